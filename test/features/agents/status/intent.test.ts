import { describe, expect, test } from '@jest/globals';
import { parseStatus, type StatusIntent } from '../../../../src/features/agents/status/intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';

function read(line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseStatus(words.words);
}

const typed = (...words: string[]) => ({ kind: 'typed', words }) as const;
const named = (text: string) => ({ kind: 'named', text }) as const;

describe('a change of status is read', () => {
  test.each<[string, Omit<StatusIntent, 'kind'>]>([
    ['agent:maria status:Lunch', { agent: typed('maria'), status: typed('Lunch'), isNow: false }],
    [
      'agent:"Maria Lindqvist" status:"Back office" now',
      { agent: named('Maria Lindqvist'), status: named('Back office'), isNow: true },
    ],
    [
      'status:Back office agent:Maria Lindqvist NOW',
      { agent: typed('Maria', 'Lindqvist'), status: typed('Back', 'office'), isNow: true },
    ],
    [
      '<@U0SAM00001|sam> status:Lunch now',
      { agent: { kind: 'user', userId: 'U0SAM00001' }, status: typed('Lunch'), isNow: true },
    ],
    [
      'agent:<@U0SAM00001> status:Lunch',
      { agent: { kind: 'user', userId: 'U0SAM00001' }, status: typed('Lunch'), isNow: false },
    ],
    ['maria status:Lunch', { agent: typed('maria'), status: typed('Lunch'), isNow: false }],
    [
      // A status called Now is a name when it is quoted.
      'agent:maria status:"Now"',
      { agent: typed('maria'), status: named('Now'), isNow: false },
    ],
  ])('%j', (line, intent) => {
    expect(read(line)).toEqual({ kind: 'set-status', ...intent });
  });
});

describe('what cannot be meant gets a sentence with an example', () => {
  test.each([
    ['', 'whose status'],
    ['now', 'whose status'],
    ['status:Lunch', 'whose status'],
    ['agent:maria', 'which status'],
    ['agent:maria agent:jonas status:Lunch', 'one agent at a time'],
    ['agent:maria,jonas status:Lunch', 'one agent at a time'],
    ['agent:maria status:Lunch,Break', 'just one'],
    ['agent:maria status:<@U0SAM00001>', 'just one'],
    ['agent:maria status:Lunch queue:Billing', 'nothing else'],
    ['agent:maria status:Lunch sort:name', 'nothing else'],
  ])('%j', (line, part) => {
    expect(read(line)).toEqual({ kind: 'misunderstood', problem: expect.stringContaining(part) });
    expect(read(line)).toMatchObject({ problem: expect.stringContaining('status agent:maria') });
  });
});
