import { describe, expect, test } from '@jest/globals';
import { watchFromForm } from '../../../../src/features/queue-wait/watches/form/from-form.ts';
import { watchModal } from '../../../../src/features/queue-wait/watches/form/watch-modal.ts';
import {
  parseContact,
  parseWatch,
  parseWatches,
} from '../../../../src/features/queue-wait/watches/intent.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';
import { ids } from '../../../fixtures/floor.ts';

const id = ids.contact;
const arn = `arn:aws:connect:eu-central-1:123456789012:instance/i-1/contact/${id}`;
const link = `<https://harbour.my.connect.aws/contact-trace-records/details/${id}>`;

function wordsOf(line: string): readonly Word[] {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return words.words;
}

describe('watch', () => {
  test.each<[string, object]>([
    [id, {}],
    [id.toUpperCase(), {}],
    [arn, {}],
    [link, {}],
    [`contact:${id}`, {}],
    [`Contact ${id}`, {}],
    [`\`${id}\`,`, {}],
    [`${id} position:2`, { position: 2 }],
    [`${id} wait:5m`, { waitSeconds: 300 }],
    [`wait:1h30m ${id} position:1`, { position: 1, waitSeconds: 5400 }],
    [`${id} position:999 wait:72h`, { position: 999, waitSeconds: 259_200 }],
    [`${id} wait:30s`, { waitSeconds: 30 }],
  ])('%s', (line, asks) => {
    expect(parseWatch(wordsOf(line), 'i-1')).toEqual({ contactId: id, asks });
  });

  test.each<[string, RegExp]>([
    ['', /which contact/],
    ['Billing', /which contact/],
    ['position:2', /which contact/],
    [`${id} ${ids.chat}`, /One contact at a time/],
    [`${id} <@U0LEA00001>`, /stands alone/],
    [`${id} "2"`, /stands alone/],
    [id.slice(1), /is no contact id/],
    [arn.replace('i-1', 'i-2'), /another Amazon Connect instance, i-2/],
    [`contact:Billing`, /which contact/],
    [`${id} position:0`, /number from 1/],
    [`${id} position:1000`, /number from 1/],
    [`${id} position:two`, /number from 1/],
    [`${id} position:-1`, /number from 1/],
    [`${id} wait:5`, /30s to 72h/],
    [`${id} wait:10s`, /30s to 72h/],
    [`${id} wait:73h`, /30s to 72h/],
    [`${id} position:2 position:3`, /once/],
    [`${id} wait:5m wait:6m`, /once/],
    [`${id} queue:Billing`, /“queue:”.*position: and wait:/],
    [`${id} share`, /never shown to a whole channel/],
  ])('%s: is not understood, and what to type is said', (line, problem) => {
    const intent = parseWatch(wordsOf(line), 'i-1');

    expect(isMisunderstood(intent) && intent.problem).toMatch(problem);
  });
});

describe('unwatch and watches', () => {
  test.each([id, arn, link, `contact:${id}`])('unwatch %s', (line) => {
    expect(parseContact(wordsOf(line), 'i-1')).toEqual({ contactId: id });
  });

  test.each(['', 'all', `${id} position:2`])('unwatch %s: is not understood', (line) => {
    expect(isMisunderstood(parseContact(wordsOf(line), 'i-1'))).toBe(true);
  });

  test('watches takes nothing more', () => {
    expect(parseWatches([])).toEqual({ kind: 'list-watches' });
    expect(isMisunderstood(parseWatches(wordsOf('all')))).toBe(true);
  });
});

describe('the form', () => {
  const inputs = watchModal(id).blocks.flatMap((block) =>
    'element' in block ? [block.block_id ?? ''] : [],
  );
  const [position = '', wait = ''] = inputs;

  test.each<[string, string, object]>([
    ['none', 'none', {}],
    ['2', 'none', { position: 2 }],
    ['none', '5m', { waitSeconds: 300 }],
    ['1', '48h', { position: 1, waitSeconds: 172_800 }],
  ])('with %s and %s gives a line that reads back as that', (place, time, asks) => {
    const outcome = watchFromForm(
      new Map([
        [position, [place]],
        [wait, [time]],
      ]),
    );

    if (outcome.kind !== 'line') throw new Error(outcome.kind);
    const [word, ...rest] = wordsOf(outcome.text);
    expect(word).toEqual({ kind: 'word', text: 'watch' });
    expect(parseWatch(rest, 'i-1')).toEqual({ contactId: id, asks });
  });

  test('offers nothing that a line would refuse', () => {
    const offered = watchModal(id).blocks.flatMap((block) =>
      'element' in block && block.element.type === 'static_select'
        ? (block.element.options ?? []).map((option) => [block.block_id ?? '', option.value ?? ''])
        : [],
    );
    const lines = offered.map(([blockId = '', value = '']) =>
      watchFromForm(new Map([[blockId, [value]]])),
    );

    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const words = wordsOf(line.kind === 'line' ? line.text : '');
      expect(isMisunderstood(parseWatch(words.slice(1), 'i-1'))).toBe(false);
    }
  });

  test('that lost its contact asks for one', () => {
    expect(watchFromForm(new Map())).toEqual({ kind: 'line', text: 'watch' });
  });
});
