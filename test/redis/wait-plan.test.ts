import { describe, expect, test } from '@jest/globals';
import { dayBytes, planFor, seriesBytes, usualBounds } from '../../src/redis/wait-plan.ts';

describe('how finely waits are kept', () => {
  test.each([
    [300, 256, 8, 15, 48, 60],
    [1_600, 256, 8, 15, 48, 60],
    [2_000, 256, 8, 30, 48, 60],
    [3_000, 256, 8, 90, 48, 90],
    [3_000, 512, 8, 15, 48, 60],
    [10_000, 256, 8, 300, 3, 600],
    [20_000, 256, 8, 300, 3, 3_600],
    [300, 16, 8, 180, 48, 180],
    [300, 256, 31, 15, 48, 60],
    [300, 256, 1, 15, 24, 60],
  ])(
    '%d series in %d MB for %d days: one reading in %d s for %d h, then one point for %d s',
    (series, megabytes, days, rawSeconds, rawHours, coarseSeconds) => {
      expect(planFor(series, { megabytes, days })).toMatchObject({
        rawSeconds,
        rawHours,
        coarseSeconds,
      });
    },
  );

  test('is reduced and says so only where the memory does not allow what is usual', () => {
    expect(planFor(300, usualBounds)).toMatchObject({ isReduced: false, series: 300 });
    expect(planFor(3_000, usualBounds)).toMatchObject({ isReduced: true, megabytes: 256 });
  });

  test('never becomes finer with more series, and its bytes stay within the memory', () => {
    let before = planFor(1, usualBounds);
    for (let series = 1; series < 18_000; series = Math.ceil(series * 1.1)) {
      const plan = planFor(series, usualBounds);
      const bytes = series * seriesBytes(plan, plan.days);

      expect(bytes).toBeLessThanOrEqual(256 * 1024 * 1024);
      expect(seriesBytes(plan, 8)).toBeLessThanOrEqual(seriesBytes(before, 8));
      before = plan;
    }
  });

  test('of so many that nothing fits is the coarsest there is', () => {
    expect(planFor(1_000_000, usualBounds)).toMatchObject({ coarseSeconds: 3_600, rawHours: 3 });
  });
});

test('a queue and channel takes at most so many bytes a day', () => {
  const usual = planFor(300, usualBounds);

  // The README states these.
  expect(dayBytes(usual)).toEqual({ raw: 29_460, coarse: 15_060 });
  expect(seriesBytes(usual, 8)).toBeLessThan(160_000);
});
