import { describe, expect, test } from '@jest/globals';
import { dayName, formatDate } from '../../sandbox/page/app/text/dates.ts';
import { stopwatch } from '../../sandbox/page/app/text/durations.ts';

const at = Date.UTC(2026, 10, 22, 22, 30, 5) / 1000;
const berlin = { timeZone: 'Europe/Berlin', nowMs: at * 1000 };

describe('date tokens', () => {
  test.each([
    ['{time}', '23:30'],
    ['{time_secs}', '23:30:05'],
    ['{date_num}', '2026-11-22'],
    ['{date}', '22 November 2026'],
    ['{date_short}', '22 Nov 2026'],
    ['{date_long}', 'Sunday 22 November 2026'],
    ['{date_short_pretty} at {time}', 'today at 23:30'],
    ['{unheard_of}', '{unheard_of}'],
  ])('fills in %s', (format, expected) => {
    expect(formatDate(at, format, berlin)).toBe(expected);
  });

  test('shows the zone of the viewer, not of the sender', () => {
    expect(formatDate(at, '{date_num} {time}', { ...berlin, timeZone: 'Asia/Tokyo' })).toBe(
      '2026-11-23 07:30',
    );
  });

  test.each([
    [-1, 'tomorrow'],
    [1, 'yesterday'],
    [2, '22 November 2026'],
  ])('calls a day that is %i days back by its name', (days, expected) => {
    const nowMs = (at + days * 86_400) * 1000;

    expect(formatDate(at, '{date_pretty}', { ...berlin, nowMs })).toBe(expected);
  });

  test.each([
    [59, '59 seconds ago'],
    [60, '1 minute ago'],
    [7200, '2 hours ago'],
    [-120, 'in 2 minutes'],
  ])('says how long ago, after %i s', (seconds, expected) => {
    expect(formatDate(at, '{ago}', { ...berlin, nowMs: (at + seconds) * 1000 })).toBe(expected);
  });

  test('heads the messages of a day', () => {
    expect(dayName(at * 1000, berlin)).toBe('Today');
    expect(dayName((at - 5 * 86_400) * 1000, berlin)).toBe('Tuesday 17 November');
  });
});

test.each([
  [null, '–'],
  [0, '0:00'],
  [74.9, '1:14'],
  [3780, '1:03:00'],
])('shows %p seconds as %s', (seconds, expected) => {
  expect(stopwatch(seconds)).toBe(expected);
});
