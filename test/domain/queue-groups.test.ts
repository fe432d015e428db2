import { expect, test } from '@jest/globals';
import { groupNameIn } from '../../src/domain/queue-groups.ts';

test.each([
  ['emea', 'emea'],
  ['EMEA', 'emea'],
  ['tier-1', 'tier-1'],
  ['2', '2'],
  ['Süd', 'süd'],
  ['su\u0308d', 'süd'],
  ['東京', '東京'],
  ['מזרח', 'מזרח'],
  ['constructor', 'constructor'],
  ['a'.repeat(30), 'a'.repeat(30)],
])('%p is kept as %p', (text, kept) => {
  expect(groupNameIn(text)).toBe(kept);
});

test.each([
  '',
  '-emea',
  'em ea',
  'emea,apac',
  'emea:1',
  '__proto__',
  'R&D',
  'R&amp;D',
  '<!channel>',
  '@emea',
  '*emea*',
  '`emea`',
  '😀',
  '\u202eemea',
  'a'.repeat(31),
])('%p is no name of a group', (text) => {
  expect(groupNameIn(text)).toBeUndefined();
});
