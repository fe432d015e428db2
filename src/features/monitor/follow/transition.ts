import { activityOfContact, isLiveSession } from '../../../domain/activity.ts';
import type { ContactDetail } from '../../../domain/contact-place.ts';
import {
  type SessionNews,
  type SessionRecord,
  type SessionState,
  unresolvedSeconds,
} from '../../../domain/listening.ts';
import type { OwnContact } from '../../../domain/own-sessions.ts';

/** What was seen of a session in one look. */
export interface SessionLook {
  /** The session among the supervisor's contacts; `absent`: it is none of them; `unread`: nobody knows. */
  readonly own: OwnContact | 'absent' | 'unread';
  /** When the contacts were read. */
  readonly asOf: Date;
  /** What the service says of the session's own contact; `unread` where it was not asked or did not say. */
  readonly detail: ContactDetail | 'unknown' | 'unread';
}

export interface SessionStep {
  readonly state: SessionState;
  /** What the audit is to hold of it now, oldest first. */
  readonly news: readonly SessionNews[];
}

type Running = Extract<SessionState, { kind: 'running' }>;

/**
 * Data of agents lags behind (5–10 s, UNVERIFIED), and pages of it may leave an agent out: what is
 * not seen is no end for so long, seconds, unless the service says when it ended.
 */
const graceSeconds = 60;

/** The session's contact whose end only its own record can tell; undefined where there is none to ask about. */
export function contactToAsk(
  { standing: { state } }: SessionRecord,
  { own, asOf }: Omit<SessionLook, 'detail'>,
): string | undefined {
  if (state.kind !== 'running' || own === 'unread') return undefined;
  if (own !== 'absent') return isLiveSession(own) ? undefined : own.contactId;
  const isDue = state.seenAt !== undefined || hasPassed(graceSeconds, state.since, asOf);
  return isDue ? state.sessionContactId : undefined;
}

/**
 * The whole life of a session. What could not be read decides nothing. undefined where nothing is
 * new: also of a session that is over, which only waits to be written down and told.
 */
export function nextState(record: SessionRecord, look: SessionLook): SessionStep | undefined {
  const { state } = record.standing;
  if (look.own === 'unread') return undefined;
  if (state.kind === 'asked') return fromAsked(record, look, look.own);
  if (state.kind !== 'running') return undefined;
  return look.own === 'absent' ? whileAbsent(state, look) : whileThere(state, look, look.own);
}

/** Found, it did begin; not found within its time, nobody can tell, and it is not looked for any more. */
function fromAsked(
  { session }: SessionRecord,
  look: SessionLook,
  own: OwnContact | 'absent',
): SessionStep | undefined {
  if (own !== 'absent') {
    const { contactId: sessionContactId } = own;
    const since = own.connectedSince ?? own.stateSince ?? session.openedAt;
    const step = whileThere({ kind: 'running', sessionContactId, since }, look, own);
    return { ...step, news: ['done', ...step.news] };
  }
  return hasPassed(unresolvedSeconds, session.openedAt, look.asOf) ? notSeen(look.asOf) : undefined;
}

function whileThere(state: Running, look: SessionLook, own: OwnContact): SessionStep {
  const { contactId: sessionContactId } = own;
  if (!isLiveSession(own)) return whenOver({ ...state, sessionContactId }, look, own);
  const { goneSince: _, ...before } = state;
  const isTaken = activityOfContact(own) === 'on-contact';
  const takenAt = own.connectedSince ?? own.stateSince ?? look.asOf;
  const acceptedAt = state.acceptedAt ?? (isTaken ? takenAt : undefined);
  return {
    state: {
      ...before,
      sessionContactId,
      seenAt: look.asOf,
      ...(acceptedAt && { acceptedAt }),
    },
    news: [],
  };
}

/** It stands among their contacts as ended, missed or rejected. */
function whenOver(state: Running, { detail, asOf }: SessionLook, own: OwnContact): SessionStep {
  const told = endIn(detail) ?? own.stateSince;
  return end(withAcceptance(state, detail), told ?? asOf, told !== undefined);
}

function whileAbsent(state: Running, look: SessionLook): SessionStep | undefined {
  const { detail, asOf } = look;
  const endedAt = endIn(detail);
  if (endedAt) return end(withAcceptance(state, detail), endedAt, true);
  return state.seenAt ? whileGone(state, look) : whileUnseen(state, { detail, asOf });
}

/** Seen before and now gone, and the service does not say since when. */
function whileGone(state: Running, { asOf }: SessionLook): SessionStep | undefined {
  const goneSince = state.goneSince ?? asOf;
  if (hasPassed(graceSeconds, goneSince, asOf)) return end(state, goneSince, false);
  return state.goneSince ? undefined : { state: { ...state, goneSince }, news: [] };
}

/** Amazon Connect said that it began, and nobody has seen it yet. It goes on for as long as the service says so. */
function whileUnseen(
  state: Running,
  { detail, asOf }: Pick<SessionLook, 'detail' | 'asOf'>,
): SessionStep | undefined {
  if (!hasPassed(graceSeconds, state.since, asOf)) return undefined;
  const isLost = state.sessionContactId === undefined || detail === 'unknown';
  return isLost ? notSeen(asOf) : undefined;
}

function end(
  { sessionContactId, since, acceptedAt, requestId }: Running,
  at: Date,
  isExact: boolean,
): SessionStep {
  const known = {
    ...(sessionContactId && { sessionContactId }),
    ...(acceptedAt && { acceptedAt }),
    ...(requestId && { requestId }),
  };
  return { state: { kind: 'ended', ...known, since, at, isExact }, news: ['ended'] };
}

function notSeen(at: Date): SessionStep {
  return { state: { kind: 'not-seen', at }, news: ['unknown'] };
}

/** A short session may be over before anybody saw that it was taken; its own record may tell (UNVERIFIED). */
function withAcceptance(state: Running, detail: SessionLook['detail']): Running {
  const acceptedAt =
    state.acceptedAt ?? (typeof detail === 'object' ? detail.connectedToAgentAt : undefined);
  return { ...state, ...(acceptedAt && { acceptedAt }) };
}

function endIn(detail: SessionLook['detail']): Date | undefined {
  return typeof detail === 'object' ? detail.disconnectedAt : undefined;
}

function hasPassed(seconds: number, from: Date, to: Date): boolean {
  return to.getTime() - from.getTime() > seconds * 1000;
}
