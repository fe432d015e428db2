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

const minute = 60;
const leastOverSeconds = 15 * minute;
/**
 * The beginning and the end of the time are compared by their medians, so that one odd reading says
 * nothing. They are as long as it takes to hold three readings: large instances are read every 90 s,
 * and with little memory a reading is kept in 5 min.
 */
const endLengths = [5, 7, 11, 16].map((minutes) => minutes * minute);
const fewest = 3;
/** What was read longer ago than this, and nothing since, is no trend of now. */
const latestSeconds = 5.5 * minute;
/** Less than this is the usual up and down of a queue. */
const leastSeconds = 30;
const leastShare = 0.2;

/** How far back a trend looks at most, seconds. */
export const trendLooksBackSeconds = 2 * Math.max(...endLengths);

/**
 * The trend of the wait over the last 15 minutes, or over as many more as it takes where readings are
 * rare; undefined where too little was read of them to say.
 */
export function trendOf(points: readonly HistoryPoint[], now: Date): Trend | undefined {
  const known = points.flatMap(({ at, last }): readonly Known[] => {
    const wait = judgedSeconds(last);
    const ago = (now.getTime() - at.getTime()) / 1000;
    return wait === undefined || ago < 0 ? [] : [{ ago, wait }];
  });
  if (!known.some(({ ago }) => ago <= latestSeconds)) return undefined;
  for (const length of endLengths) {
    const overSeconds = Math.max(leastOverSeconds, 2 * length);
    const fromSeconds = usualWait(known, overSeconds - length, overSeconds);
    const toSeconds = usualWait(known, 0, length);
    if (fromSeconds === undefined || toSeconds === undefined) continue;
    return { direction: directionOf(fromSeconds, toSeconds), fromSeconds, toSeconds, overSeconds };
  }
  return undefined;
}

interface Known {
  /** How long ago it was read, seconds. */
  readonly ago: number;
  readonly wait: number;
}

/** The median of what was read between two times ago; undefined of fewer than three. */
function usualWait(known: readonly Known[], from: number, until: number): number | undefined {
  const waits = known.filter(({ ago }) => ago >= from && ago <= until).map(({ wait }) => wait);
  const usual = waits.length < fewest ? undefined : median(waits);
  return usual === undefined ? undefined : Math.round(usual);
}

function directionOf(from: number, to: number): Trend['direction'] {
  const change = to - from;
  const least = Math.max(leastSeconds, leastShare * Math.max(from, to));
  if (Math.abs(change) < least) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}
