import type { Agent, AgentContact, StatusType } from './contact-centre.ts';

/** What an agent can be doing, most urgent first: the order of Connect's own real-time page. */
export const activityOrder = [
  'error',
  'missed',
  'rejected',
  'on-contact',
  'after-contact-work',
  'ringing',
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

const kindOfState: Readonly<Record<string, ActivityKind>> = {
  ERROR: 'error',
  MISSED: 'missed',
  REJECTED: 'rejected',
  CONNECTED: 'on-contact',
  CONNECTED_ONHOLD: 'on-contact',
  PAUSED: 'on-contact',
  ENDED: 'after-contact-work',
  CONNECTING: 'ringing',
  INCOMING: 'ringing',
  PENDING: 'ringing',
};

/** The service was seen to keep an ENDED contact long after the agent moved on (field report, five minutes). */
const staleEndedSeconds = 300;

/** A supervisor's own listening session is never work. */
function isMonitoring(contact: AgentContact): boolean {
  return contact.initiationMethod === 'MONITOR';
}

/** The contacts that are work: no listening sessions, no stale ENDED ones. */
export function workOf(agent: Agent, now: Date): readonly AgentContact[] {
  return agent.contacts.filter((contact) => !isMonitoring(contact) && !isStale(contact, now));
}

/** The contacts one can listen to: connected voice and chat (AWS documentation of MonitorContact). */
export function audibleOf(agent: Agent): readonly AgentContact[] {
  return agent.contacts.filter(
    (contact) =>
      contact.contactId !== undefined &&
      !isMonitoring(contact) &&
      (contact.channel === 'VOICE' || contact.channel === 'CHAT') &&
      (contact.state === 'CONNECTED' || contact.state === 'CONNECTED_ONHOLD'),
  );
}

/** What the agent is doing now, from contacts first, then from the type of the status, never from its name. */
export function activityOf(agent: Agent, statusType: StatusType | undefined, now: Date): Activity {
  const work = workOf(agent, now);
  for (const kind of activityOrder) {
    const contact = oldest(work.filter((one) => kindOfState[one.state ?? ''] === kind));
    if (contact) return { kind, contact };
  }
  // A state of tomorrow still occupies the agent.
  const strange = work[0];
  if (strange) return { kind: 'on-contact', contact: strange };
  if (statusType === 'ROUTABLE') return { kind: 'available' };
  if (statusType === 'OFFLINE') return { kind: 'offline' };
  return { kind: statusType === undefined ? 'unknown' : 'custom' };
}

function isStale(contact: AgentContact, now: Date): boolean {
  if (contact.state !== 'ENDED' || contact.stateSince === undefined) return false;
  return now.getTime() - contact.stateSince.getTime() > staleEndedSeconds * 1000;
}

function oldest(contacts: readonly AgentContact[]): AgentContact | undefined {
  return contacts.toSorted((a, b) => since(a) - since(b))[0];
}

function since(contact: AgentContact): number {
  return (contact.connectedSince ?? contact.stateSince)?.getTime() ?? Number.POSITIVE_INFINITY;
}
