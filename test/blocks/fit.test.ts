import { expect, test } from '@jest/globals';
import { fitTo } from '../../src/blocks/fit.ts';

test.each([
  ['all fits', [['abc', 'de']], 5, [['abc', 'de']]],
  ['the longest gives way', [['abcdefgh', 'de']], 6, [['abc…', 'de']]],
  ['the long ones alike', [['abcdefgh'], ['ijklmnop'], ['x']], 7, [['ab…'], ['ij…'], ['x']]],
  ['code points count', [['😀😀😀😀', 'de']], 5, [['😀😀…', 'de']]],
  ['none vanishes', [['abc', 'def']], 1, [['…', '…']]],
  ['nothing', [], 3, []],
])('%s', (_, rows, room, fitted) => {
  expect(fitTo(rows, room)).toEqual(fitted);
});

test.each([
  ['gives way later', [['abcdefgh', 'abcdefgh']], 9, [['ab…', 'abcde…']]],
  ['takes no more than it needs', [['abcdefgh', 'abc']], 9, [['abcde…', 'abc']]],
  ['fits whole', [['abcd', 'abcdef']], 10, [['abcd', 'abcdef']]],
])('a column of twice the weight %s', (_, rows, room, fitted) => {
  expect(fitTo(rows, room, [1, 2])).toEqual(fitted);
});
