import { expect, test } from '@jest/globals';
import { readEverySeconds } from '../../../src/floor/history/read-every.ts';
import { readings } from './points.ts';

test('readings are as far apart as they usually are, whatever gap or odd one is between them', () => {
  const waits = Array.from({ length: 40 }, (_, index) =>
    index > 10 && index < 20 ? undefined : 1,
  );

  expect(readEverySeconds(readings(30, waits))).toBe(30);
});

test.each([0, 1, 2])('%d readings do not tell how often they are taken', (count) => {
  expect(readEverySeconds(readings(15, Array(count).fill(1)))).toBeUndefined();
});

test('stretches that stand for many readings do not tell it', () => {
  const coarse = readings(60, [1, 1, 1, 1]).map((point) => ({ ...point, seconds: 60 }));

  expect(readEverySeconds(coarse)).toBeUndefined();
});
