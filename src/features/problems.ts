import { secondsBetween } from '../blocks/format.ts';
import { activityOf, activityOfContact, contactSince, workOf } from '../domain/activity.ts';
import type { Agent, AgentContact, StatusType } from '../domain/contact-centre.ts';
import type { AttentionLimits, Limit, LimitByChannel } from '../domain/settings.ts';
import { withoutSessions } from '../floor/sessions.ts';

/** Why an agent needs somebody, most urgent first. */
export const problemKinds = [
  'error',
  'missed',
  'rejected',
  'hold',
  'contact',
  'after-contact-work',
  'status',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** How long it has lasted, seconds; undefined when the service does not say. */
  readonly seconds: number | undefined;
  /** True when it may have lasted longer: on hold since before anybody looked. */
  readonly isAtLeast: boolean;
  /** The limit it is over, seconds; undefined for what is a problem at once. */
  readonly limitSeconds: number | undefined;
  readonly contact: AgentContact | undefined;
  /** The status that lasts too long. */
  readonly statusName?: string | undefined;
}

/**
 * Why this agent needs somebody, the worst reason; undefined when there is none. What lasts for an
 * unknown time is over no limit. Listening sessions and stale ENDED contacts are no reason.
 */
export function problemOf(
  agent: Agent,
  statusType: StatusType | undefined,
  limits: AttentionLimits,
  now: Date,
): Problem | undefined {
  // Somebody who listens is judged as if they did not: whoever may see sessions misses nothing for it.
  const seen = withoutSessions(agent);
  const ofContacts = workOf(seen, now).flatMap((contact) => ofContact(contact, limits, now));
  const ofStatus = statusProblem(seen, statusType, limits, now);
  return [...ofContacts, ...(ofStatus ? [ofStatus] : [])].toSorted(byWeight)[0];
}

/** Orders problems: by kind, then by how far over the limit; the longer first, unknown last. */
export function byWeight(a: Problem, b: Problem): number {
  return problemKinds.indexOf(a.kind) - problemKinds.indexOf(b.kind) || excess(b) - excess(a);
}

function excess({ seconds, limitSeconds }: Problem): number {
  return seconds === undefined ? -1 : seconds - (limitSeconds ?? 0);
}

function ofContact(contact: AgentContact, limits: AttentionLimits, now: Date): readonly Problem[] {
  const since = contactSince(contact);
  const kind = activityOfContact(contact);
  if (kind === 'error' || kind === 'missed' || kind === 'rejected') {
    const seconds = since && secondsBetween(since, now);
    return [{ kind, seconds, isAtLeast: false, limitSeconds: undefined, contact }];
  }
  const tooLong = (why: ProblemKind, limit: Limit, from: Date | undefined) =>
    overLimit({ kind: why, isAtLeast: why === 'hold', contact }, limit, from, now);
  if (kind === 'after-contact-work') {
    return tooLong('after-contact-work', channelLimit(limits.afterContactWork, contact), since);
  }
  // A paused task waits on purpose, and a ringing contact is not with the agent yet.
  if (kind !== 'on-contact' || contact.state === 'PAUSED') return [];
  // The service keeps no time of a hold (AWS documentation), so it counts from when we first saw it.
  const holdSince = contact.state === 'CONNECTED_ONHOLD' ? contact.onHoldSince : undefined;
  return [
    ...tooLong('hold', channelLimit(limits.hold, contact), holdSince),
    ...tooLong('contact', channelLimit(limits.contact, contact), since),
  ];
}

/** A custom status that lasts too long, of somebody who does nothing else in it; what is paused is not being done. */
function statusProblem(
  agent: Agent,
  statusType: StatusType | undefined,
  limits: AttentionLimits,
  now: Date,
): Problem | undefined {
  const contacts = agent.contacts.filter(({ state }) => state !== 'PAUSED');
  const isInStatus = activityOf({ ...agent, contacts }, statusType, now).kind === 'custom';
  if (!isInStatus || statusType !== 'CUSTOM') return undefined;
  const { byId, otherwise } = limits.status;
  const limit = limitFor(byId, agent.statusId, otherwise);
  const about = { kind: 'status', isAtLeast: false, contact: undefined } as const;
  const [problem] = overLimit(about, limit, agent.statusSince, now);
  return problem && { ...problem, statusName: agent.statusName };
}

function overLimit(
  about: Pick<Problem, 'kind' | 'isAtLeast' | 'contact'>,
  limit: Limit,
  since: Date | undefined,
  now: Date,
): readonly Problem[] {
  if (limit === 'off' || since === undefined) return [];
  const seconds = secondsBetween(since, now);
  return seconds > limit ? [{ ...about, seconds, limitSeconds: limit }] : [];
}

function channelLimit(limits: LimitByChannel, { channel }: AgentContact): Limit {
  return limitFor(limits.byChannel, channel, limits.otherwise);
}

/** Keys are the service's, so only what was set by name counts. */
function limitFor(
  limits: Readonly<Record<string, Limit>>,
  key: string | undefined,
  otherwise: Limit,
): Limit {
  return key !== undefined && Object.hasOwn(limits, key) ? (limits[key] ?? otherwise) : otherwise;
}
