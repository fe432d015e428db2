import type { AlertState, Episode, LevelState } from '../../../domain/alerting/alert.ts';
import type { Firing } from './begin.ts';
import type { Comparison } from './comparison.ts';
import type { DecideInput } from './decide-input.ts';
import { judge } from './judge.ts';
import { nextLevel } from './level.ts';
import { type RestoreLimits, restored } from './restore.ts';

type Levels = Pick<AlertState, 'warning' | 'critical'>;
type Judged = Exclude<DecideInput['measured'], { kind: 'failed' | 'outside-hours' }>;

/** Both levels after a reading; the same objects where nothing changed. */
export function levelsAfter(
  before: AlertState,
  measured: Judged,
  { rule, now, around: { outage } }: DecideInput,
  comparison: Comparison,
  limits: RestoreLimits,
): Levels {
  const timing = { forMs: rule.forSeconds * 1000, keepMs: rule.keepFiringSeconds * 1000 };
  const judged = judge(measured, rule, before, comparison);
  const warning = nextLevel(
    outage ? restored(before.warning, outage, now, timing.forMs, limits) : before.warning,
    judged.warning,
    now,
    timing,
  );
  if (rule.criticalThreshold === undefined) {
    return { warning, critical: before.critical.kind === 'inactive' ? before.critical : calm };
  }
  const critical = nextLevel(
    outage ? restored(before.critical, outage, now, timing.forMs, limits) : before.critical,
    judged.critical,
    now,
    timing,
  );
  return { warning, critical };
}

const calm: LevelState = { kind: 'inactive' };

/** What fires of them, as one; undefined when neither does. */
export function firingOf({ warning, critical }: Levels): Firing | undefined {
  const first = critical.kind === 'firing' ? critical : warning;
  if (first.kind !== 'firing') return undefined;
  const other = warning.kind === 'firing' ? warning : first;
  return {
    level: critical.kind === 'firing' ? 'critical' : 'warning',
    activeAt: earlier(first.activeAt, other.activeAt),
    firedAt: earlier(first.firedAt, other.firedAt),
  };
}

function earlier(one: Date, other: Date): Date {
  return other < one ? other : one;
}

/** The state an open episode stands for, where the record of its alert was lost: it is not over for that. */
export function stateBehind(state: AlertState, episode: Episode | undefined): AlertState {
  if (!episode || firingOf(state)) return state;
  const { activeAt, firedAt, level, id } = episode;
  const firing: LevelState = { kind: 'firing', activeAt, firedAt };
  const critical = level === 'critical' ? firing : state.critical;
  return { ...state, warning: firing, critical, episodeId: id };
}
