import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { chained, hashOf, headIn, headText } from '../../src/chain/chain.ts';
import { fieldsOf } from '../../src/chain/fields.ts';
import { entryLine, partLine, readLine } from '../../src/chain/lines.ts';
import { aChain, aListening, anAudited } from '../fixtures/audit.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

describe('the hash of an entry', () => {
  test('is the SHA-256 of a JSON array: number, previous, then the fields by name', () => {
    const { hash } = chained(anAudited(), 1, '');

    expect(hash).toBe(
      createHash('sha256')
        .update(
          '[1,"",["about","agent a1 status s1"],["act","set-status"],["at","2026-06-01T10:00:00.123Z"],["outcome","intended"],["who","U0SAM00001"]]',
        )
        .digest('hex'),
    );
  });

  test.each([
    ['the first', anAudited(), '25e18e531e41c97706ab5a9d49f74f51f715420d6a44dc40c350426ac1b03851'],
    [
      'the second',
      aListening(),
      '80db996a16b82df0b173c785a5413f5f09dda3c96b04809f29eb02bf3b2067dd',
    ],
  ])('is the same for ever: %s of a chain', (_which, entry, known) => {
    const chain = aChain([anAudited(), aListening()]);

    expect(chain.find((one) => one.entry.act === entry.act)?.hash).toBe(known);
  });

  test('does not depend on the order in which fields are kept', () => {
    const { number, previous, hash, fields } = chained(aListening(), 2, 'a'.repeat(64));

    expect(hashOf({ number, previous, fields: fields.toReversed() })).toBe(hash);
  });

  test.each(Object.keys(Object.fromEntries(fieldsOf(aListening()))))(
    'is another one where %s is another one, or is left out',
    (name) => {
      const { number, previous, hash, fields } = chained(aListening(), 2, '');
      const changed = fields.map(
        ([known, text]) => [known, known === name ? `${text}x` : text] as const,
      );
      const without = fields.filter(([known]) => known !== name);

      expect(hashOf({ number, previous, fields: changed })).not.toBe(hash);
      expect(hashOf({ number, previous, fields: without })).not.toBe(hash);
    },
  );

  test.each([
    ['the number', { number: 3 }],
    ['the hash before', { previous: 'b'.repeat(64) }],
  ])('is another one where %s is another one', (_what, change) => {
    const entry = chained(anAudited(), 2, 'a'.repeat(64));

    expect(hashOf({ ...entry, ...change })).not.toBe(entry.hash);
  });

  test('is another one where text moves from one field to the next', () => {
    const one = chained(anAudited({ who: 'U1', about: '2' }), 1, '');
    const other = chained(anAudited({ who: 'U12', about: '' }), 1, '');

    expect(one.hash).not.toBe(other.hash);
  });
});

describe('a head', () => {
  const head = { number: 120, hash: 'ab'.repeat(32) };

  test('is read as it is written', () => {
    expect(headIn(headText(head))).toEqual(head);
    expect(headIn(` ${headText(head).toUpperCase()} `)).toEqual(head);
  });

  test.each([
    '',
    '120',
    '120:',
    `0:${head.hash}`,
    `:${head.hash}`,
    `120:${head.hash}0`,
    `-1:${head.hash}`,
  ])('is not %j', (text) => {
    expect(headIn(text)).toBeUndefined();
  });
});

describe('a line', () => {
  test('is read as it is written, with all that is hashed', () => {
    const { entry: _entry, ...kept } = chained(
      aListening({ about: 'ü "quoted" \n' }),
      7,
      'c'.repeat(64),
    );

    expect(readLine(entryLine(tenant, kept))).toEqual({ kind: 'entry', entry: kept });
  });

  test('says whose audit it is, and holds everything in words', () => {
    const line: unknown = JSON.parse(entryLine(tenant, chained(aListening(), 1, '')));

    expect(line).toMatchObject({
      audit: 'T0FLOOR001/i-1',
      number: 1,
      who: 'U0SAM00001',
      capabilities: 'SILENT_MONITOR,BARGE',
      seconds: '252',
    });
  });

  test('of a part says where it begins', () => {
    expect(readLine(partLine(tenant, 12))).toEqual({ kind: 'part', from: 12 });
  });

  test.each([
    '',
    'no json',
    'null',
    '[]',
    '7',
    '{"number":"1","previous":"","hash":""}',
    '{"number":1.5,"previous":"","hash":""}',
    '{"number":1,"hash":""}',
    '{"number":1,"previous":"","hash":"","who":{"name":"x"}}',
  ])('is not %j', (text) => {
    expect(readLine(text)).toEqual({ kind: 'unreadable' });
  });
});
