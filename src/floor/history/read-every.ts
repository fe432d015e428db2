import type { HistoryPoint } from '../../domain/history.ts';
import { median } from './median.ts';

/** How often a series was really read, seconds: the usual time from one reading to the next; undefined of fewer than three. */
export function readEverySeconds(points: readonly HistoryPoint[]): number | undefined {
  const times = points.filter(({ seconds }) => seconds === 0).map(({ at }) => at.getTime());
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = gaps.length < 2 ? undefined : median(gaps);
  return usual === undefined ? undefined : Math.round(usual / 1000);
}
