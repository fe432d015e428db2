import { describe, expect, test } from '@jest/globals';
import type { Timetable } from '../../../src/domain/alerting/timetable.ts';
import { isWithin, nextChange } from '../../../src/domain/alerting/within.ts';

const weekdays = [1, 2, 3, 4, 5];
const office: Timetable = {
  zone: 'Europe/Berlin',
  slices: [{ weekdays, fromMinute: 8 * 60, untilMinute: 18 * 60 }],
};
const nights: Timetable = {
  zone: 'America/New_York',
  slices: [{ weekdays: [0, 6], fromMinute: 22 * 60, untilMinute: 2 * 60 + 30 }],
};
const small: Timetable = {
  zone: 'America/New_York',
  slices: [{ weekdays: [0], fromMinute: 2 * 60, untilMinute: 2 * 60 + 30 }],
};
const always: Timetable = {
  zone: 'UTC',
  slices: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, untilMinute: 1440 }],
};

describe('a timetable', () => {
  test.each<[string, Timetable, string, boolean, string | undefined]>([
    ['holds from its first minute', office, '2026-06-01T06:00:00Z', true, '2026-06-01T16:00:00Z'],
    ['holds until before its last', office, '2026-06-01T16:00:00Z', false, '2026-06-02T06:00:00Z'],
    ['rests at the weekend', office, '2026-06-06T10:00:00Z', false, '2026-06-08T06:00:00Z'],
    ['goes by the clock in winter', office, '2026-01-05T06:30:00Z', false, '2026-01-05T07:00:00Z'],
    [
      'begins by the new clock after a change',
      office,
      '2026-10-24T12:00:00Z',
      false,
      '2026-10-26T07:00:00Z',
    ],
    ['lasts into the day after', nights, '2026-06-08T06:29:00Z', true, '2026-06-08T06:30:00Z'],
    ['does not begin the day after', nights, '2026-06-08T06:30:00Z', false, '2026-06-14T02:00:00Z'],
    [
      'is past before the clocks go back',
      nights,
      '2026-11-01T05:59:00Z',
      true,
      '2026-11-01T07:30:00Z',
    ],
    [
      'holds in the hour that comes twice, the second time',
      nights,
      '2026-11-01T06:30:00Z',
      true,
      '2026-11-01T07:30:00Z',
    ],
    [
      'never comes in an hour that is skipped',
      small,
      '2026-03-08T06:59:00Z',
      false,
      '2026-03-15T06:00:00Z',
    ],
    [
      'ends where the clock skips its end',
      { zone: 'America/New_York', slices: [{ weekdays: [0], fromMinute: 60, untilMinute: 150 }] },
      '2026-03-08T06:30:00Z',
      true,
      '2026-03-08T07:00:00Z',
    ],
    [
      'begins again where the clock goes back into it',
      { zone: 'America/New_York', slices: [{ weekdays: [0], fromMinute: 60, untilMinute: 90 }] },
      '2026-11-01T05:40:00Z',
      false,
      '2026-11-01T06:00:00Z',
    ],
    ['that holds always never changes', always, '2026-06-01T06:00:00Z', true, undefined],
    [
      'without slices never holds',
      { zone: 'UTC', slices: [] },
      '2026-06-01T06:00:00Z',
      false,
      undefined,
    ],
  ])('%s', (_, timetable, now, isNow, change) => {
    expect(isWithin(timetable, new Date(now))).toBe(isNow);
    expect(nextChange(timetable, new Date(now))).toEqual(change && new Date(change));
  });

  test('of a zone that is not known never holds', () => {
    const nowhere = { ...always, zone: 'Mars/Olympus' };

    expect(isWithin(nowhere, new Date('2026-06-01T06:00:00Z'))).toBe(false);
    expect(nextChange(nowhere, new Date('2026-06-01T06:00:00Z'))).toBeUndefined();
  });

  test('has no change before the next one, minute by minute, across both changes of the clocks', () => {
    for (const day of ['2026-03-08T03:00:00Z', '2026-11-01T03:00:00Z']) {
      const from = new Date(day).getTime();
      let expected = nextChange(nights, new Date(from));
      for (let minute = 1; minute <= 600; minute += 1) {
        const now = new Date(from + minute * 60_000);
        const isChanged =
          isWithin(nights, now) !== isWithin(nights, new Date(now.getTime() - 60_000));
        expect([now.toISOString(), isChanged]).toEqual([
          now.toISOString(),
          now.getTime() === expected?.getTime(),
        ]);
        if (isChanged) expected = nextChange(nights, now);
      }
    }
  });
});
