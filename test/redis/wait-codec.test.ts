import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type HistoryPoint, type KeptFigures, keptFigures } from '../../src/domain/history.ts';
import { inOrder, pointsOfDay, repackDay } from '../../src/redis/codec/wait-day.ts';
import { mostCount, mostSeconds } from '../../src/redis/codec/wait-figures.ts';
import { framesIn, packFrame } from '../../src/redis/codec/wait-frames.ts';
import { mostSampleBytes, sampleBytes, samplesIn } from '../../src/redis/codec/wait-samples.ts';
import {
  coarseHourBytes,
  planFor,
  type Resolution,
  rawHourBytes,
  usualBounds,
} from '../../src/redis/wait-plan.ts';

const day = 20_780;
const dayStart = day * 86_400_000;
const hourStart = dayStart + 9 * 3_600_000;

/** Any figures that can be, the largest and the missing ones among them. */
const anyFigures: fc.Arbitrary<KeptFigures> = fc
  .tuple(
    ...keptFigures.map((figure) => {
      const most = figure.endsWith('Seconds') ? mostSeconds : mostCount;
      return fc.option(fc.integer({ min: 0, max: most }), { nil: undefined });
    }),
  )
  .map((values) =>
    Object.fromEntries(
      keptFigures.flatMap((figure, index) =>
        values[index] === undefined ? [] : [[figure, values[index]]],
      ),
    ),
  );

/** Readings of one hour, one in 15 s. */
const anyHour: fc.Arbitrary<readonly HistoryPoint[]> = fc
  .array(anyFigures, { minLength: 1, maxLength: 240 })
  .map((all) =>
    all.map((figures, index) => ({
      at: new Date(hourStart + index * 15_000),
      seconds: 0,
      last: figures,
      worst: figures,
    })),
  );

const onBroken = (problem: string) => {
  throw new Error(problem);
};
const empty = Buffer.alloc(0);
const usual = planFor(1, usualBounds);
const repack = (
  bytes: Buffer,
  samples: readonly HistoryPoint[],
  how: Partial<Parameters<typeof repackDay>[2]> = {},
) =>
  repackDay({ day, bytes }, samples, {
    resolution: usual,
    rawFrom: 0,
    oldest: 0,
    isRefitted: false,
    onBroken,
    ...how,
  });
const becameCoarse = { rawFrom: (day + 2) * 24 };

describe('a sample', () => {
  test('comes back as it was and never takes more bytes than are stated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_599 }), anyFigures, (offset, figures) => {
        const bytes = sampleBytes(offset, figures);
        const at = new Date(hourStart + offset * 1000);

        expect(bytes.length).toBeLessThanOrEqual(mostSampleBytes);
        expect(samplesIn(bytes, hourStart)).toEqual({
          points: [{ at, seconds: 0, last: figures, worst: figures }],
          isBroken: false,
        });
      }),
    );
  });

  test.each<[string, KeptFigures, KeptFigures]>([
    ['a part of a second', { estimatedWaitSeconds: 184.5 }, { estimatedWaitSeconds: 185 }],
    ['less than nothing', { oldestContactSeconds: -1 }, { oldestContactSeconds: 0 }],
    ['more than fits', { contactsInQueue: 1e9 }, { contactsInQueue: mostCount }],
    ['a wait of months', { oldestContactSeconds: 1e9 }, { oldestContactSeconds: mostSeconds }],
    ['no number', { agentsStaffed: Number.NaN }, {}],
  ])('with %s is kept as near as can be', (_what, figures, kept) => {
    expect(samplesIn(sampleBytes(0, figures), hourStart).points[0]?.last).toEqual(kept);
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['of another version', (bytes: Buffer) => Buffer.concat([Buffer.from([9]), bytes])],
    ['of another hour', () => sampleBytes(3_600, {})],
    ['a number without an end', () => Buffer.from([1, 255, 255, 255, 255, 255, 255])],
  ])('that is %s is broken; those before it are not', (_what, breakIt) => {
    const whole = sampleBytes(15, { contactsInQueue: 1 });
    const { points, isBroken } = samplesIn(
      Buffer.concat([whole, breakIt(sampleBytes(30, { contactsInQueue: 2 }))]),
      hourStart,
    );

    expect(isBroken).toBe(true);
    expect(points.map(({ last }) => last)).toEqual([{ contactsInQueue: 1 }]);
  });
});

