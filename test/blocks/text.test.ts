import { describe, expect, test } from '@jest/globals';
import { clip, count, escapeMrkdwn, list, name, plainName } from '../../src/blocks/text.ts';

test.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['abcd', 1, '…'],
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀…'],
])('%j is clipped to %d code points', (text, maximum, clipped) => {
  expect(clip(text, maximum)).toBe(clipped);
});

test.each([
  ['Billing', 'Billing'],
  ['<!channel>', '&lt;!channel&gt;'],
  ['R&D', 'R&amp;D'],
  ['&lt;', '&amp;lt;'],
  ['<@U1> & <@U2>', '&lt;@U1&gt; &amp; &lt;@U2&gt;'],
])('%j is harmless in mrkdwn', (text, escaped) => {
  expect(escapeMrkdwn(text)).toBe(escaped);
});

describe('a foreign name in mrkdwn', () => {
  test.each([
    ['as it is', 'Billing', 'Billing'],
    ['pinging nobody', '<!here>', '&lt;!here&gt;'],
    ['on one line', ' Tier\n1\t\r\nsupport ', 'Tier 1 support'],
    ['without formatting', '*bold* `code`', '∗bold∗ ˋcodeˋ'],
    ['without slant or strike', '_slanted_ ~struck~', '＿slanted＿ ∼struck∼'],
    ['with the line of a username', 'sam_okafor', 'sam_okafor'],
    ['without emoji', 'Queue :tada:', 'Queue ∶tada∶'],
    ['with the time of day', 'Night 22:00', 'Night 22:00'],
    ['clipped', 'a'.repeat(81), `${'a'.repeat(79)}…`],
    ['clipped before it is escaped', '<'.repeat(81), `${'&lt;'.repeat(79)}…`],
    ['isolated when it is Hebrew', 'תמיכה', '\u2068תמיכה\u2069'],
    ['isolated when it is Arabic', 'دعم', '\u2068دعم\u2069'],
    ['isolated when part of it is right-to-left', 'Tier דרג', '\u2068Tier דרג\u2069'],
    ['isolated when it is an Arabic presentation form', '\ufe8e', '\u2068\ufe8e\u2069'],
    ['without an override', 'a\u202ebcd', 'abcd'],
    ['without isolates and marks', '\u2066a\u2069\u200fb\u200e', 'ab'],
    ['with no isolate closed from inside', 'דרג\u2069x', '\u2068דרגx\u2069'],
    ['empty when it is blank', ' \u202e ', ''],
  ])('is %s', (_, text, shown) => {
    expect(name(text)).toBe(shown);
  });
});

test.each([
  ['R&D <b>', 'R&D <b>'],
  ['a\n b', 'a b'],
  ['\u202eabc', 'abc'],
  ['a'.repeat(61), `${'a'.repeat(59)}…`],
])('%j is a plain name', (text, shown) => {
  expect(plainName(text)).toBe(shown);
});

test.each([
  [0, 'agent', undefined, '0 agents'],
  [1, 'agent', undefined, '1 agent'],
  [2, 'agent', undefined, '2 agents'],
  [1, 'reply', 'replies', '1 reply'],
  [3, 'reply', 'replies', '3 replies'],
])('%d of %j (%j) is counted', (number, one, many, counted) => {
  expect(count(number, one, many)).toBe(counted);
});

test.each([
  [[], undefined, ''],
  [['a'], undefined, 'a'],
  [['a', 'b'], undefined, 'a and b'],
  [['a', 'b', 'c'], undefined, 'a, b and c'],
  [['a', 'b', 'c'], 'or', 'a, b or c'],
])('%j is a list (%j)', (items, last, sentence) => {
  expect(list(items, last)).toBe(sentence);
});
