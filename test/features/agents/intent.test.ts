import { expect, test } from '@jest/globals';
import { parseAgents } from '../../../src/features/agents/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

const typed = (...words: string[]) => ({ kind: 'typed', words });
const named = (text: string) => ({ kind: 'named', text });

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseAgents(words.words);
}

test.each<[string, object]>([
  ['', { kind: 'list', share: false }],
  ['share', { kind: 'list', share: true }],
  ['Billing', { kind: 'list', only: { what: 'any', ref: typed('Billing') }, share: false }],
  [
    'Tech Support',
    { kind: 'list', only: { what: 'any', ref: typed('Tech', 'Support') }, share: false },
  ],
  ['Billing share', { kind: 'list', only: { what: 'any', ref: typed('Billing') }, share: true }],
  ['"share"', { kind: 'list', only: { what: 'any', ref: named('share') }, share: false }],
  ['queue:“Tier 1”', { kind: 'list', only: { what: 'queue', ref: named('Tier 1') }, share: false }],
  ['agent:maria', { kind: 'list', only: { what: 'agent', ref: named('maria') }, share: false }],
  [
    '<@U123>',
    { kind: 'list', only: { what: 'agent', ref: { kind: 'user', userId: 'U123' } }, share: false },
  ],
])('/agents %s', (text, intent) => {
  expect(parse(text)).toEqual(intent);
});

test.each([
  'queue:a queue:b',
  '"a" "b"',
  'status:lunch',
  'queue:<@U123>',
  '<#C1|floor>',
  'agent:maria share',
])('/agents %s is answered with the usage', (text) => {
  expect(parse(text)).toMatchObject({ kind: 'misunderstood' });
});
