import { expect, test } from '@jest/globals';
import { sparkline } from '../../../src/floor/history/sparkline.ts';
import { aPoint, at, readings } from './points.ts';

const range = { from: at(0), until: at(480), width: 8 };

test('goes from nobody waiting to the longest wait of all', () => {
  const points = [
    aPoint(0, { contactsInQueue: 0 }),
    ...readings(60, [undefined, 100, 200, 300, 400, 500, 600, 700]),
  ];

  expect(sparkline(points, range)).toBe('▁▂▃▄▅▆▇█');
});

test('shows the longest wait of a stretch', () => {
  expect(sparkline(readings(10, [10, 700, 10]), { ...range, width: 1 })).toBe('█');
});

test('a stretch without a reading is a dot and no low wait', () => {
  expect(sparkline(readings(60, [700, undefined, 700]), range)).toBe('█·█·····');
});

test('a stretch of which the wait is not known is a dot as well', () => {
  expect(sparkline([aPoint(0, { contactsInQueue: undefined })], range)).toBe('········');
});

test('a wait of seconds is no mountain', () => {
  expect(sparkline(readings(60, [1, 2, 4, 9]), range)).toBe('▂▂▂▂····');
});
