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
  const after = (level: LevelState, name: keyof Levels) =>
    nextLevel(
      outage ? restored(level, outage, now, timing.forMs, limits) : level,
      judged[name],
      now,
      timing,
    );
  const critical = after(before.critical, 'critical');
  const isGone = rule.criticalThreshold === undefined && critical.kind !== 'inactive';
  return { warning: after(before.warning, 'warning'), critical: isGone ? calm : critical };
}

const calm: LevelState = { kind: 'inactive' };

/** What fires of them, as one; undefined when neither does. */
export function firingOf({ warning, critical }: Levels): Firing | undefined {
  const firing = [warning, critical].flatMap((level) => (level.kind === 'firing' ? [level] : []));
  const [first] = firing;
  if (!first) return undefined;
  const earliest = (dates: readonly Date[]) =>
    new Date(Math.min(...dates.map((date) => date.getTime())));
  return {
    level: critical.kind === 'firing' ? 'critical' : 'warning',
    activeAt: earliest(firing.map(({ activeAt }) => activeAt)),
    firedAt: earliest(firing.map(({ firedAt }) => firedAt)),
  };
}

/** The state an open episode stands for, where the record of its alert was lost: it is not over for that. */
export function stateBehind(state: AlertState, episode: Episode | undefined): AlertState {
  if (!episode || firingOf(state)) return state;
  const { activeAt, firedAt, level, id } = episode;
  const firing: LevelState = { kind: 'firing', activeAt, firedAt };
  const critical = level === 'critical' ? firing : state.critical;
  return { ...state, warning: firing, critical, episodeId: id };
}
