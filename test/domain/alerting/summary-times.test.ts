import { describe, expect, test } from '@jest/globals';
import { dueSummaries } from '../../../src/domain/alerting/summary-times.ts';
import type { AlertSummary } from '../../../src/domain/settings.ts';

const daily: AlertSummary = {
  channelId: 'C0FLOOR001',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  minute: 18 * 60,
  zone: 'Europe/Berlin',
};

function due(change: Partial<AlertSummary>, now: string) {
  return dueSummaries([{ ...daily, ...change }], new Date(now)).map(({ at, before }) =>
    [at, before].map((date) => date.toISOString().slice(0, 16)),
  );
}

describe('the time of a summary', () => {
  test.each<[string, Partial<AlertSummary>, string, string, string]>([
    ['in summer', {}, '2026-06-01T16:00Z', '2026-06-01T16:00', '2026-05-31T16:00'],
    ['two hours late', {}, '2026-06-01T18:00Z', '2026-06-01T16:00', '2026-05-31T16:00'],
    ['after clocks went back', {}, '2026-10-25T17:00Z', '2026-10-25T17:00', '2026-10-24T16:00'],
    [
      'on weekdays, on a Monday',
      { weekdays: [1, 2, 3, 4, 5] },
      '2026-06-01T16:10Z',
      '2026-06-01T16:00',
      '2026-05-29T16:00',
    ],
    ['once a week', { weekdays: [1] }, '2026-06-01T16:10Z', '2026-06-01T16:00', '2026-05-25T16:00'],
    [
      'shortly before midnight, posted after it',
      { minute: 23 * 60 + 50 },
      '2026-06-01T22:30Z',
      '2026-06-01T21:50',
      '2026-05-31T21:50',
    ],
    [
      'in an hour that comes twice: the first',
      { minute: 150 },
      '2026-10-25T00:40Z',
      '2026-10-25T00:30',
      '2026-10-24T00:30',
    ],
    [
      'in an hour that is skipped: after it',
      { minute: 150 },
      '2026-03-29T01:40Z',
      '2026-03-29T01:30',
      '2026-03-28T01:30',
    ],
  ])('is the one on the wall of the zone: %s', (_title, change, now, at, before) => {
    expect(due(change, now)).toEqual([[at, before]]);
  });

  test.each<[string, Partial<AlertSummary>, string]>([
    ['not there yet', {}, '2026-06-01T15:59:59Z'],
    ['more than two hours ago', {}, '2026-06-01T18:00:01Z'],
    ['of another day', { weekdays: [1] }, '2026-06-02T16:00Z'],
    ['of no day', { weekdays: [] }, '2026-06-01T16:00Z'],
    ['in a zone nobody knows', { zone: 'Mars/Base' }, '2026-06-01T16:00Z'],
    // The second 02:30 of the night is not another time.
    ['of an hour that came already', { minute: 150 }, '2026-10-25T02:31Z'],
  ])('has not come: %s', (_title, change, now) => {
    expect(due(change, now)).toEqual([]);
  });

  test.each(['2026-03-25', '2026-10-21'])('comes once a day in the ten days from %s on', (from) => {
    const times = new Set<string>();
    for (let slot = 0; slot < 10 * 48; slot += 1) {
      const now = new Date(Date.parse(`${from}T05:00Z`) + slot * 1_800_000);
      for (const { at } of dueSummaries([{ ...daily, minute: 150 }], now)) {
        times.add(at.toISOString());
      }
    }

    expect(times.size).toBe(10);
  });
});
