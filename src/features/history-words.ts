import { setDuration } from '../blocks/format.ts';
import { count, figure } from '../blocks/text.ts';
import type { HistoryPlan } from '../domain/history.ts';

/**
 * That and why the history is kept less finely than usual; undefined where it is not: "Kept every
 * 90 s for 48 h, then one point in 90 s, since 3,000 queues and channels share 256 MB."
 */
export function planWords(plan: HistoryPlan): string | undefined {
  if (!plan.isReduced) return undefined;
  const { rawSeconds, rawHours, coarseSeconds, series, megabytes } = plan;
  const raw = `every ${setDuration(rawSeconds)} for ${rawHours} h`;
  const coarse = `then one point in ${setDuration(coarseSeconds)}`;
  const shared = `${count(series, 'queue and channel', 'queues and channels')} share ${figure(megabytes)} MB`;
  return `Kept ${raw}, ${coarse}, since ${shared}.`;
}
