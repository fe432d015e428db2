import type { CaseRule } from './case-rule.ts';
import type { Mismatch, Seen } from './compare.ts';
import type { DifferenceKind } from './differences.ts';
import type { Fields } from './json.ts';
import type { Standing } from './one-series.ts';

/** What happened to a series until something was not as it is wanted. */
export interface Past {
  readonly rule: CaseRule;
  readonly profile: string | undefined;
  /** Of all its evaluations: what came other than values. */
  readonly came: ReadonlySet<'null' | 'error' | 'missing'>;
  readonly before: Standing | undefined;
  readonly t: number;
  /** What fired when an outage began. */
  readonly isRestored: boolean;
}

/** By which of our differences something is not as it is wanted; undefined: by none, it is a fault. */
export function differenceOf(
  wanted: Fields,
  { what, wanted: word }: Mismatch,
  { standing, reason }: Seen,
  { rule, profile, came, before, t, isRestored }: Past,
): DifferenceKind | undefined {
  if (what === 'state' && word === 'nodata') return 'no-data-state';
  if (what === 'state' && word === 'error') return 'error-state';
  const isKeptLast = keeps(reason === 'nodata' ? rule.noData : rule.execError);
  const fires = wanted.state === 'firing' && standing.state === 'pending';
  if (reason !== undefined && isKeptLast && fires) return 'kept-never-fires';
  if (came.has('error') && rule.execError !== 'retain') {
    if (!keeps(rule.execError)) return 'failed-decides';
    if (what === 'notify' && reason === 'error' && wanted.notify === true) return 'failed-decides';
  }
  if (came.has('null') && rule.noData === 'nodata') return 'no-data-state';
  if (came.has('missing') && profile !== 'prometheus') return 'missing-series';
  if (isRestored && standing.state === 'firing' && word === 'pending') return 'fired-goes-on';
  return what === 'notify'
    ? differenceInSaying(wanted, standing, before, t, rule, profile)
    : undefined;
}

function differenceInSaying(
  wanted: Fields,
  standing: Standing,
  before: Standing | undefined,
  t: number,
  { rule }: CaseRule,
  profile: string | undefined,
): DifferenceKind | undefined {
  if (wanted.notify === true) {
    const wasOver = before?.state === 'inactive' && before.endedAt !== undefined;
    return wasOver && standing.state === 'inactive' ? 'resolved-once' : undefined;
  }
  if (standing.isEndedByRule && before?.state === 'firing') return 'rule-change-ends';
  const lastSaid = before?.lastSaidAt;
  const isExactlyDue =
    lastSaid !== undefined && t - lastSaid.getTime() / 1000 === rule.repeatSeconds;
  return isExactlyDue && profile === 'prometheus' ? 'repeat-when-due' : undefined;
}

function keeps(word: string): boolean {
  return word === 'keep' || word === 'keep-last' || word === 'retain';
}
