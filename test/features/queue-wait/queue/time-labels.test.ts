import { describe, expect, test } from '@jest/globals';
import { timeLabels } from '../../../../src/features/queue-wait/queue/time-labels.ts';

const at = (text: string) => new Date(text);
const dayLater = (time: string, days: number) =>
  new Date(at(time).getTime() + days * 24 * 3_600_000);
const noon = '2026-11-23T12:00:00Z';

describe('the times below a chart', () => {
  test.each<[string, string | undefined, Date, readonly string[], string]>([
    [
      'hours of one day',
      'Europe/Berlin',
      at('2026-11-23T15:30:00Z'),
      ['13:00', '16:30'],
      'Europe/Berlin',
    ],
    ['some days', 'Europe/Berlin', dayLater(noon, 3), ['Mon 13:00', 'Thu 13:00'], 'Europe/Berlin'],
    ['a week', 'Asia/Kolkata', dayLater(noon, 8), ['23 Nov 17:30', '1 Dec 17:30'], 'Asia/Kolkata'],
    ['nobody knows where', undefined, at('2026-11-23T15:30:00Z'), ['12:00', '15:30'], 'UTC'],
    ['a zone of no map', 'Mars/Olympus', at('2026-11-23T15:30:00Z'), ['12:00', '15:30'], 'UTC'],
  ])('over %s are as short as tells them apart', (_what, zone, last, labels, said) => {
    expect(timeLabels([at(noon), last], zone)).toEqual({ labels, zone: said });
  });

  test('are none of no times', () => {
    expect(timeLabels([], 'Europe/Berlin').labels).toEqual([]);
  });
});
