import type { Agent, AgentContact, Channel, StatusType } from './contact-centre.ts';

/** What an agent can be doing, most urgent first: the order of Connect's own real-time page. */
export const activityOrder = [
  'error',
  'missed',
  'rejected',
  'on-contact',
  'after-contact-work',
  'ringing',
  'monitoring',
  'custom',
  'available',
  'unknown',
  'offline',
] as const;

export type ActivityKind = (typeof activityOrder)[number];

export interface Activity {
  readonly kind: ActivityKind;
  /** The contact that decides it. */
  readonly contact?: AgentContact | undefined;
}

const kindsOfStates: ReadonlyMap<string, ActivityKind> = new Map([
  ['ERROR', 'error'],
  ['MISSED', 'missed'],
  ['REJECTED', 'rejected'],
  ['CONNECTED', 'on-contact'],
  ['CONNECTED_ONHOLD', 'on-contact'],
  ['PAUSED', 'on-contact'],
  ['ENDED', 'after-contact-work'],
  ['CONNECTING', 'ringing'],
  ['INCOMING', 'ringing'],
  ['PENDING', 'ringing'],
]);

/** The service was seen to keep an ENDED contact long after the agent moved on (field report, five minutes). */
export const staleEndedSeconds = 300;

/** What a contact means for the agent; a state of tomorrow, or none, still occupies them. */
export function activityOfContact(contact: AgentContact): ActivityKind {
  return kindsOfStates.get(contact.state ?? '') ?? 'on-contact';
}

/** A supervisor's own listening session, which is never work. */
export function isSession(contact: AgentContact): boolean {
  return contact.initiationMethod === 'MONITOR';
}

/**
 * Whether an ENDED contact is too old to be after-contact work. Without a time it is not: somebody
 * who may still be at work is not called free, and no claim is made of how long.
 */
export function isStaleEnded(contact: AgentContact, now: Date): boolean {
  if (contact.state !== 'ENDED' || contact.stateSince === undefined) return false;
  return now.getTime() - contact.stateSince.getTime() > staleEndedSeconds * 1000;
}

/** The contacts that are work: no listening sessions, no stale ENDED ones. */
export function workOf(agent: Agent, now: Date): readonly AgentContact[] {
  return agent.contacts.filter((contact) => !isSession(contact) && !isStaleEnded(contact, now));
}

/** The channels one can listen to (AWS documentation of MonitorContact). */
export function canBeHeard(channel: Channel | undefined): boolean {
  return channel === 'VOICE' || channel === 'CHAT';
}

/** The contacts one can listen to: connected voice and chat (AWS documentation of MonitorContact). */
export function audibleOf(agent: Agent): readonly AgentContact[] {
  return agent.contacts.filter(
    (contact) =>
      contact.contactId !== undefined &&
      !isSession(contact) &&
      canBeHeard(contact.channel) &&
      (contact.state === 'CONNECTED' || contact.state === 'CONNECTED_ONHOLD'),
  );
}

/**
 * What the agent is doing now: from contacts first, then from the type of the status, never from its
 * name. Listening shows only where the session was left in, for those who may see it.
 */
export function activityOf(agent: Agent, statusType: StatusType | undefined, now: Date): Activity {
  const work = workOf(agent, now);
  for (const kind of activityOrder) {
    const contact = oldest(work.filter((one) => activityOfContact(one) === kind));
    if (contact) return { kind, contact };
  }
  const session = oldest(agent.contacts.filter(isLiveSession));
  if (session) return { kind: 'monitoring', contact: session };
  if (statusType === 'ROUTABLE') return { kind: 'available' };
  if (statusType === 'OFFLINE') return { kind: 'offline' };
  return { kind: statusType === undefined ? 'unknown' : 'custom' };
}

/** Since when the agent has been doing it; undefined when the service does not say. */
export function activitySince(agent: Agent, { contact }: Activity): Date | undefined {
  return contact ? contactSince(contact) : agent.statusSince;
}

/** Since when the agent has had a contact, or since it has been over, missed or offered. */
export function contactSince(contact: AgentContact): Date | undefined {
  const isWithAgent = activityOfContact(contact) === 'on-contact';
  return isWithAgent ? (contact.connectedSince ?? contact.stateSince) : contact.stateSince;
}

/** A session that is over, or was never taken, keeps nobody busy. */
export function isLiveSession(contact: AgentContact): boolean {
  const kind = activityOfContact(contact);
  return isSession(contact) && (kind === 'on-contact' || kind === 'ringing');
}

/** The one that has lasted longest; of unknown age only when no other is. */
function oldest(contacts: readonly AgentContact[]): AgentContact | undefined {
  return contacts.toSorted((a, b) => sinceMs(a) - sinceMs(b))[0];
}

function sinceMs(contact: AgentContact): number {
  return contactSince(contact)?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
