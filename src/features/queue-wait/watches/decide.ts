import type { ContactPosition } from '../../../domain/contact-centre.ts';
import { type ContactDetail, placeOf, waitedSeconds } from '../../../domain/contact-place.ts';
import type {
  ContactWatch,
  Crossing,
  WatchReason,
  WatchSay,
  WatchSeen,
  WatchState,
} from '../../../domain/contact-watch.ts';
import { readIn } from '../contact/attempt.ts';
import type { ContactLook } from '../contact/look-at.ts';

/** What a watch does next. */
export interface Step {
  readonly state: WatchState;
  readonly says: readonly WatchSay[];
}

/**
 * The whole life of a watch. What could not be read decides nothing: that a contact is in no queue by
 * the metrics is no news until its place says where it is. A line is told once in a stay in a queue.
 */
export function decide(
  watch: ContactWatch,
  before: WatchState,
  look: ContactLook,
  now: Date,
): Step {
  const state: WatchState = { ...before, seen: { ...before.seen, lookedAt: now } };
  const detail = readIn(look.detail);
  const position = readIn(look.position);
  const ending = detail && endingOf(detail);
  if (ending) return end(watch, state, { ...ending, decidedAt: now });
  const placed = detail ? atPlace(watch, state, detail, now) : { state, says: [] };
  const seen = position ? withMetrics(placed.state.seen, position) : placed.state.seen;
  const known = { ...placed.state, seen };
  return crossings(watch, known, { detail, position, now }, placed.says);
}

/** The time of the watch is up. */
export function over(watch: ContactWatch, state: WatchState): Step {
  return end(watch, state, { reason: 'over', decidedAt: watch.until });
}

type Fact = Omit<WatchSay, 'eventId'>;

/** How it ended for those who waited for it; undefined while it waits. */
function endingOf(detail: ContactDetail): Omit<Fact, 'decidedAt'> | undefined {
  const place = placeOf(detail);
  if (place.kind === 'queued' || place.kind === 'in-flow') return undefined;
  const { queueId, channel, disconnectReason, nextContactId, connectedToAgentAt } = detail;
  // Both ends are known by now, so no clock of ours counts in.
  const seconds = waitedSeconds(detail, detail.asOf);
  const about = { queueId, channel, seconds };
  if (connectedToAgentAt) return { ...about, reason: 'answered', at: connectedToAgentAt };
  const at = detail.disconnectedAt;
  return { ...about, reason: 'left', at, disconnectReason, nextContactId };
}

function end(watch: ContactWatch, state: WatchState, fact: Fact): Step {
  const say = sayOf(watch, state, fact);
  return { state: { ...state, end: say }, says: [say] };
}

/**
 * Where it waits now. Another queue begins another stay. Whether a contact that rang in vain keeps its
 * time of queueing is UNVERIFIED, so the same queue is the same stay whatever that time says.
 */
function atPlace(watch: ContactWatch, state: WatchState, detail: ContactDetail, now: Date): Step {
  const { queueId, channel, enqueuedAt } = detail;
  const isQueued = placeOf(detail).kind === 'queued';
  const seen: WatchSeen = {
    ...state.seen,
    placeAt: detail.asOf,
    isQueued,
    queueId,
    channel,
    enqueuedAt,
  };
  const before = state.seen.queueId;
  const isMove = before !== undefined && queueId !== undefined && before !== queueId;
  if (!isMove) return { state: { ...state, seen }, says: [] };
  // The place of before says nothing of the new queue.
  const fresh = { ...seen, metricsAt: undefined, metrics: undefined };
  const anew: WatchState = {
    seen: { ...fresh, position: undefined, estimatedWaitSeconds: undefined },
    stay: state.stay + 1,
    crossed: [],
  };
  const fact: Fact = { reason: 'moved', decidedAt: now, queueId, channel, at: enqueuedAt };
  return { state: anew, says: [sayOf(watch, anew, fact)] };
}

/** What a reading of the metrics says; a position of before is none now. */
function withMetrics(seen: WatchSeen, position: ContactPosition): WatchSeen {
  const { kind: metrics, asOf: metricsAt } = position;
  return position.kind === 'in-queue'
    ? {
        ...seen,
        metricsAt,
        metrics,
        position: position.position,
        estimatedWaitSeconds: position.estimatedWaitSeconds,
      }
    : { ...seen, metricsAt, metrics, position: undefined, estimatedWaitSeconds: undefined };
}

interface Now {
  readonly detail: ContactDetail | undefined;
  readonly position: ContactPosition | undefined;
  readonly now: Date;
}

function crossings(
  watch: ContactWatch,
  state: WatchState,
  now: Now,
  before: readonly WatchSay[],
): Step {
  const { seen } = state;
  const facts = crossedNow(watch, now).filter(({ reason }) => !state.crossed.includes(reason));
  if (facts.length === 0) return { state, says: before };
  const crossed = [...state.crossed, ...facts.map(({ reason }) => reason)];
  const { queueId, channel, position } = seen;
  const says = facts.map((fact) =>
    sayOf(watch, state, { queueId, channel, position, ...fact, decidedAt: now.now }),
  );
  return { state: { ...state, crossed }, says: [...before, ...says] };
}

/** The lines that are behind it, by what was read just now and nothing older. */
function crossedNow(
  { asks }: ContactWatch,
  { detail, position, now }: Now,
): readonly { readonly reason: Crossing; readonly seconds?: number }[] {
  const inLine = position?.kind === 'in-queue' ? position : undefined;
  const place = inLine?.position;
  const estimate = inLine?.estimatedWaitSeconds;
  const waited = detail && waitedSeconds(detail, now);
  const isPast = (seconds: number | undefined) =>
    seconds !== undefined && asks.waitSeconds !== undefined && seconds >= asks.waitSeconds;
  return [
    ...(place !== undefined && asks.position !== undefined && place <= asks.position
      ? [{ reason: 'position' } as const]
      : []),
    ...(isPast(waited) ? [{ reason: 'waited', seconds: waited ?? 0 } as const] : []),
    ...(isPast(estimate) ? [{ reason: 'estimate', seconds: estimate ?? 0 } as const] : []),
  ];
}

/** The id names watch, stay and reason and never a value: the same decision has the same id. */
function sayOf({ id }: ContactWatch, { stay }: WatchState, fact: Fact): WatchSay {
  const reason: WatchReason = fact.reason;
  return { ...fact, eventId: `${id}|${stay}|${reason}` };
}
