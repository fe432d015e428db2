import { expect, test } from '@jest/globals';
import { parseDuration, typedDuration } from '../../src/grammar/duration.ts';

test.each([
  ['90s', 90],
  ['5m', 300],
  ['5M', 300],
  ['5min', 300],
  ['5minutes', 300],
  ['2hours', 7200],
  ['90seconds', 90],
  ['1h', 3600],
  ['1h30m', 5400],
  ['1h30m5s', 5405],
  ['2d', 172_800],
  ['1day12h', 129_600],
  ['12h1d', undefined],
  ['d', undefined],
  ['30m1h', undefined],
  ['5', undefined],
  ['0m', undefined],
  ['-5m', undefined],
  ['', undefined],
  ['m', undefined],
  ['5 m', undefined],
  ['99999999999999999999h', undefined],
])('%s is %p seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each([1, 59, 60, 90, 300, 3600, 5400, 86_400])(
  '%p seconds are typed so that they read back',
  (seconds) => {
    expect(parseDuration(typedDuration(seconds))).toBe(seconds);
  },
);
