import { describe, expect, test } from '@jest/globals';
import { chained } from '../../src/chain/chain.ts';
import { createVerifier, type Expected, isIntact, type Verdict } from '../../src/chain/verify.ts';
import { givenSentence, verdictLines } from '../../src/chain/words.ts';
import type { AuditEntry, ChainedEntry } from '../../src/domain/audit.ts';
import { aChain, anAudited, audited } from '../fixtures/audit.ts';

type Chain = readonly ChainedEntry[];

function verify(chain: Chain, expected: Expected = {}): Verdict {
  const verifier = createVerifier(expected);
  chain.forEach(verifier.take);
  return verifier.verdict();
}

const ten = aChain(audited(10));
const at = (chain: Chain, number: number): ChainedEntry => {
  const found = chain.find((one) => one.number === number);
  if (!found) throw new Error(`no entry ${number}`);
  return found;
};
const headAt = (number: number, chain: Chain = ten) => ({ number, hash: at(chain, number).hash });

/** Ten entries, and one that says that those before `keptFrom` were taken away; all of them still there. */
function trimmed(keptFrom: number, removedHash = at(ten, keptFrom).previous): Chain {
  const entry: AuditEntry = anAudited({ act: 'trim-audit', retention: { keptFrom, removedHash } });
  return [...ten, chained(entry, 11, at(ten, 10).hash)];
}

/** As somebody would who makes the chain anew from a number on. */
function rewritten(number: number, about: string): Chain {
  const kept = ten.filter((one) => one.number < number);
  const anew = ten
    .filter((one) => one.number >= number)
    .map(({ entry }, place) => (place === 0 ? { ...entry, about } : entry));
  return aChain(anew, kept);
}

describe('a chain is intact', () => {
  test('as it was written', () => {
    expect(verify(ten)).toEqual({
      count: 10,
      first: 1,
      head: headAt(10),
      findings: [],
      findingCount: 0,
      given: undefined,
    });
  });

  test('where there is nothing yet', () => {
    expect(isIntact(verify([]))).toBe(true);
    expect(verdictLines(verify([]))).toEqual(['OK: There is no entry in the audit.']);
  });

  test('where its beginning was taken away and it says so itself', () => {
    expect(verify(trimmed(6).slice(5))).toMatchObject({ findings: [], first: 6 });
  });

  test('where that was done twice', () => {
    const twice = trimmed(4);
    const again = anAudited({
      act: 'trim-audit',
      retention: { keptFrom: 8, removedHash: at(ten, 8).previous },
    });
    const chain = [...twice, chained(again, 12, at(twice, 11).hash)];

    expect(verify(chain.slice(7))).toMatchObject({ findings: [], first: 8 });
  });

  test('where a file was asked to begin later', () => {
    expect(verify(ten.slice(4), { partFrom: 5 })).toMatchObject({ findings: [] });
  });

  test('where one entry is of an act that this version does not know', () => {
    const { number, previous, fields, hash } = chained(anAudited(), 1, '');
    const verifier = createVerifier();
    verifier.take({ number, previous, fields, hash });

    expect(isIntact(verifier.verdict())).toBe(true);
  });
});

