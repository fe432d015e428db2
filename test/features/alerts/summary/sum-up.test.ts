import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { hintFor } from '../../../../src/features/alerts/summary/hint.ts';
import { median, sumUp } from '../../../../src/features/alerts/summary/sum-up.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';

const range = { from: later(-86_400), until: later(-60), now };

/** One that fired so many seconds ago and lasted so long. */
function past(agoSeconds: number, seconds: number, change: Partial<Episode> = {}): Episode {
  const firedAt = later(-agoSeconds);
  const at = later(-agoSeconds + seconds);
  return anEpisode({ firedAt, ended: { at, why: 'resolved' }, ...change });
}

const taken = (agoSeconds: number) =>
  ({ by: 'U0SAM00001', at: later(-agoSeconds), level: 'warning' }) as const;

describe('a summary', () => {
  test('counts what fired since the last one, by its worst level, and each in one summary only', () => {
    const episodes = [
      past(86_400, 60),
      past(86_399, 60, { worstLevel: 'critical' }),
      past(60, 30),
      past(59, 30),
      past(90_000, 86_400),
    ];

    expect(sumUp(episodes, range)).toMatchObject({ critical: 1, warning: 1, unseen: 0 });
    const next = { from: range.until, until: now, now };
    expect(sumUp(episodes, next)).toMatchObject({ critical: 0, warning: 1 });
  });

  test('of nothing says nothing that is not known', () => {
    expect(sumUp([], range)).toEqual({
      ...{ from: range.from, until: range.until },
      ...{ critical: 0, warning: 0, unseen: 0, acknowledged: 0, neverAcknowledged: 0 },
      ...{ medianToAcknowledge: undefined, longest: undefined, noisiest: undefined, open: [] },
    });
  });

  test('tells how soon alerts were acknowledged, and how many never were', () => {
    const episodes = [
      past(1000, 500, { acknowledged: taken(990) }),
      past(2000, 500, { acknowledged: taken(1900) }),
      past(3000, 500, { acknowledged: taken(2600) }),
      past(4000, 500),
      anEpisode({ firedAt: later(-100) }),
    ];

    expect(sumUp(episodes, range)).toMatchObject({
      acknowledged: 3,
      medianToAcknowledge: 100,
      neverAcknowledged: 1,
    });
  });

  test('counts apart what was kept quiet from beginning to end', () => {
    const sum = sumUp([past(1000, 500, { isShown: false })], range);

    expect(sum).toMatchObject({ warning: 0, unseen: 1, neverAcknowledged: 0, noisiest: undefined });
  });

  test('names the longest, also one that goes on, and what is open whenever it began', () => {
    const sales = { kind: 'queue', id: ids.sales } as const;
    const goesOn = anEpisode({ firedAt: later(-5000), target: sales });
    const older = anEpisode({ firedAt: later(-200_000) });
    const sum = sumUp([goesOn, past(6000, 900), older], range);

    expect(sum.longest).toEqual({ target: sales, seconds: 5000, isOpen: true });
    expect(sum.open).toEqual([older, goesOn]);
  });

  test('names the rule with most alerts, where it had more than one', () => {
    const noisy = aWaitRule({ id: 'noisy' });
    const episodes = [
      past(900, 500),
      past(800, 500, { rule: noisy }),
      past(700, 9, { rule: noisy }),
    ];

    expect(sumUp(episodes, range).noisiest).toMatchObject({ rule: { id: 'noisy' }, count: 2 });
    expect(sumUp([past(900, 500)], range).noisiest).toBeUndefined();
  });
});

describe('a hint for a noisy rule', () => {
  const brief = past(1000, 45);
  const long = past(1000, 600);

  test('is to wait a minute, where half of its alerts were over within one', () => {
    const rule = aWaitRule();

    expect(hintFor(rule, [brief, brief, long, long])).toEqual({ kind: 'for', spared: 2 });
    const waits = aWaitRule({ forSeconds: 60 });
    expect(hintFor(waits, [brief, brief, brief, long])?.kind).not.toBe('for');
  });

  test('does not count the time a rule was kept firing', () => {
    const rule = aWaitRule({ keepFiringSeconds: 300 });
    const kept = past(1000, 345, { rule });

    expect(hintFor(rule, [kept, kept, kept, long])).toEqual({ kind: 'for', spared: 3 });
  });

  test('is a threshold beyond which half of them did not go, over and under', () => {
    const at = (worstValue: number | undefined) => ({ ...long, worstValue });
    const over = [at(340), at(900), at(310), at(1200)];
    expect(hintFor(aWaitRule(), over)).toEqual({ kind: 'threshold', value: 340, spared: 2 });

    const rule = aWaitRule({ comparison: 'under', threshold: 80 });
    const under = [at(20), at(79), at(50), at(70)];
    expect(hintFor(rule, under)).toEqual({ kind: 'threshold', value: 70, spared: 2 });
  });

  test('is not drawn from three alerts, nor from values nobody knows', () => {
    expect(hintFor(aWaitRule(), [brief, brief, brief])).toBeUndefined();
    const unknown = { ...long, worstValue: undefined };
    expect(hintFor(aWaitRule(), [unknown, unknown, unknown, long])).toBeUndefined();
  });
});

test.each<[readonly number[], number | undefined]>([
  [[], undefined],
  [[7], 7],
  [[9, 1], 5],
  [[9, 1, 2], 2],
])('the middle of %j is %p', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});
