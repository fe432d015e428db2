import { describe, expect, test } from '@jest/globals';
import { type Opening, openingAt } from '../../src/domain/opening.ts';
import type { EffectiveHours } from '../../src/domain/opening-hours.ts';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';

/** "08:00-18:00" as minutes. */
function slice(text: string) {
  const [fromMinute = 0, untilMinute = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { fromMinute, untilMinute };
}

function hours(
  timeZone: string,
  days: Readonly<Record<string, string | undefined>>,
  overrides: EffectiveHours['overrides'] = [],
): EffectiveHours {
  return {
    timeZone,
    days: Object.entries(days).map(([date, open]) => ({
      date,
      open: open?.split(' ').filter(Boolean).map(slice),
    })),
    overrides,
  };
}

const open = (until?: string): Opening => ({
  kind: 'open',
  until: until ? new Date(until) : undefined,
});
const closed = (opensAt?: string, why?: string): Opening => ({
  kind: 'closed',
  opensAt: opensAt ? new Date(opensAt) : undefined,
  why,
});
const unclear: Opening = { kind: 'unknown', why: 'unclear' };

const office = hours(berlin, {
  '2026-11-19': '08:00-18:00',
  '2026-11-20': '08:00-18:00',
  '2026-11-21': '',
  '2026-11-22': '',
  '2026-11-23': '08:00-12:00 13:00-18:00',
});
const night = hours(berlin, {
  '2026-11-22': '',
  '2026-11-23': '22:00-06:00',
  '2026-11-24': '22:00-06:00',
  '2026-11-25': '',
});
const split = hours(berlin, {
  '2026-11-22': '',
  '2026-11-23': '22:00-00:00',
  '2026-11-24': '00:00-06:00',
  '2026-11-25': '',
});
const always = hours(berlin, {
  '2026-11-22': '00:00-00:00',
  '2026-11-23': '00:00-00:00',
  '2026-11-24': '00:00-00:00',
});
const alwaysAlmost = hours(berlin, {
  '2026-11-22': '00:00-23:59',
  '2026-11-23': '00:00-23:59',
  '2026-11-24': '00:00-23:59',
});

describe('office hours', () => {
  test.each<[string, string, EffectiveHours, Opening]>([
    ['on a working day', '2026-11-20T09:00:00Z', office, open('2026-11-20T17:00:00Z')],
    ['to the minute of opening', '2026-11-20T07:00:00Z', office, open('2026-11-20T17:00:00Z')],
    ['a second before it', '2026-11-20T06:59:59Z', office, closed('2026-11-20T07:00:00Z')],
    ['to the minute of closing', '2026-11-20T17:00:00Z', office, closed('2026-11-23T07:00:00Z')],
    ['on the weekend', '2026-11-21T12:00:00Z', office, closed('2026-11-23T07:00:00Z')],
    ['over a lunch break', '2026-11-23T11:30:00Z', office, closed('2026-11-23T12:00:00Z')],
    ['after the last day that was read', '2026-11-23T17:30:00Z', office, closed()],
    ['on a day that was not read', '2026-11-25T09:00:00Z', office, unclear],
    ['where yesterday was not read, its night may last', '2026-11-19T05:00:00Z', office, unclear],
    ['where yesterday was not read, but today it is open', '2026-11-19T09:00:00Z', office, open()],
  ])('%s', (_case, now, given, expected) => {
    expect(openingAt(given, new Date(now))).toEqual(expected);
  });
});

describe('hours over midnight', () => {
  test.each<[string, string, EffectiveHours, Opening]>([
    ['before midnight', '2026-11-23T22:00:00Z', night, open('2026-11-24T05:00:00Z')],
    ['after midnight', '2026-11-24T03:00:00Z', night, open('2026-11-24T05:00:00Z')],
    ['in the morning', '2026-11-24T05:00:00Z', night, closed('2026-11-24T21:00:00Z')],
    ['given as two parts', '2026-11-23T22:00:00Z', split, open('2026-11-24T05:00:00Z')],
    ['day and night', '2026-11-23T12:00:00Z', always, open()],
    ['day and night, ending at 23:59', '2026-11-23T22:59:30Z', alwaysAlmost, open()],
  ])('%s', (_case, now, given, expected) => {
    expect(openingAt(given, new Date(now))).toEqual(expected);
  });
});

describe('the nights in which clocks change', () => {
  const spring = (open: string) =>
    hours(berlin, { '2026-03-28': '', '2026-03-29': open, '2026-03-30': '', '2026-03-31': '' });
  const autumn = (open: string) =>
    hours(berlin, { '2026-10-24': '', '2026-10-25': open, '2026-10-26': '', '2026-10-27': '' });
  const fall = (open: string) =>
    hours(newYork, { '2026-10-31': '', '2026-11-01': open, '2026-11-02': '', '2026-11-03': '' });
  const forward = (open: string) =>
    hours(newYork, { '2026-03-07': '', '2026-03-08': open, '2026-03-09': '', '2026-03-10': '' });

  test.each<[string, string, EffectiveHours, Opening]>([
    [
      'Berlin, the day of 23 hours',
      '2026-03-28T23:30:00Z',
      spring('00:00-00:00'),
      open('2026-03-29T22:00:00Z'),
    ],
    [
      'Berlin, opening in the hour that is skipped',
      '2026-03-29T00:59:00Z',
      spring('02:00-06:00'),
      closed('2026-03-29T01:00:00Z'),
    ],
    [
      'Berlin, from when the clock goes on',
      '2026-03-29T01:00:00Z',
      spring('02:00-06:00'),
      open('2026-03-29T04:00:00Z'),
    ],
    [
      'Berlin, the day of 25 hours',
      '2026-10-25T22:30:00Z',
      autumn('00:00-00:00'),
      open('2026-10-25T23:00:00Z'),
    ],
    [
      'Berlin, opening at 02:30, which comes twice',
      '2026-10-25T00:30:00Z',
      autumn('02:30-06:00'),
      open('2026-10-25T05:00:00Z'),
    ],
    [
      'Berlin, closing at 02:30, which comes twice',
      '2026-10-25T01:29:00Z',
      autumn('00:00-02:30'),
      open('2026-10-25T01:30:00Z'),
    ],
    [
      'New York, closing at 01:30, which comes twice',
      '2026-11-01T06:29:00Z',
      fall('00:00-01:30'),
      open('2026-11-01T06:30:00Z'),
    ],
    [
      'New York, opening at 01:30, which comes twice',
      '2026-11-01T05:30:00Z',
      fall('01:30-06:00'),
      open('2026-11-01T11:00:00Z'),
    ],
    [
      'New York, an office day after it',
      '2026-11-01T14:30:00Z',
      fall('09:00-17:00'),
      open('2026-11-01T22:00:00Z'),
    ],
    [
      'New York, an office day after the skipped hour',
      '2026-03-08T13:30:00Z',
      forward('09:00-17:00'),
      open('2026-03-08T21:00:00Z'),
    ],
  ])('%s', (_case, now, given, expected) => {
    expect(openingAt(given, new Date(now))).toEqual(expected);
  });
});

describe('exceptions', () => {
  const christmas = {
    date: '2026-12-25',
    ...slice('00:00-00:00'),
    name: 'Christmas Day',
    isOpen: false,
  };
  const around = (eve: string, day: string | undefined, overrides: EffectiveHours['overrides']) =>
    hours(
      berlin,
      {
        '2026-12-24': eve,
        '2026-12-25': day,
        '2026-12-26': '',
        '2026-12-27': '',
        '2026-12-28': '08:00-18:00',
        '2026-12-29': '',
      },
      overrides,
    );
  const noon = '2026-12-25T11:00:00Z';

  test.each<[string, EffectiveHours, Opening]>([
    [
      'a holiday closes, and says which',
      around('', '', [christmas]),
      closed('2026-12-28T07:00:00Z', 'Christmas Day'),
    ],
    ['a closed day without one has no reason', around('', '', []), closed('2026-12-28T07:00:00Z')],
    [
      'hours of its own open, whatever the weekday',
      around('', '10:00-14:00', [{ ...christmas, ...slice('10:00-14:00'), isOpen: true }]),
      open('2026-12-25T13:00:00Z'),
    ],
    [
      'where two exceptions differ the hours of the day decide',
      around('', '10:00-14:00', [
        christmas,
        { ...christmas, ...slice('10:00-14:00'), isOpen: true },
      ]),
      open('2026-12-25T13:00:00Z'),
    ],
    [
      'a closing one and open hours are not understood',
      around('', '08:00-18:00', [christmas]),
      unclear,
    ],
    [
      'an opening one and closed hours are not understood',
      around('', '', [{ ...christmas, isOpen: true }]),
      unclear,
    ],
    [
      'one of another day says nothing',
      around('', '08:00-18:00', [{ ...christmas, date: '2026-12-24' }]),
      open('2026-12-25T17:00:00Z'),
    ],
    ['hours that were left out are not no hours', around('', undefined, [christmas]), unclear],
  ])('%s', (_case, given, expected) => {
    expect(openingAt(given, new Date(noon))).toEqual(expected);
  });

  test('a time zone that is none is not understood', () => {
    expect(openingAt({ ...office, timeZone: 'Mars/Olympus' }, new Date(noon))).toEqual(unclear);
  });
});