describe('an attack shows', () => {
  test.each<[string, Chain, object[], string]>([
    [
      'an entry whose words were changed',
      ten.map((one) =>
        one.number === 4
          ? { ...one, fields: [...one.fields.slice(1), ['at', 'later'] as const] }
          : one,
      ),
      [{ kind: 'changed', number: 4 }],
      'Entries 1 to 3 are intact.',
    ],
    [
      'an entry that was rewritten with its hash',
      [...ten.slice(0, 3), at(rewritten(4, 'harmless'), 4), ...ten.slice(4)],
      [{ kind: 'link', number: 5 }],
      'Entry 5 does not follow entry 4',
    ],
    [
      'an entry that was taken out',
      ten.filter((one) => one.number !== 4),
      [{ kind: 'missing', number: 4, last: 4 }],
      'Entry 4 is missing.',
    ],
    [
      'three entries that were taken out',
      ten.filter((one) => one.number < 4 || one.number > 6),
      [{ kind: 'missing', number: 4, last: 6 }],
      'Entries 4 to 6 are missing.',
    ],
    [
      'two entries that were swapped',
      [...ten.slice(0, 3), at(ten, 5), at(ten, 4), ...ten.slice(5)],
      [
        { kind: 'missing', number: 4, last: 4 },
        { kind: 'order', number: 4, after: 5 },
        { kind: 'missing', number: 5, last: 5 },
      ],
      'inserted or swapped',
    ],
    [
      'the content of two entries that was swapped',
      ten.map((one) =>
        one.number === 4 || one.number === 5
          ? { ...at(ten, 9 - one.number), number: one.number }
          : one,
      ),
      [
        { kind: 'link', number: 4 },
        { kind: 'changed', number: 4 },
        { kind: 'link', number: 5 },
        { kind: 'changed', number: 5 },
        { kind: 'link', number: 6 },
      ],
      '5 things are wrong, first at entry 4.',
    ],
    [
      'an entry that was inserted',
      [
        ...ten.slice(0, 4),
        chained(anAudited({ about: 'new' }), 4, at(ten, 4).hash),
        ...ten.slice(4),
      ],
      [
        { kind: 'order', number: 4, after: 4 },
        { kind: 'link', number: 5 },
      ],
      'it was inserted or swapped',
    ],
    [
      'a beginning that was cut',
      ten.slice(4),
      [{ kind: 'start', number: 5 }],
      'The chain begins at entry 5, and no entry in it says',
    ],
    [
      'a chain that was begun anew under 1',
      [chained(anAudited(), 1, 'a'.repeat(64))],
      [{ kind: 'start', number: 1 }],
      'begun anew',
    ],
    [
      'an entry without a hash',
      ten.map((one) => (one.number === 10 ? { ...one, hash: '' } : one)),
      [{ kind: 'unreadable', number: 10 }],
      'it has no hash',
    ],
    [
      'a retention that is forged: it took less than is gone',
      trimmed(4).slice(5),
      [{ kind: 'start', number: 6 }],
      'its beginning was cut',
    ],
    [
      'a retention that is forged: it names another hash',
      trimmed(6, 'd'.repeat(64)).slice(5),
      [
        { kind: 'start', number: 6 },
        { kind: 'retention', number: 11 },
      ],
      'Entry 11 says that it took entries away',
    ],
    [
      'a retention that is forged: what it took is still there',
      trimmed(6),
      [{ kind: 'retention', number: 11 }],
      'it is forged',
    ],
  ])('%s', (_what, chain, findings, words) => {
    const verdict = verify(chain);

    expect(verdict.findings).toMatchObject(findings);
    expect(verdict.findingCount).toBe(findings.length);
    expect(isIntact(verdict)).toBe(false);
    expect(verdictLines(verdict).join('\n')).toContain(words);
  });

  test('a thousand broken entries are counted, and the first told', () => {
    const verdict = verify(aChain(audited(200)).map((one) => ({ ...one, fields: [] })));

    expect(verdict).toMatchObject({ findingCount: 200 });
    expect(verdict.findings).toHaveLength(50);
    expect(verdictLines(verdict)).toContain('And 150 more.');
  });
});

describe('against a head that was known before', () => {
  test.each<[string, Chain, number, string, boolean]>([
    ['is contained', ten, 7, 'contained', true],
    ['is contained where it is the last one', ten, 10, 'contained', true],
    ['shows a chain that was rewritten whole', rewritten(3, 'harmless'), 7, 'other', false],
    ['shows a tail that was cut', ten.slice(0, 6), 7, 'beyond', false],
    ['shows an emptied Redis', [], 7, 'beyond', false],
    ['shows a Redis that was emptied and written to again', aChain(audited(3)), 7, 'beyond', false],
    ['cannot be told where retention took it away', trimmed(9).slice(8), 7, 'removed', false],
    [
      'is contained where the first that was kept names it',
      trimmed(8).slice(7),
      7,
      'contained',
      true,
    ],
  ])('%s', (_what, chain, number, is, fine) => {
    const verdict = verify(chain, { given: headAt(number) });

    expect(verdict.given).toEqual({ head: headAt(number), is });
    expect(isIntact(verdict)).toBe(fine);
    expect(givenSentence(verdict)).toContain(is === 'contained' ? 'contains the head' : '7');
  });

  test('a head that nobody ever posted is not in the chain', () => {
    const verdict = verify(ten, { given: { number: 7, hash: 'e'.repeat(64) } });

    expect(verdictLines(verdict)).toEqual([
      'The chain no longer contains the head 7:eeeeeeeeeeee…: another entry stands at 7, or none. What stood there was rewritten.',
      `Head: 10:${at(ten, 10).hash}`,
      'BROKEN: Entries 1 to 10 fit each other, but the head that was known before is not among them.',
    ]);
  });
});
