import { describe, expect, test } from '@jest/globals';
import { matchName, nameRef } from '../../src/grammar/names.ts';
import { readWords } from '../../src/grammar/words.ts';

const queues = [
  { id: 'q-1', name: 'Billing' },
  { id: 'q-2', name: 'Tech Support' },
  { id: 'q-3', name: 'Tech' },
  { id: 'q-4', name: 'Retours Générale' },
  { id: 'q-5', name: 'Sales over 60' },
];
const agents = [
  { id: 'u-1', name: 'Maria Lindqvist', also: ['maria.lindqvist', 'Maria', 'Lindqvist'] },
  { id: 'u-2', name: 'Maria Rossi', also: ['maria.rossi', 'Maria', 'Rossi'] },
  { id: 'u-3', name: 'Jonas Weber', also: ['jonas.weber', 'Jonas', 'Weber'] },
];

function match(text: string, candidates = queues) {
  const words = readWords(text);
  const ref = words.kind === 'words' ? nameRef(words.words) : undefined;
  if (!ref || ref.kind === 'user') throw new Error(`not a name: ${text}`);
  const found = matchName(ref, candidates);
  return found.kind === 'found' ? [found.item.id, found.isExact] : found;
}

describe('a queue', () => {
  test.each([
    ['Billing', 'q-1', true],
    ['billing', 'q-1', true],
    ['"billing"', 'q-1', true],
    ['q-1', 'q-1', true],
    ['arn:aws:connect:eu-central-1:1:instance/i/queue/q-1', 'q-1', true],
    ['tech support', 'q-2', true],
    ['tech', 'q-3', true],
    ['"Tech"', 'q-3', true],
    ['bill', 'q-1', false],
    ['tech sup', 'q-2', false],
    ['retours generale', 'q-4', true],
    ['sales over 60', 'q-5', true],
  ])('%s is %s (exact: %p)', (text, id, isExact) => {
    expect(match(text)).toEqual([id, isExact]);
  });

  test('is matched longest first, and the words left over are told', () => {
    expect(match('tech support please')).toEqual({
      kind: 'left-over',
      item: queues[1],
      words: ['please'],
    });
  });

  test('with a slip in it is not taken for a shorter name with words too many', () => {
    expect(match('tech suport')).toMatchObject({ kind: 'unknown', near: [{ id: 'q-2' }] });
  });

  test('that does not exist comes with the nearest names', () => {
    expect(match('Biling')).toMatchObject({
      kind: 'unknown',
      asked: 'Biling',
      near: [{ id: 'q-1' }],
    });
  });

  test('that is like nothing comes with no names', () => {
    expect(match('😀')).toEqual({ kind: 'unknown', asked: '😀', near: [] });
  });
});

describe('an agent', () => {
  test('is found by last name or username', () => {
    expect(match('rossi', agents)).toEqual(['u-2', true]);
    expect(match('jonas.weber', agents)).toEqual(['u-3', true]);
  });

  test('of a first name that two have is ambiguous', () => {
    expect(match('maria', agents)).toMatchObject({
      kind: 'ambiguous',
      items: [{ id: 'u-1' }, { id: 'u-2' }],
    });
  });
});

test.each(['Billing "Sales"', '<@U1> Billing', 'queue:a queue:b', '<#C1|floor>'])(
  '%s is no single name',
  (text) => {
    const words = readWords(text);
    expect(words.kind === 'words' && nameRef(words.words)).toBeUndefined();
  },
);
