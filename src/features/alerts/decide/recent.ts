import type { Episode } from '../../../domain/alerting/alert.ts';

const recentMs = 30 * 60_000;
const flappingFrom = 4;

/** The starts that are not older than 30 minutes; the same list where none is. */
export function recentOf(starts: readonly Date[], now: Date): readonly Date[] {
  if (starts.length === 0) return starts;
  const oldest = now.getTime() - recentMs;
  const recent = starts.filter((start) => start.getTime() >= oldest);
  return recent.length === starts.length ? starts : recent;
}

/**
 * Whether it begins again and again: four times within 30 minutes. That is said in its message, and
 * nothing is kept back for it: an end is a reply that calls nobody but whoever took it.
 */
export function isFlapping({ starts }: Pick<Episode, 'starts'>): boolean {
  return starts >= flappingFrom;
}
