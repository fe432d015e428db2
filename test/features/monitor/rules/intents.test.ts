import { describe, expect, test } from '@jest/globals';
import { parseNever } from '../../../../src/features/monitor/rules/never-intent.ts';
import { parseOption } from '../../../../src/features/monitor/rules/option-intent.ts';
import type { optionNames } from '../../../../src/features/monitor/rules/option-values.ts';
import { parseScope } from '../../../../src/features/monitor/rules/scope-intent.ts';
import {
  parseOff,
  parseOn,
  parseRules,
} from '../../../../src/features/monitor/rules/switch-intent.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';

function wordsOf(line: string): readonly Word[] {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return words.words;
}

const typed = (...words: readonly string[]) => ({ kind: 'typed', words });
const named = (text: string) => ({ kind: 'named', text });
const sam = '<@U0SAM00001>';

describe('the switch', () => {
  test.each([
    ['', { kind: 'on', isConfirmed: false }],
    ['confirmed', { kind: 'on', isConfirmed: true }],
    ['Confirmed', { kind: 'on', isConfirmed: true }],
    ['now', { kind: 'misunderstood' }],
    ['"confirmed"', { kind: 'misunderstood' }],
    ['confirmed please', { kind: 'misunderstood' }],
  ])('on %s', (line, intent) => {
    expect(parseOn(wordsOf(line))).toMatchObject(intent);
  });

  test('off and rules take nothing more', () => {
    expect(parseOff([])).toEqual({ kind: 'off' });
    expect(parseOff(wordsOf('queue:Billing'))).toMatchObject({ kind: 'misunderstood' });
    expect(parseRules([])).toEqual({ kind: 'rules' });
    expect(parseRules(wordsOf('all'))).toMatchObject({ kind: 'misunderstood' });
  });
});

describe('the never-list', () => {
  test.each<[string, object]>([
    ['', { kind: 'show' }],
    ['queue:Legal', { kind: 'add', parts: [{ of: 'queue', ref: typed('Legal') }] }],
    [
      'queue:Legal,"Tech Support" agent:Maria team:North group:emea',
      {
        kind: 'add',
        parts: [
          { of: 'queue', ref: typed('Legal') },
          { of: 'queue', ref: named('Tech Support') },
          { of: 'agent', ref: typed('Maria') },
          { of: 'team', ref: typed('North') },
          { of: 'group', ref: typed('emea') },
        ],
      },
    ],
    ['Maria', { kind: 'add', parts: [{ of: 'any', ref: typed('Maria') }] }],
    [sam, { kind: 'add', parts: [{ of: 'any', ref: { kind: 'user', userId: 'U0SAM00001' } }] }],
    ['remove queue:Legal', { kind: 'remove', parts: [{ of: 'queue', ref: typed('Legal') }] }],
    ['"remove"', { kind: 'add', parts: [{ of: 'any', ref: named('remove') }] }],
    ['remove', { kind: 'misunderstood' }],
    ['state:on-hold', { kind: 'misunderstood' }],
    ['queue:', { kind: 'misunderstood' }],
    [`team:${sam}`, { kind: 'misunderstood' }],
    ['contact:1', { kind: 'misunderstood' }],
  ])('never %s', (line, intent) => {
    expect(parseNever(wordsOf(line))).toMatchObject(intent);
  });
});

describe('scopes', () => {
  const of = { slackUserId: 'U0SAM00001' };
  test.each<[string, object]>([
    ['', { kind: 'show' }],
    [`${sam} own-team`, { kind: 'set', of, to: { kind: 'own-team' } }],
    [`${sam} everybody`, { kind: 'set', of, to: { kind: 'everybody' } }],
    ['everyone-else own-team', { kind: 'set', of: 'everyone-else', to: { kind: 'own-team' } }],
    [
      `${sam} team:North queue:Billing`,
      {
        kind: 'set',
        of,
        to: {
          kind: 'parts',
          parts: [
            { of: 'team', ref: typed('North') },
            { of: 'queue', ref: typed('Billing') },
          ],
        },
      },
    ],
    [`remove ${sam}`, { kind: 'remove', slackUserId: 'U0SAM00001' }],
    ['remove', { kind: 'misunderstood' }],
    ['remove everyone-else', { kind: 'misunderstood' }],
    [sam, { kind: 'misunderstood' }],
    [`${sam} agent:Maria`, { kind: 'misunderstood' }],
    [`${sam} Billing`, { kind: 'misunderstood' }],
    [`${sam} own-team team:North`, { kind: 'misunderstood' }],
    ['sam own-team', { kind: 'misunderstood' }],
    ['own-team', { kind: 'misunderstood' }],
  ])('scope %s', (line, intent) => {
    expect(parseScope(wordsOf(line))).toMatchObject(intent);
  });
});

describe('the other rules', () => {
  test.each<[(typeof optionNames)[number], string, object]>([
    ['step-in', '', { kind: 'show' }],
    ['step-in', 'on', { kind: 'set', to: 'on' }],
    ['ask-reason', 'OFF', { kind: 'set', to: 'off' }],
    ['tell-agents', 'during', { kind: 'set', to: 'during' }],
    ['tell-agents', 'on', { kind: 'misunderstood' }],
    ['step-in', 'before', { kind: 'misunderstood' }],
    ['ask-reason', 'on off', { kind: 'misunderstood' }],
    ['ask-reason', '"on"', { kind: 'misunderstood' }],
  ])('%s %s', (option, line, intent) => {
    expect(parseOption(option, wordsOf(line))).toMatchObject(intent);
  });

  test('say in one sentence what can be typed', () => {
    expect(parseOption('tell-agents', wordsOf('yes'))).toMatchObject({
      problem:
        'After tell-agents goes none, before or during, or nothing to see how it is now. For example: tell-agents during.',
    });
  });
});
