import { type AlertState, type Episode, inactiveState } from '../../../domain/alerting/alert.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import { begun, type Firing } from './begin.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { Decided, DecideInput } from './decide-input.ts';
import { ended } from './end.ts';
import { goneOn } from './go-on.ts';
import { firingOf, levelsAfter, stateBehind } from './levels.ts';
import { quietedBy } from './quiet.ts';
import { recentOf } from './recent.ts';
import { refreshed } from './refresh.ts';
import { type RestoreLimits, usualRestoreLimits } from './restore.ts';
import { isSameSubject, subjectOf } from './same-subject.ts';

export interface DecideBy {
  /** Of the rule, when absent. */
  readonly comparison?: Comparison | undefined;
  /** As Prometheus has them, when absent. */
  readonly restoreLimits?: RestoreLimits | undefined;
}

/**
 * What is true of one alert after one reading, and what is to be said: undefined where nothing is to
 * be written. A failed reading decides nothing. A rule that was changed to be about something else
 * ends what was open, and is judged anew; one that was changed to wait longer ends what it would not
 * have begun yet.
 */
export function decide(input: DecideInput, by: DecideBy = {}): Decided | undefined {
  const { rule, record, measured } = input;
  if (measured.kind === 'failed') return undefined;
  const open = input.episode?.ended ? undefined : input.episode;
  const kept = record?.state ?? inactiveState;
  const before = stateBehind(asksTheSame(kept, rule) || open ? kept : anew(kept), open);
  if (open && measured.kind !== 'outside-hours' && !isSameSubject(open.rule, rule)) {
    const quiet = quietedBy(input.around, open.level);
    const over = ended({ ...open, ...quiet }, 'rule-changed', input.now);
    const fresh = { ...inactiveState, recentStarts: before.recentStarts };
    const next = step(fresh, undefined, measured, input, by);
    return { state: next.state, episodes: [over, ...next.episodes] };
  }
  const next =
    measured.kind === 'outside-hours'
      ? closed(before, open, input, by)
      : step(before, open, measured, input, by);
  const isSame =
    isSameState(kept, next.state) &&
    next.episodes.every((episode) => open && isSameEpisode(open, episode));
  return isSame ? undefined : next;
}

/** What is pending for another question is not pending for this one. */
function asksTheSame({ subject }: AlertState, rule: Rule): boolean {
  return subject === undefined || subject === subjectOf(rule);
}

function anew({ recentStarts }: AlertState): AlertState {
  return { ...inactiveState, recentStarts };
}

function closed(
  before: AlertState,
  open: Episode | undefined,
  input: DecideInput,
  { comparison = comparisonOf(input.rule) }: DecideBy,
): Decided {
  const { now } = input;
  const state = { ...inactiveState, recentStarts: recentOf(before.recentStarts, now) };
  if (!open) return { state, episodes: [] };
  const last = refreshed(open, input, open.level, comparison);
  return { state, episodes: [ended(last, 'outside-hours', now)] };
}

function step(
  before: AlertState,
  open: Episode | undefined,
  measured: Exclude<DecideInput['measured'], { kind: 'failed' | 'outside-hours' }>,
  input: DecideInput,
  { comparison = comparisonOf(input.rule), restoreLimits = usualRestoreLimits }: DecideBy,
): Decided {
  const { now } = input;
  const levels = levelsAfter(before, measured, input, comparison, restoreLimits);
  const firing = firingOf(levels);
  const recent = recentOf(before.recentStarts, now);
  if (!firing) {
    const isWaiting = levels.warning.kind === 'pending' || levels.critical.kind === 'pending';
    const why = isWaiting ? 'rule-changed' : 'resolved';
    const state = {
      ...levels,
      ...(isWaiting && { subject: subjectOf(input.rule) }),
      recentStarts: recent,
    };
    if (!open) return { state, episodes: [] };
    const last = refreshed(open, input, open.level, comparison);
    return { state, episodes: [ended(last, why, now)] };
  }
  if (open) {
    const episode = goneOn(open, input, firing.level, comparison);
    return { state: { ...levels, episodeId: open.id, recentStarts: recent }, episodes: [episode] };
  }
  const recentStarts = recentOf(withStart(recent, firing), now);
  const episode = begun(input, firing, Math.max(1, recentStarts.length), comparison);
  return { state: { ...levels, episodeId: episode.id, recentStarts }, episodes: [episode] };
}

/** One start more, but for one that is known. */
function withStart(recent: readonly Date[], { firedAt }: Firing): readonly Date[] {
  const isKnown = recent.some((start) => start.getTime() === firedAt.getTime());
  return isKnown ? recent : [...recent, firedAt];
}

/** What did not change is the same object: see `nextLevel` and `recentOf`. */
function isSameState(one: AlertState, other: AlertState): boolean {
  return (
    one.warning === other.warning &&
    one.critical === other.critical &&
    one.episodeId === other.episodeId &&
    one.subject === other.subject &&
    one.recentStarts === other.recentStarts
  );
}

/** Whether both are kept as the same: a member that is undefined is not kept. */
function isSameEpisode(one: Episode, other: Episode): boolean {
  if (one.measuredAt.getTime() !== other.measuredAt.getTime()) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
