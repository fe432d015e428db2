import { expect, test } from '@jest/globals';
import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  setDuration,
  shortDuration,
  spokenDuration,
  timeOfDay,
} from '../../src/blocks/format.ts';

test.each([
  // seconds, spoken, exact, short, set
  [-5, '0 s', '0 s', '0 s', '0 s'],
  [0, '0 s', '0 s', '0 s', '0 s'],
  [59, '59 s', '59 s', '59 s', '59 s'],
  [59.4, '59 s', '59 s', '59 s', '59 s'],
  [59.6, 'about 1 min', '1 min 0 s', '59 s', '1 min'],
  [60, 'about 1 min', '1 min 0 s', '1 min', '1 min'],
  [90, 'about 2 min', '1 min 30 s', '1 min', '1 min 30 s'],
  [252, 'about 4 min', '4 min 12 s', '4 min', '4 min 12 s'],
  [3569, 'about 59 min', '59 min 29 s', '59 min', '59 min 29 s'],
  [3570, 'about 1 h', '59 min 30 s', '59 min', '59 min 30 s'],
  [3600, 'about 1 h', '1 h 0 min 0 s', '1 h', '1 h'],
  [3780, 'about 1 h 5 min', '1 h 3 min 0 s', '1 h 3 min', '1 h 3 min'],
  [3630, 'about 1 h', '1 h 0 min 30 s', '1 h', '1 h 0 min 30 s'],
  [4800, 'about 1 h 20 min', '1 h 20 min 0 s', '1 h 20 min', '1 h 20 min'],
  [7200, 'about 2 h', '2 h 0 min 0 s', '2 h', '2 h'],
  [36_000, 'about 10 h', '10 h 0 min 0 s', '10 h', '10 h'],
  [86_400, 'about 24 h', '24 h 0 min 0 s', '24 h', '24 h'],
  [90_061, 'about 25 h', '25 h 1 min 1 s', '25 h 1 min', '25 h 1 min 1 s'],
])('%d seconds are written for each use', (seconds, spoken, exact, short, set) => {
  expect({
    spoken: spokenDuration(seconds),
    exact: exactDuration(seconds),
    short: shortDuration(seconds),
    set: setDuration(seconds),
  }).toEqual({ spoken, exact, short, set });
});

test.each([
  ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z', 0],
  ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.499Z', 0],
  ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.500Z', 1],
  ['2026-11-23T09:00:00Z', '2026-11-24T09:00:01Z', 86_401],
  ['2026-11-23T09:00:10Z', '2026-11-23T09:00:00Z', 0],
])('from %s to %s are %d seconds', (from, to, seconds) => {
  expect(secondsBetween(new Date(from), new Date(to))).toBe(seconds);
});

test('a time is shown in the reader’s own zone, and in UTC where that cannot be', () => {
  const at = new Date('2026-11-23T09:05:07.900Z');

  expect(timeOfDay(at)).toBe('<!date^1795424707^{time}|09:05 UTC>');
  expect(dateAndTime(at)).toBe(
    '<!date^1795424707^{date_short_pretty} {time}|2026-11-23 09:05 UTC>',
  );
});
