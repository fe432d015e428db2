import { isDeepStrictEqual } from 'node:util';
import type {
  AlertState,
  Rule,
  RuleRecord,
  Say,
  SayReason,
  WaitReading,
} from '../../domain/alert.ts';

type Firing = Extract<AlertState, { kind: 'firing' }>;
type Standing = Pick<RuleRecord, 'rule' | 'state' | 'episodes'>;

/** What an alert does next. `state` is the very same object when there is nothing to write. */
export interface Step {
  readonly state: AlertState;
  readonly episodes: number;
  readonly say: Say | undefined;
}

/**
 * The whole life of an alert: quiet until the line is crossed, firing until a reading says for
 * certain that it is not. A reading that decides nothing changes nothing.
 */
export function transition(standing: Standing, reading: WaitReading, now: Date): Step {
  const { rule, state, episodes } = standing;
  const verdict = judge(rule, reading);
  if (verdict === 'unknown') return { state, episodes, say: undefined };
  if (state.kind === 'quiet') {
    if (verdict === 'calm') return { state, episodes, say: undefined };
    return fire(rule, episodes + 1, reading, now);
  }
  if (verdict === 'breach') return { state: stillFiring(state, reading), episodes, say: undefined };
  const say = sayOf(rule, state, 'resolved', reading, now);
  return { state: { kind: 'quiet' }, episodes, say };
}

/** What closes the message of a rule that is removed while it fires; undefined when it is quiet. */
export function closingOf({ rule, state }: Standing, now: Date): Say | undefined {
  if (state.kind === 'quiet') return undefined;
  return sayOf(rule, state, 'rule-removed', state.reading, now);
}

function judge(rule: Rule, reading: WaitReading): 'breach' | 'calm' | 'unknown' {
  switch (reading.kind) {
    case 'empty':
      return 'calm';
    case 'nobody-staffed':
      return 'breach';
    case 'unknown':
      return 'unknown';
    case 'wait':
      if (reading.seconds > rule.overSeconds) return 'breach';
      return reading.isLowerBound ? 'unknown' : 'calm';
  }
}

function fire(rule: Rule, episode: number, reading: WaitReading, now: Date): Step {
  const state: Firing = {
    kind: 'firing',
    episode,
    since: now,
    reading,
    worstSeconds: secondsOf(reading),
  };
  return { state, episodes: episode, say: sayOf(rule, state, 'fired', reading, now) };
}

function stillFiring(state: Firing, reading: WaitReading): Firing {
  if (isDeepStrictEqual(state.reading, reading)) return state;
  const seconds = secondsOf(reading);
  const { worstSeconds } = state;
  const isWorse = seconds !== undefined && (worstSeconds === undefined || seconds > worstSeconds);
  return { ...state, reading, worstSeconds: isWorse ? seconds : worstSeconds };
}

function secondsOf(reading: WaitReading): number | undefined {
  return reading.kind === 'wait' ? reading.seconds : undefined;
}

/** The id names rule, episode and reason and never a value: the same decision has the same id. */
function sayOf(
  rule: Rule,
  { episode, since, worstSeconds }: Firing,
  reason: SayReason,
  reading: WaitReading,
  now: Date,
): Say {
  return {
    eventId: `${rule.id}|${episode}|${reason}`,
    reason,
    rule,
    episode,
    firedAt: since,
    decidedAt: now,
    reading,
    worstSeconds,
  };
}
