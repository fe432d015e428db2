import { expect, test } from '@jest/globals';
import { parseMonitor } from '../../../src/features/monitor/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

const id = '11111111-2222-3333-4444-555555555555';

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseMonitor(words.words);
}

test.each<[string, object]>([
  ['Maria Lindqvist', { kind: 'listen', agent: { kind: 'typed', words: ['Maria', 'Lindqvist'] } }],
  ['"Maria Lindqvist"', { kind: 'listen', agent: { kind: 'named', text: 'Maria Lindqvist' } }],
  ['agent:maria', { kind: 'listen', agent: { kind: 'named', text: 'maria' } }],
  ['<@U123>', { kind: 'listen', agent: { kind: 'user', userId: 'U123' } }],
  [
    `agent:maria contact:${id}`,
    { kind: 'listen', agent: { kind: 'named', text: 'maria' }, contactId: id },
  ],
  [
    `contact:${id} agent:maria`,
    { kind: 'listen', agent: { kind: 'named', text: 'maria' }, contactId: id },
  ],
])('/monitor %s', (text, intent) => {
  expect(parse(text)).toEqual(intent);
});

test.each([
  '',
  'queue:Billing',
  'agent:maria contact:x',
  `contact:${id}`,
  `maria contact:${id} contact:${id}`,
  'agent:a agent:b',
])('/monitor %s is answered with the usage', (text) => {
  expect(parse(text)).toMatchObject({ kind: 'misunderstood' });
});
