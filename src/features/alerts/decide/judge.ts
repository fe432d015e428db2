import type { AlertState, LevelState } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Comparison } from './comparison.ts';
import type { Judgement } from './level.ts';

export interface Judged {
  readonly warning: Judgement;
  readonly critical: Judgement;
}

type Value = Extract<Measured, { kind: 'value' }>;
type Thresholds = Pick<RuleSpec, 'threshold' | 'criticalThreshold' | 'clearThreshold' | 'noData'>;

/**
 * What a reading says of both levels. Without data an alert that is to be raised for it is a warning:
 * how bad it is nobody knows, so a critical level stays as it is.
 */
export function judge(
  measured: Exclude<Measured, { kind: 'failed' | 'outside-hours' }>,
  rule: Thresholds,
  state: AlertState,
  comparison: Comparison,
): Judged {
  const hasCritical = rule.criticalThreshold !== undefined;
  switch (measured.kind) {
    case 'beyond':
      return { warning: 'breach', critical: hasCritical ? 'breach' : 'calm' };
    case 'no-data':
      return withoutData[rule.noData];
    case 'value':
      return {
        warning: heldToWarning(measured, rule, state.warning, comparison),
        critical: hasCritical ? held(measured, rule.criticalThreshold, comparison) : 'calm',
      };
  }
}

const withoutData: Readonly<Record<RuleSpec['noData'], Judged>> = {
  keep: { warning: 'unknown', critical: 'unknown' },
  ok: { warning: 'calm', critical: 'calm' },
  alert: { warning: 'breach', critical: 'unknown' },
};

/** While it fires it is over only when neither the threshold nor the clearing one is crossed. */
function heldToWarning(
  measured: Value,
  { threshold, clearThreshold }: Thresholds,
  { kind }: LevelState,
  comparison: Comparison,
): Judgement {
  const judged = held(measured, threshold, comparison);
  if (judged === 'breach' || kind !== 'firing' || clearThreshold === undefined) return judged;
  const cleared = held(measured, clearThreshold, comparison);
  return cleared === 'calm' ? judged : cleared;
}

/** Of a value that may be more, only what more cannot change is known. */
function held(
  { value, isAtLeast }: Value,
  threshold: number,
  { breaches, worse }: Comparison,
): Judgement {
  const isBreach = breaches(value, threshold);
  if (!isAtLeast) return isBreach ? 'breach' : 'calm';
  if (worse === 'more' && isBreach) return 'breach';
  return worse === 'less' && !isBreach ? 'calm' : 'unknown';
}
