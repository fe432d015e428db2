import { describe, expect, test } from '@jest/globals';
import { validateMessage, validateView } from '../../sandbox/slack/validate.ts';
import { actions } from '../../src/blocks/primitives.ts';
import { runButton } from '../../src/blocks/run-button.ts';
import { runOverflow } from '../../src/blocks/run-menu.ts';
import { createSeal } from '../../src/slack/seal.ts';
import { inputIds, modalParts, sealing } from '../../src/slack/sealing.ts';
import { allViewCases } from '../fixtures/views/all.ts';
import { filter } from './echo-command.ts';

const seal = createSeal('xoxb-1', 'T1');
const parts = ['run', 'beside', 'monitor'];
const line = 'agent:"a-1" contact:"c-1"';

describe('a seal', () => {
  test('comes off what it was put on, in every process with the same token', () => {
    const sealed = seal.put(parts, line);

    expect(createSeal('xoxb-1', 'T1').take(parts, sealed)).toBe(line);
    expect(sealed).toMatch(/^[\w-]{22}\.agent:/);
  });

  test.each(['', 'a.b', 'Ä😀', 'queue:"R&D <x>"', '.'])('holds any line: %j', (any) => {
    expect(seal.take(parts, seal.put(parts, any))).toBe(any);
  });

  test('survives a Slack that escapes the value as it does texts', () => {
    const escaped = seal.put(parts, 'queue:"R&D <x>"').replace('&', '&amp;').replace('<', '&lt;');

    expect(seal.take(parts, escaped.replace('>', '&gt;'))).toBe('queue:"R&D <x>"');
  });

  test.each<[string, (sealed: string) => string | undefined]>([
    ['without a seal', () => seal.take(parts, line)],
    ['of nothing', () => seal.take(parts, '')],
    ['with another line', (it) => seal.take(parts, it.replace('a-1', 'a-2'))],
    ['with a longer line', (it) => seal.take(parts, `${it} confirmed`)],
    ['with a seal that was cut', (it) => seal.take(parts, it.slice(1))],
    ['with another seal', (it) => seal.take(parts, `A${it.slice(1)}`.replace(/^AA/, 'BA'))],
    ['of another command', (it) => seal.take(['run', 'beside', 'agents'], it)],
    ['of another mode', (it) => seal.take(['run', 'replace', 'monitor'], it)],
    ['of a modal', (it) => seal.take(['modal', 'beside', 'monitor'], it)],
    ['of another token', (it) => createSeal('xoxb-2', 'T1').take(parts, it)],
    ['of another workspace', (it) => createSeal('xoxb-1', 'T2').take(parts, it)],
    ['whose parts were cut elsewhere', (it) => seal.take(['run', 'beside'], it)],
  ])('is not that of a value %s', (_, take) => {
    expect(take(seal.put(parts, line))).toBeUndefined();
  });
});

describe('what goes to Slack', () => {
  const row = actions('row', [
    runButton({ label: 'Listen', command: 'monitor', text: line, id: '1' }),
    runOverflow({ id: '2', choices: [{ label: 'x', command: 'monitor', text: line }] }),
  ]);

  test('carries a seal on each line, for the command and mode it is run by', () => {
    const { elements } = sealing(seal, row);
    const [button, menu] = elements;

    if (button?.type !== 'button' || menu?.type !== 'overflow') throw new Error('not as built');
    expect(seal.take(parts, button.value ?? '')).toBe(line);
    expect(seal.take(['run', 'beside', 'any'], menu.options[0]?.value ?? '')).toBe(
      `monitor ${line}`,
    );
  });

  test('is otherwise what it was, and within limits however long the line', () => {
    const longest = runButton({ label: 'x', command: 'agents', text: 'x'.repeat(1_977), id: '1' });
    const menu = runOverflow({
      id: '2',
      choices: [{ label: 'x', command: 'monitor', text: 'x'.repeat(119) }],
    });
    const blocks = [actions('row', [longest, menu])];

    expect(validateMessage({ text: 'x', blocks: sealing(seal, blocks) })).toEqual([]);
    expect(JSON.stringify(sealing(seal, blocks)).replaceAll(/[\w-]{22}\.(?=x|monitor)/g, '')).toBe(
      JSON.stringify(blocks),
    );
  });

  test('in a modal, seals its note together with its form and inputs', () => {
    const modal = sealing(seal, { ...filter, private_metadata: '{"mode":"typed"}' });
    const note = modal.private_metadata;

    expect(inputIds(modal.blocks)).toEqual(['queues', 'sort']);
    expect(seal.take(modalParts(modal), note)).toBe('{"mode":"typed"}');
    expect(
      seal.take(modalParts({ ...modal, callback_id: 'form:agents:other' }), note),
    ).toBeUndefined();
    const blocks = modal.blocks.slice(0, 1);
    expect(seal.take(modalParts({ ...modal, blocks }), note)).toBeUndefined();
  });
});

test.each(allViewCases.map((one) => [`${one.group}: ${one.title}`, one] as const))(
  'seals keep within Slack’s limits: %s',
  (_, one) => {
    if (one.kind !== 'message') {
      expect(validateView(sealing(seal, one.view))).toEqual([]);
      return;
    }
    const { text, blocks, plainBlocks } = one.message;
    for (const shown of [blocks, plainBlocks ?? []]) {
      expect(validateMessage({ text, blocks: sealing(seal, shown) })).toEqual([]);
    }
  },
);
