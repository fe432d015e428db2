import { describe, expect, test } from '@jest/globals';
import {
  type NamesIntent,
  parseNames,
} from '../../../../src/features/agents/settings/names-intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { anAsker } from '../../../fixtures/asker.ts';

function read(line: string, channelId: string | undefined = 'C0FLOOR001') {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseNames(words.words, { ...anAsker().caller, channelId });
}

const set = (isOn: boolean, channelId: string): NamesIntent => ({ kind: 'set', isOn, channelId });

describe('where names may stand is read', () => {
  test.each<[string, NamesIntent]>([
    ['', { kind: 'show' }],
    ['on', set(true, 'C0FLOOR001')],
    ['OFF', set(false, 'C0FLOOR001')],
    ['on <#C0ALERTS01|alerts>', set(true, 'C0ALERTS01')],
    ['off <#C0ALERTS01>', set(false, 'C0ALERTS01')],
  ])('%j', (line, intent) => {
    expect(read(line)).toEqual(intent);
  });

  test('in a direct message a channel can be named', () => {
    expect(read('on <#C0ALERTS01>', 'D0SAM00001')).toEqual(set(true, 'C0ALERTS01'));
  });
});

describe('what cannot be meant gets a sentence with an example', () => {
  test.each([
    'yes',
    '"on"',
    'on off',
    'on #floor',
    'on <#C0ALERTS01> <#C0FLOOR001>',
    '<#C0FLOOR001>',
    'on <@U0SAM00001>',
  ])('%j', (line) => {
    expect(read(line)).toEqual({
      kind: 'misunderstood',
      problem: expect.stringContaining('names on #floor'),
    });
  });

  test.each(['D0SAM00001', ''])('“on” where there is no channel (%j)', (channelId) => {
    const asked = channelId === '' ? undefined : channelId;

    expect(
      parseNames([{ kind: 'word', text: 'on' }], { ...anAsker().caller, channelId: asked }),
    ).toEqual({
      kind: 'misunderstood',
      problem: expect.stringContaining('This is no channel'),
    });
  });
});