describe('an hour that is packed', () => {
  test('comes back as it was, raw and coarse', () => {
    fc.assert(
      fc.property(anyHour, fc.constantFrom('raw' as const, 'coarse' as const), (points, kind) => {
        const stretch = (point: HistoryPoint, index: number) => ({
          ...point,
          seconds: 15,
          worst: points[points.length - 1 - index]?.last ?? {},
        });
        const packed = kind === 'raw' ? points : points.map(stretch);
        const { frames, isBroken } = framesIn(packFrame(kind, 9, packed));

        expect(isBroken).toBe(false);
        expect(frames.map((frame) => frame.points(dayStart))).toEqual([packed]);
      }),
      { numRuns: 30 },
    );
  });

  test.each<[string, Resolution]>([
    ['usual', usual],
    ['reduced', { rawSeconds: 60, rawHours: 48, coarseSeconds: 60 }],
    ['far reduced', { rawSeconds: 300, rawHours: 3, coarseSeconds: 3_600 }],
  ])(
    'never takes more bytes than the %s resolution states, whatever is in it',
    (_w, resolution) => {
      fc.assert(
        fc.property(anyHour, (points) => {
          const raw = repack(empty, points, { resolution });
          const coarse = repack(raw, [], { resolution, ...becameCoarse });

          expect(raw.length).toBeLessThanOrEqual(rawHourBytes(resolution));
          expect(coarse.length).toBeLessThanOrEqual(coarseHourBytes(resolution));
          expect(pointsOfDay({ day, bytes: coarse }, onBroken).length).toBeGreaterThan(0);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('of a usual queue loses nothing to its bound', () => {
    const points = quietHour();

    expect(inOrder(pointsOfDay({ day, bytes: repack(empty, points) }, onBroken))).toEqual(points);
  });
});

/** A line that grows and shrinks. */
function quietHour(): readonly HistoryPoint[] {
  return Array.from({ length: 240 }, (_, index) => {
    const waiting = Math.round(6 + 5 * Math.sin(index / 20));
    const figures = {
      estimatedWaitSeconds: waiting * 37 + (index % 3),
      oldestContactSeconds: (index * 15) % 400,
      contactsInQueue: waiting,
      agentsStaffed: 12,
      agentsAvailable: index % 2,
      agentsOnContact: 11,
    };
    return { at: new Date(hourStart + index * 15_000), seconds: 0, last: figures, worst: figures };
  });
}

describe('a day', () => {
  test('that is packed twice is as it was', () => {
    fc.assert(
      fc.property(anyHour, fc.boolean(), (points, isOld) => {
        const how = { isRefitted: true, ...(isOld ? becameCoarse : {}) };
        const once = repack(empty, points, how);

        expect(repack(once, [], how)).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });

  test('carries over hours in which nothing changes, even those it cannot read', () => {
    const broken = packFrame('raw', 3, quietHour());
    broken.fill(0xff, 20);
    const before = Buffer.concat([broken, packFrame('raw', 9, quietHour())]);

    expect(repack(before, [])).toEqual(before);
  });

  test('is made coarser all of it when the resolution is reduced, and stays so when it is usual again', () => {
    const usualDay = repack(empty, quietHour());
    const resolution = { rawSeconds: 60, rawHours: 48, coarseSeconds: 60 };
    const reduced = repack(usualDay, [], { resolution, isRefitted: true });

    expect(pointsOfDay({ day, bytes: reduced }, onBroken)).toHaveLength(60);
    expect(repack(reduced, [], { isRefitted: true })).toEqual(reduced);
  });

  test('keeps what was coarse already when more hours are kept raw than before', () => {
    const coarse = repack(empty, quietHour(), becameCoarse);
    const late = [{ at: new Date(hourStart + 7_000), seconds: 0, last: {}, worst: {} }];

    expect(pointsOfDay({ day, bytes: repack(coarse, late) }, onBroken)).toHaveLength(61);
  });
});

test('of two points at one time the reading as it was stands', () => {
  const at = new Date(hourStart);
  const reading = { at, seconds: 0, last: { contactsInQueue: 1 }, worst: {} };
  const stretch = { at, seconds: 60, last: { contactsInQueue: 2 }, worst: {} };

  expect(inOrder([stretch, reading])).toEqual([reading]);
  expect(inOrder([reading, stretch])).toEqual([reading]);
});
