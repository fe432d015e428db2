import { describe, expect, test } from '@jest/globals';
import { startOfDay } from '../../src/domain/start-of-day.ts';

describe('the day begins at midnight of the zone', () => {
  test.each([
    ['Europe/Berlin', '2026-11-22T09:00:00Z', '2026-11-21T23:00:00Z'],
    ['Europe/Berlin', '2026-11-22T23:30:00Z', '2026-11-22T23:00:00Z'],
    ['America/Los_Angeles', '2026-11-22T07:59:59Z', '2026-11-21T08:00:00Z'],
    ['Asia/Kolkata', '2026-11-22T09:00:00Z', '2026-11-21T18:30:00Z'],
    ['Pacific/Kiritimati', '2026-11-22T11:00:00Z', '2026-11-22T10:00:00Z'],
    ['UTC', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z'],
    // The clock changes later on the same day.
    ['Europe/Berlin', '2026-03-29T09:00:00Z', '2026-03-28T23:00:00Z'],
    ['Europe/Berlin', '2026-10-25T22:00:00Z', '2026-10-24T22:00:00Z'],
    // Midnight is skipped: the day begins at one.
    ['America/Santiago', '2026-09-06T15:00:00Z', '2026-09-06T04:00:00Z'],
    ['America/Havana', '2026-03-08T15:00:00Z', '2026-03-08T05:00:00Z'],
    // The hour before midnight comes twice: the day begins after the second.
    ['America/Santiago', '2026-04-05T15:00:00Z', '2026-04-05T04:00:00Z'],
    // The hour after midnight comes twice: the day begins with the first.
    ['America/Havana', '2026-11-01T15:00:00Z', '2026-11-01T04:00:00Z'],
  ])('in %s at %s it is %s', (zone, now, at) => {
    expect(startOfDay(new Date(now), zone)).toEqual({ at: new Date(at), zone });
  });
});

test.each([undefined, 'Nowhere/Atall', ''])(
  'without a zone that is known (%j) it is UTC, and says so',
  (zone) => {
    expect(startOfDay(new Date('2026-11-22T09:00:00Z'), zone)).toEqual({
      at: new Date('2026-11-22T00:00:00Z'),
      zone: undefined,
    });
  },
);
