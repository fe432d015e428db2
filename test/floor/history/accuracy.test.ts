import { describe, expect, test } from '@jest/globals';
import type { HistoryPoint, KeptFigures } from '../../../src/domain/history.ts';
import { accuracyOf } from '../../../src/floor/history/accuracy.ts';
import { departuresIn } from '../../../src/floor/history/departures.ts';
import { aPoint, at } from './points.ts';

/** A reading every 15 s; the age of the oldest contact, or undefined where nobody waits. */
function line(
  ages: readonly (number | undefined)[],
  rest: KeptFigures = {},
): readonly HistoryPoint[] {
  return ages.map((age, index) =>
    aPoint(index * 15, {
      contactsInQueue: age === undefined ? 0 : 2,
      oldestContactSeconds: age,
      ...rest,
    }),
  );
}

const left = (points: readonly HistoryPoint[]) =>
  departuresIn(points).map(({ enqueuedAt, leftAt }) => [
    (enqueuedAt.getTime() - at(0).getTime()) / 1000,
    (leftAt.getTime() - at(0).getTime()) / 1000,
  ]);

describe('who left a queue', () => {
  test.each<[string, readonly (number | undefined)[], readonly (readonly number[])[]]>([
    ['nobody, while the oldest one grows older', [10, 25, 40, 55], []],
    [
      'the oldest one, when its age drops, halfway between two readings',
      [60, 75, 20, 35],
      [[-60, 22.5]],
    ],
    ['the oldest one, when nobody waits any more', [60, 75, undefined], [[-60, 22.5]]],
    ['nobody, when somebody comes', [undefined, 5, 20], []],
    [
      'one after the other',
      [60, 20, 35, 10],
      [
        [-60, 7.5],
        [-5, 37.5],
      ],
    ],
    ['nobody, who is offered to an agent and comes back', [60, 20, 90, 105], []],
    ['nobody, by a second more or less', [60, 74, 91, 104], []],
  ])('is %s', (_what, ages, expected) => {
    expect(left(line(ages))).toEqual(expected);
  });

  test('is not known where the age is not known', () => {
    const points = [
      aPoint(0, { oldestContactSeconds: 60 }),
      aPoint(15, { oldestContactSeconds: undefined }),
      aPoint(30, { oldestContactSeconds: 10 }),
    ];

    expect(left(points)).toEqual([]);
  });

  test('is not known over a gap', () => {
    const points = [
      aPoint(0, { oldestContactSeconds: 60 }),
      aPoint(300, { oldestContactSeconds: 10 }),
    ];

    expect(left(points)).toEqual([]);
  });

  test('is not read off stretches in which many readings are one', () => {
    const coarse = line([60, 75, 20]).map((point) => ({ ...point, seconds: 60 }));

    expect(left(coarse)).toEqual([]);
  });
});

/** Six contacts, one a minute, who each wait so long while the estimate says so much. */
const answered = (waits: readonly number[]) =>
  waits.map((seconds, index) => ({
    enqueuedAt: at(index * 60),
    answeredAt: at(index * 60 + seconds),
  }));
const saying = (estimatedWaitSeconds: number | undefined) =>
  line(
    Array.from({ length: 40 }, (_, index) => index * 15),
    { estimatedWaitSeconds },
  );

describe('the estimate', () => {
  test('is compared with what the contact feed tells', () => {
    expect(accuracyOf(saying(120), answered([110, 130, 400, 120, 90]))).toEqual({
      contacts: 5,
      medianErrorSeconds: 10,
      closeShare: 0.8,
      bias: 'none',
      biasSeconds: 0,
      source: 'contact-feed',
      uncertaintySeconds: 0,
    });
  });

  test.each([
    ['too low', 60, 'too-low', -180],
    ['too high', 600, 'too-high', 360],
    ['about right', 230, 'none', -10],
  ])('that is usually %s is said to be', (_what, said, bias, biasSeconds) => {
    expect(accuracyOf(saying(said), answered(Array(6).fill(240)))).toMatchObject({
      bias,
      biasSeconds,
    });
  });

  test.each([
    ['a minute', 10, 70, 1],
    ['more than a minute', 10, 71, 0],
    ['a quarter', 400, 500, 1],
    ['more than a quarter', 400, 501, 0],
  ])('that is off by %s is near or not', (_what, said, waited, closeShare) => {
    expect(accuracyOf(saying(said), answered(Array(5).fill(waited)))).toMatchObject({ closeShare });
  });

  test('is compared with what the age of the oldest contact tells where there is no feed', () => {
    // A contact a minute becomes the oldest one at 15 s of age and leaves at about 53.
    const ages = Array.from({ length: 40 }, (_, index) => [15, 30, 45, 0][index % 4]);

    expect(accuracyOf(line(ages, { estimatedWaitSeconds: 50 }))).toMatchObject({
      contacts: 9,
      source: 'samples',
      uncertaintySeconds: 8,
      closeShare: 1,
    });
  });

  test('is compared by the feed alone where that tells enough, and by the readings where it does not', () => {
    const ages = Array.from({ length: 40 }, (_, index) => [15, 30, 45, 0][index % 4]);
    const points = line(ages, { estimatedWaitSeconds: 50 });

    expect(accuracyOf(points, answered(Array(5).fill(50)))?.source).toBe('contact-feed');
    expect(accuracyOf(points, answered(Array(4).fill(50)))?.source).toBe('samples');
  });

  test.each([
    ['fewer than five contacts are known', saying(60), answered([60, 60, 60, 60])],
    ['there was none', saying(undefined), answered(Array(6).fill(60))],
    ['nothing was read', [], answered(Array(6).fill(60))],
    [
      'it is from long before they queued',
      saying(60).slice(0, 1),
      answered(Array(6).fill(60)).map(late),
    ],
    ['nothing happened', line(Array(40).fill(undefined)), []],
  ])('is not judged where %s', (_what, points, contacts) => {
    expect(accuracyOf(points, contacts)).toBeUndefined();
  });
});

function late({ enqueuedAt, answeredAt }: { enqueuedAt: Date; answeredAt: Date }) {
  const later = (time: Date) => new Date(time.getTime() + 300_000);
  return { enqueuedAt: later(enqueuedAt), answeredAt: later(answeredAt) };
}
