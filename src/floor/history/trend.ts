import type { HistoryPoint } from '../../domain/history.ts';
import { judgedSeconds } from './judged-seconds.ts';
import { median } from './median.ts';

/** Where a wait is going. */
export interface Trend {
  readonly direction: 'rising' | 'falling' | 'steady';
  /** The usual wait at the beginning and at the end of the time looked at. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** How long a time was looked at. */
  readonly overSeconds: number;
}

const overSeconds = 15 * 60;
/** The beginning and the end of the time are compared by their medians, so that one odd reading says nothing. */
const endSeconds = 5 * 60;
const fewest = 3;
/** Less than this is the usual up and down of a queue. */
const leastSeconds = 30;
const leastShare = 0.2;

/** The trend of the wait over the last 15 minutes; undefined where too little was read of them to say. */
export function trendOf(points: readonly HistoryPoint[], now: Date): Trend | undefined {
  const end = now.getTime();
  const fromSeconds = usualWait(points, end - overSeconds * 1000, endSeconds);
  const toSeconds = usualWait(points, end - endSeconds * 1000, endSeconds);
  if (fromSeconds === undefined || toSeconds === undefined) return undefined;
  const change = toSeconds - fromSeconds;
  const least = Math.max(leastSeconds, leastShare * Math.max(fromSeconds, toSeconds));
  const isMove = Math.abs(change) >= least;
  const direction = isMove ? (change > 0 ? 'rising' : 'falling') : 'steady';
  return { direction, fromSeconds, toSeconds, overSeconds };
}

/** The median of the known waits from a time (ms) on; undefined of fewer than three. */
function usualWait(
  points: readonly HistoryPoint[],
  from: number,
  seconds: number,
): number | undefined {
  const waits = points
    .filter(({ at }) => at.getTime() >= from && at.getTime() <= from + seconds * 1000)
    .map(({ last }) => judgedSeconds(last))
    .filter((wait) => wait !== undefined);
  const usual = waits.length < fewest ? undefined : median(waits);
  return usual === undefined ? undefined : Math.round(usual);
}
