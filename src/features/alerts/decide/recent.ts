import type { Episode } from '../../../domain/alerting/alert.ts';

const recentMs = 30 * 60_000;
const flappingFrom = 4;

/** The starts that are not older than 30 minutes; the same list where none is. */
export function recentOf(starts: readonly Date[], now: Date): readonly Date[] {
  const isRecent = (start: Date) => now.getTime() - start.getTime() <= recentMs;
  return starts.every(isRecent) ? starts : starts.filter(isRecent);
}

/**
 * Whether it begins again and again: four times within 30 minutes. That is said in its message, and
 * nothing is kept back for it: an end is a reply that calls nobody but whoever took it.
 */
export function isFlapping({ starts }: Pick<Episode, 'starts'>): boolean {
  return starts >= flappingFrom;
}
