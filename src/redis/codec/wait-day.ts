import { coarsen, type HistoryPoint } from '../../domain/history.ts';
import { coarseHourBytes, type Resolution, rawHourBytes } from '../wait-plan.ts';
import { type Frame, framesIn, packFrame } from './wait-frames.ts';

const hourMs = 3_600_000;
/** What a coarse point may stand for, seconds; each goes into an hour without a rest. */
const lengths = [60, 90, 120, 180, 300, 600, 900, 1_800, 3_600];
/** Readings come some seconds early or late, and of several processes at odd times. */
const earlySeconds = 6;

/** How long after a reading that is kept the next one may come to be kept as well, where one in so many seconds is. */
export function nearestMilliseconds(rawSeconds: number): number {
  return (rawSeconds - earlySeconds) * 1000;
}

/** A day of one series as it lies in Redis. */
export interface PackedDay {
  /** Of all time. */
  readonly day: number;
  readonly bytes: Buffer;
}

/** Told what cannot be read. */
export type OnBroken = (problem: string) => void;

/** The points of those hours of a day that are `wanted`, in any order; what is broken is left out and told. */
export function pointsOfDay(
  { day, bytes }: PackedDay,
  onBroken: OnBroken,
  wanted: (hour: number) => boolean = () => true,
): readonly HistoryPoint[] {
  const { frames, isBroken } = framesIn(bytes);
  if (isBroken) onBroken('what follows a broken frame');
  return frames
    .filter(({ hour }) => wanted(day * 24 + hour))
    .flatMap((frame) => pointsOfFrame(frame, startOf(day), onBroken));
}

/**
 * A day as it is to be: samples that were not packed yet go into it, hours before `rawFrom` become
 * coarse, hours before `oldest` go (all three in hours of all time). With `isRefitted` every hour is
 * made to fit the resolution; else an hour in which nothing changes is carried over byte by byte.
 */
export function repackDay(
  packed: PackedDay,
  samples: readonly HistoryPoint[],
  how: {
    readonly resolution: Resolution;
    readonly rawFrom: number;
    readonly oldest: number;
    readonly isRefitted: boolean;
    readonly onBroken: OnBroken;
  },
): Buffer {
  const { day, bytes } = packed;
  const { frames, isBroken } = framesIn(bytes);
  if (isBroken) how.onBroken('what follows a broken frame');
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return Buffer.concat(
    hours.map((hour) => {
      const own = frames.filter((frame) => frame.hour === hour);
      const ofAllTime = day * 24 + hour;
      if (ofAllTime < how.oldest) return Buffer.alloc(0);
      const fresh = samples.filter(({ at }) => Math.floor(at.getTime() / hourMs) === ofAllTime);
      const isRaw = ofAllTime >= how.rawFrom;
      const isAsItShouldBe =
        own.length <= 1 && own.every(({ kind }) => kind === (isRaw ? 'raw' : 'coarse'));
      if (fresh.length === 0 && isAsItShouldBe && !how.isRefitted) {
        return Buffer.concat(own.map((frame) => frame.bytes));
      }
      const known = own.flatMap((frame) => pointsOfFrame(frame, startOf(day), how.onBroken));
      return packHour(hour, [...known, ...fresh], isRaw, how.resolution);
    }),
  );
}

/** Each time once, oldest first; a reading as it was before a stretch that begins then. */
export function inOrder(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const byTime = new Map<number, HistoryPoint>();
  for (const point of points) {
    const time = point.at.getTime();
    const known = byTime.get(time);
    if (!known || known.seconds > point.seconds) byTime.set(time, point);
  }
  return [...byTime.values()].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function packHour(
  hour: number,
  points: readonly HistoryPoint[],
  isRaw: boolean,
  resolution: Resolution,
): Buffer {
  const coarse = points.filter(({ seconds }) => seconds > 0);
  if (!isRaw) return packCoarse(hour, points, resolution);
  // Where more hours are kept raw than before, what is coarse already stays so.
  const raw = points.filter(({ seconds }) => seconds === 0);
  return Buffer.concat([packCoarse(hour, coarse, resolution), packRaw(hour, raw, resolution)]);
}

function packRaw(hour: number, points: readonly HistoryPoint[], resolution: Resolution): Buffer {
  if (points.length === 0) return Buffer.alloc(0);
  const ordered = inOrder(points);
  const most = rawHourBytes(resolution);
  for (let seconds = resolution.rawSeconds; ; seconds *= 2) {
    const frame = packFrame('raw', hour, thin(ordered, nearestMilliseconds(seconds)));
    if (frame.length <= most || seconds > 3_600) return frame;
  }
}

function packCoarse(hour: number, points: readonly HistoryPoint[], resolution: Resolution): Buffer {
  if (points.length === 0) return Buffer.alloc(0);
  const most = coarseHourBytes(resolution);
  for (const seconds of lengths.filter((length) => length >= resolution.coarseSeconds)) {
    const frame = packFrame('coarse', hour, even(points, seconds));
    if (frame.length <= most) return frame;
  }
  return packFrame('coarse', hour, coarsen(points, 3_600));
}

/** All points of one length, since a frame says it once. */
function even(points: readonly HistoryPoint[], seconds: number): readonly HistoryPoint[] {
  const longest = Math.max(seconds, ...points.map((point) => point.seconds));
  return coarsen(points, longest);
}

/** Those that come no sooner than this after the one before. */
function thin(points: readonly HistoryPoint[], milliseconds: number): readonly HistoryPoint[] {
  let before = Number.NEGATIVE_INFINITY;
  return points.filter(({ at }) => {
    const isDue = at.getTime() - before >= milliseconds;
    if (isDue) before = at.getTime();
    return isDue;
  });
}

function pointsOfFrame(
  frame: Frame,
  dayStart: number,
  onBroken: OnBroken,
): readonly HistoryPoint[] {
  try {
    return frame.points(dayStart);
  } catch (error) {
    onBroken(`hour ${frame.hour}: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}

function startOf(day: number): number {
  return day * 24 * hourMs;
}
