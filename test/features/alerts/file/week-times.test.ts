import { expect, test } from '@jest/globals';
import { parseWeekTime, weekTime } from '../../../../src/features/alerts/file/week-times.ts';
import { parseTimes, timesText } from '../../../../src/features/alerts/form/times-text.ts';

test.each<[string, readonly number[], number, number, string]>([
  ['mon-fri 08:00-18:00', [1, 2, 3, 4, 5], 480, 1080, 'mon-fri 08:00-18:00'],
  ['Monday-Friday 8:00 - 18:00', [1, 2, 3, 4, 5], 480, 1080, 'mon-fri 08:00-18:00'],
  ['sat,sun 22:00-06:00', [0, 6], 1320, 360, 'sat,sun 22:00-06:00'],
  ['fri-mon 09:00-12:00', [0, 1, 5, 6], 540, 720, 'mon,fri-sun 09:00-12:00'],
  ['daily 00:00-24:00', [0, 1, 2, 3, 4, 5, 6], 0, 1440, 'daily 00:00-24:00'],
  ['wed 12:00-00:00', [3], 720, 1440, 'wed 12:00-24:00'],
])('%s', (text, weekdays, fromMinute, untilMinute, written) => {
  const slice = { weekdays, fromMinute, untilMinute };

  expect(parseWeekTime(text)).toEqual(slice);
  expect(weekTime(slice)).toBe(written);
});

test.each([
  '',
  'mon',
  '08:00-18:00',
  'weekdays 08:00-18:00',
  'mon 25:00-26:00',
  'mon 08:60-09:00',
  'mon 24:00-06:00',
  'mo-fr 08:00-18:00',
  'mon-tue-wed 08:00-18:00',
])('"%s" is no time of a week', (text) => {
  expect(parseWeekTime(text)).toBeUndefined();
});

test('several stand on one line', () => {
  const text = 'mon,wed 08:00-18:00, sat 09:00-12:00';
  const slices = parseTimes(text);

  expect(slices).toHaveLength(2);
  expect(timesText({ zone: 'UTC', slices: slices ?? [] })).toBe(text);
  expect(parseTimes('mon 08:00-18:00 or so')).toBeUndefined();
  expect(parseTimes('someday 08:00-18:00')).toBeUndefined();
});
