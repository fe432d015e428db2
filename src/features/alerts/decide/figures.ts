import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { Comparison } from './comparison.ts';

export type Figures = Pick<Episode, 'measured' | 'measuredAt' | 'worstValue'>;

/**
 * What was read, and the worst of it. Nothing to decide on leaves what was read before. Once it was
 * beyond any number no number is its worst; where less is worse, a value that may be more is none.
 */
export function figuresAfter(
  before: Figures | undefined,
  measured: Measured,
  { worse }: Comparison,
  now: Date,
): Figures {
  if (measured.kind === 'beyond') return { measured, measuredAt: now, worstValue: undefined };
  if (measured.kind !== 'value') {
    const { measuredAt = now, worstValue } = before ?? {};
    return { measured: before?.measured, measuredAt, worstValue };
  }
  const isFirst = before?.measured === undefined;
  const worst = before?.worstValue;
  const isSure = worse !== 'less' || !measured.isAtLeast;
  if (!isSure || (!isFirst && worst === undefined)) {
    return { measured, measuredAt: now, worstValue: worst };
  }
  const pick = worse === 'less' ? Math.min : Math.max;
  const worstValue = worst === undefined ? measured.value : pick(worst, measured.value);
  return { measured, measuredAt: now, worstValue };
}
