import { type HistoryPoint, type KeptFigures, worseOf } from '../../domain/history.ts';
import { judgedSeconds, longest } from './judged-seconds.ts';

/** One stretch of a chart. */
export interface HistoryBucket {
  readonly from: Date;
  readonly until: Date;
  /** How many points fell into it; 0 = nothing was read then, which is no zero of anything. */
  readonly readings: number;
  readonly last: KeptFigures;
  readonly worst: KeptFigures;
  /** The wait as it is judged, seconds; undefined where nothing was read or it is not known. */
  readonly lastWaitSeconds: number | undefined;
  readonly worstWaitSeconds: number | undefined;
}

const minute = 60;
const hour = 60 * minute;
/** Lengths people know from a clock, seconds. */
const lengths = [
  ...[1, 2, 5, 10, 15, 20, 30].map((count) => count * minute),
  ...[1, 2, 3, 4, 6, 8, 12, 24].map((count) => count * hour),
];

/**
 * The points of a time as at most so many stretches of equal length, oldest first. Their limits are
 * round times of UTC, so the first may begin before `from` and the last end after `until`; points
 * outside of these two do not count. No stretch is shorter than what a point stands for.
 */
export function bucketsOf(
  { points }: { readonly points: readonly HistoryPoint[] },
  range: { readonly from: Date; readonly until: Date; readonly most?: number },
): readonly HistoryBucket[] {
  const from = range.from.getTime();
  const until = range.until.getTime();
  if (until <= from) return [];
  const inside = points.filter(({ at }) => at.getTime() >= from && at.getTime() < until);
  const shortest = Math.max(0, ...inside.map(({ seconds }) => seconds));
  const length = lengthFor({ from, until, most: range.most ?? 20, shortest });
  const first = Math.floor(from / length);
  const count = Math.ceil(until / length) - first;
  return Array.from({ length: count }, (_, index) => {
    const begin = (first + index) * length;
    return bucketOf(
      { from: new Date(begin), until: new Date(begin + length) },
      inside.filter(({ at }) => Math.floor(at.getTime() / length) === first + index),
    );
  });
}

/** Milliseconds. */
function lengthFor(wish: {
  readonly from: number;
  readonly until: number;
  readonly most: number;
  readonly shortest: number;
}): number {
  const fits = (length: number) =>
    length >= wish.shortest * 1000 &&
    Math.ceil(wish.until / length) - Math.floor(wish.from / length) <= wish.most;
  let length = lengths.map((seconds) => seconds * 1000).find(fits) ?? 48 * hour * 1000;
  while (!fits(length) && length < wish.until) length *= 2;
  return length;
}

function bucketOf(
  times: Pick<HistoryBucket, 'from' | 'until'>,
  points: readonly HistoryPoint[],
): HistoryBucket {
  const last = points.at(-1)?.last ?? {};
  return {
    ...times,
    readings: points.length,
    last,
    worst: points.map(({ worst }) => worst).reduce(worseOf, {}),
    lastWaitSeconds: judgedSeconds(last),
    worstWaitSeconds: longest(...points.map(({ worst }) => judgedSeconds(worst))),
  };
}
