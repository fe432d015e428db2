import { describe, expect, test } from '@jest/globals';
import { bucketsOf } from '../../../src/floor/history/buckets.ts';
import { aPoint, at, readings } from './points.ts';

const hour = 3600;

describe('the stretches of a time', () => {
  test.each([
    ['20 min', 0, 20 * 60, 60, 20],
    ['1 h', 0, hour, 300, 12],
    ['4 h', 0, 4 * hour, 900, 16],
    ['24 h', 0, 24 * hour, 2 * hour, 12],
    ['8 days', 0, 8 * 24 * hour, 12 * hour, 17],
    ['4 h that begin at no round time', 437, 437 + 4 * hour, 900, 17],
  ])('%s are round and no more than twenty', (_what, from, until, length, count) => {
    const buckets = bucketsOf({ points: [] }, { from: at(from), until: at(until) });

    expect(buckets).toHaveLength(count);
    expect((buckets[0]?.until.getTime() ?? 0) - (buckets[0]?.from.getTime() ?? 0)).toBe(
      length * 1000,
    );
    expect(buckets[0]?.from.getTime()).toBeLessThanOrEqual(at(from).getTime());
    expect(buckets.at(-1)?.until.getTime()).toBeGreaterThanOrEqual(at(until).getTime());
    expect(buckets.every(({ from: begin }) => begin.getTime() % (length * 1000) === 0)).toBe(true);
  });

  test.each([1, 2, 3, 7, 20])('are never more than %d when so many are asked for', (most) => {
    for (const hours of [0.01, 1, 5, 24, 192, 5_000]) {
      const range = { from: at(11), until: at(11 + hours * hour), most };
      expect(bucketsOf({ points: [] }, range).length).toBeLessThanOrEqual(most);
    }
  });

  test('are as long as a point stands for, at least', () => {
    const point = { ...aPoint(0, {}), seconds: 900 };
    const buckets = bucketsOf({ points: [point] }, { from: at(0), until: at(3600) });

    expect(buckets.map(({ readings }) => readings)).toEqual([1, 0, 0, 0]);
  });

  test('of no time are none', () => {
    expect(bucketsOf({ points: [] }, { from: at(10), until: at(10) })).toEqual([]);
  });
});

describe('a stretch', () => {
  const range = { from: at(0), until: at(180), most: 3 };

  test('has the worst and the last of each figure, and says how many readings it is made of', () => {
    const points = [
      aPoint(0, { estimatedWaitSeconds: 60, agentsStaffed: 2, contactsInQueue: 1 }),
      aPoint(15, { estimatedWaitSeconds: 90, agentsStaffed: 5, contactsInQueue: 9 }),
      aPoint(30, { estimatedWaitSeconds: 30, agentsStaffed: 4, contactsInQueue: 4 }),
    ];
    const [bucket] = bucketsOf({ points }, range);

    expect(bucket).toEqual({
      from: at(0),
      until: at(60),
      readings: 3,
      last: { estimatedWaitSeconds: 30, agentsStaffed: 4, contactsInQueue: 4 },
      worst: { estimatedWaitSeconds: 90, agentsStaffed: 2, contactsInQueue: 9 },
      lastWaitSeconds: 30,
      worstWaitSeconds: 90,
    });
  });

  test('without a reading has no figures, and least of all a zero', () => {
    const [, bucket] = bucketsOf({ points: readings(60, [5, undefined, 5]) }, range);

    expect(bucket).toMatchObject({ readings: 0, last: {}, worst: {} });
    expect(bucket?.worstWaitSeconds).toBeUndefined();
    expect(bucket?.lastWaitSeconds).toBeUndefined();
  });

  test('in which nobody waited has a wait of 0', () => {
    const [bucket] = bucketsOf({ points: [aPoint(0, { contactsInQueue: 0 })] }, range);

    expect(bucket).toMatchObject({ readings: 1, lastWaitSeconds: 0, worstWaitSeconds: 0 });
  });

  test('whose last wait is not known does not take an earlier one for it', () => {
    const points = [
      aPoint(0, { estimatedWaitSeconds: 60 }),
      aPoint(15, { contactsInQueue: undefined }),
    ];
    const [bucket] = bucketsOf({ points }, range);

    expect(bucket).toMatchObject({ worstWaitSeconds: 60 });
    expect(bucket?.lastWaitSeconds).toBeUndefined();
  });

  test('takes no point from before or after the time asked for', () => {
    const buckets = bucketsOf(
      { points: readings(30, [10, 20, 30, 40]) },
      { from: at(30), until: at(90), most: 3 },
    );

    expect(buckets.map(({ readings: count }) => count)).toEqual([1, 1]);
  });
});
