import { expect, test } from '@jest/globals';
import { type AskedEnd, endOf } from '../../../src/domain/alerting/silence-end.ts';

type Asked = Exclude<AskedEnd, { kind: 'close' }>;

const clock = (hour: number, minute = 0): Asked => ({ kind: 'clock', minute: hour * 60 + minute });

test.each<[string, Asked, string, string | undefined, string]>([
  ['2 h', { kind: 'for', seconds: 7200 }, '2026-06-01T10:00Z', 'Europe/Berlin', '2026-06-01T12:00'],
  ['18:00, later today', clock(18), '2026-06-01T10:00Z', 'Europe/Berlin', '2026-06-01T16:00'],
  ['09:00, tomorrow', clock(9), '2026-06-01T10:00Z', 'Europe/Berlin', '2026-06-02T07:00'],
  ['the minute it is now', clock(12), '2026-06-01T10:00Z', 'Europe/Berlin', '2026-06-02T10:00'],
  ['18:00 without a zone', clock(18), '2026-06-01T10:00Z', undefined, '2026-06-01T18:00'],
  ['18:00 in an unknown zone', clock(18), '2026-06-01T10:00Z', 'Mars/Base', '2026-06-01T18:00'],
  ['tomorrow', { kind: 'tomorrow' }, '2026-06-01T10:00Z', 'Europe/Berlin', '2026-06-01T22:00'],
  [
    'tomorrow, after midnight there',
    { kind: 'tomorrow' },
    '2026-06-01T23:00Z',
    'Europe/Berlin',
    '2026-06-02T22:00',
  ],
  [
    'tomorrow, in the night clocks go back',
    { kind: 'tomorrow' },
    '2026-10-25T00:30Z',
    'Europe/Berlin',
    '2026-10-25T23:00',
  ],
  [
    'an hour that comes twice: the first',
    clock(2, 30),
    '2026-10-24T20:00Z',
    'Europe/Berlin',
    '2026-10-25T00:30',
  ],
  [
    'an hour that is skipped: after it',
    clock(2, 30),
    '2026-03-28T20:00Z',
    'Europe/Berlin',
    '2026-03-29T01:30',
  ],
  [
    'a zone whose midnight is skipped',
    { kind: 'tomorrow' },
    '2026-03-27T12:00Z',
    'Africa/Cairo',
    '2026-03-27T22:00',
  ],
])('%s', (_title, asked, now, zone, expected) => {
  expect(endOf(asked, new Date(now), zone).at).toEqual(new Date(`${expected}:00Z`));
});

test('whether the zone was known is told', () => {
  const now = new Date('2026-06-01T10:00:00Z');

  expect(endOf(clock(18), now, 'Europe/Berlin').zone).toBe('Europe/Berlin');
  expect(endOf(clock(18), now, 'Mars/Base').zone).toBeUndefined();
  expect(endOf({ kind: 'for', seconds: 60 }, now, undefined).zone).toBeUndefined();
});
