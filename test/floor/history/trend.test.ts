import { describe, expect, test } from '@jest/globals';
import { trendWords } from '../../../src/features/trend-words.ts';
import { trendOf } from '../../../src/floor/history/trend.ts';
import { at, readings } from './points.ts';

const quarter = 15 * 60;
/** A reading every 15 s for 15 min, by the share of the time that has gone. */
const course = (wait: (share: number, index: number) => number | undefined) =>
  readings(
    15,
    Array.from({ length: 61 }, (_, index) => wait(index / 60, index)),
  );

describe('a wait', () => {
  test.each([
    ['rises', (share: number) => 60 + 360 * share, 'rising'],
    ['falls', (share: number) => 420 - 360 * share, 'falling'],
    ['stands', () => 240, 'steady'],
    ['goes up and down', (_: number, index: number) => 240 + (index % 2) * 40, 'steady'],
    ['moves by seconds', (share: number) => 10 + 20 * share, 'steady'],
    ['moves by a tenth', (share: number) => 1200 + 120 * share, 'steady'],
  ])('that %s', (_what, wait, direction) => {
    expect(trendOf(course(wait), at(quarter))?.direction).toBe(direction);
  });

  test.each([
    ['29 s', 60, 89, 'steady'],
    ['30 s', 60, 90, 'rising'],
    ['30 s less', 90, 60, 'falling'],
    ['30 s, which is less than a fifth of the longer', 600, 749, 'steady'],
    ['a fifth of the longer', 600, 750, 'rising'],
  ])('that changed by %s', (_what, before, after, direction) => {
    const points = course((share) => (share < 0.5 ? before : after));

    expect(trendOf(points, at(quarter))?.direction).toBe(direction);
  });

  test('is told from its usual value at the beginning to that at the end', () => {
    const points = course((share) => (share < 0.5 ? 120 : 300));

    expect(trendOf(points, at(quarter))).toEqual({
      direction: 'rising',
      fromSeconds: 120,
      toSeconds: 300,
      overSeconds: quarter,
    });
  });

  test('is not moved by odd readings', () => {
    const points = course((_, index) => (index % 7 === 0 ? 3600 : 120));

    expect(trendOf(points, at(quarter))).toMatchObject({ direction: 'steady', toSeconds: 120 });
  });

  test.each([
    ['nothing was read', () => undefined],
    ['only the end was read', (share: number) => (share > 0.7 ? 60 : undefined)],
    ['nothing was read lately', (share: number) => (share < 0.6 ? 60 : undefined)],
    ['it was read twice', (_: number, index: number) => (index % 59 === 0 ? 60 : undefined)],
  ])('has no trend when %s', (_what, wait) => {
    expect(trendOf(course(wait), at(quarter))).toBeUndefined();
  });

  test.each([
    [90, 900],
    [120, 900],
    [180, 1_320],
    [300, 1_920],
  ])('that is read every %d s alone has a trend too, over %d s', (every, overSeconds) => {
    const end = 3_600;
    for (const late of [0, every / 2, every - 1]) {
      const count = Math.floor((end - late) / every) + 1;
      const rising = Array.from({ length: count }, (_, index) =>
        Math.max(60, index * every - 2_400),
      );
      const shifted = readings(every, rising).map((point) => ({
        ...point,
        at: new Date(point.at.getTime() + ((end - late) % every) * 1000),
      }));
      const trend = trendOf(shifted, at(end));

      expect(trend?.direction).toBe('rising');
      expect(trend?.overSeconds).toBeGreaterThanOrEqual(900);
      expect(trend?.overSeconds).toBeLessThanOrEqual(overSeconds);
    }
  });

  test('that is read rarely is compared at two times that do not touch', () => {
    const points = readings(
      180,
      Array.from({ length: 21 }, (_, index) => (index < 18 ? 120 : 600)),
    );

    expect(trendOf(points, at(3_600))).toMatchObject({ fromSeconds: 120, toSeconds: 600 });
  });

  test('that is read every 10 min has none: two readings say little', () => {
    expect(trendOf(readings(600, Array(12).fill(60)), at(11 * 600))).toBeUndefined();
  });

  test('that was read rarely and not lately has none', () => {
    const points = readings(180, Array(20).fill(60));

    expect(trendOf(points, at(19 * 180 + 340))).toBeUndefined();
  });

  test('has the trend of now and not of before', () => {
    const points = course((share) => 600 * share);

    expect(trendOf(points, at(2 * quarter))).toBeUndefined();
  });
});

test.each([
  ['rising', 120, 300, '↗ rising, from about 2 min to about 5 min in 15 min'],
  ['falling', 300, 20, '↘ falling, from about 5 min to 20 s in 15 min'],
  ['steady', 230, 240, '→ steady for 15 min'],
  ['falling', 300, 0, '↘ falling, from about 5 min to nobody waiting in 15 min'],
] as const)('a trend that is %s is said in words', (direction, fromSeconds, toSeconds, words) => {
  expect(trendWords({ direction, fromSeconds, toSeconds, overSeconds: quarter })).toBe(words);
});
