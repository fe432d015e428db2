import { activityOfContact, contactSince, workOf } from '../../../domain/activity.ts';
import type { Measured, MeasuredFacts } from '../../../domain/alerting/measured.ts';
import type { WatchedState } from '../../../domain/alerting/rule.ts';
import type { Agent, AgentContact, Channel } from '../../../domain/contact-centre.ts';
import { noData } from './measure-wait.ts';

export interface AgentQuestion {
  readonly state: WatchedState;
  /** Contacts of these alone; of every channel, when empty. */
  readonly channels: readonly Channel[];
  /** Contacts of these queues alone. */
  readonly queueIds?: ReadonlySet<string> | undefined;
}

/** Whether the agent is in the state now, however long. */
export function isInState(agent: Agent, question: AgentQuestion, now: Date): boolean {
  const { state } = question;
  return state.kind === 'status'
    ? isInStatus(agent, state.statusId, now)
    : contactsIn(agent, question, now).length > 0;
}

/**
 * How long an agent has been in a state, seconds; 0 while they are not in it. A listening session is
 * no work, nor is an ENDED contact that the service forgot to take away. A hold counts from when it was
 * seen first, since the service keeps no time of it, so it lasts at least so long.
 */
export function measureAgent(agent: Agent, question: AgentQuestion, asOf: Date): Measured {
  const { state } = question;
  if (state.kind === 'status') {
    if (!isInStatus(agent, state.statusId, asOf)) return lasted(asOf, asOf, { asOf });
    const { statusSince } = agent;
    return statusSince ? lasted(statusSince, asOf, { asOf }) : noData('no-time');
  }
  const contacts = contactsIn(agent, question, asOf);
  if (contacts.length === 0) return lasted(asOf, asOf, { asOf });
  const isHold = state.activity === 'on-hold';
  const timed = contacts
    .flatMap((contact) => {
      const since = isHold ? contact.onHoldSince : contactSince(contact);
      return since ? [{ contact, since }] : [];
    })
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());
  const [longest] = timed;
  if (!longest) return noData('no-time');
  const { contactId, channel } = longest.contact;
  const isAtLeast = isHold || timed.length < contacts.length;
  return lasted(longest.since, asOf, { asOf, channel, contactId }, isAtLeast);
}

function lasted(since: Date, asOf: Date, facts: MeasuredFacts, isAtLeast = false): Measured {
  const value = Math.max(0, (asOf.getTime() - since.getTime()) / 1000);
  const stateSince = value > 0 ? since : undefined;
  return { kind: 'value', value, isAtLeast, facts: { ...facts, stateSince } };
}

/** In the status and busy with nothing else; what is paused is not being done. */
function isInStatus(agent: Agent, statusId: string, now: Date): boolean {
  if (agent.statusId !== statusId) return false;
  const contacts = agent.contacts.filter(({ state }) => state !== 'PAUSED');
  return workOf({ ...agent, contacts }, now).length === 0;
}

function contactsIn(
  agent: Agent,
  { state, channels, queueIds }: AgentQuestion,
  now: Date,
): readonly AgentContact[] {
  if (state.kind === 'status') return [];
  return workOf(agent, now).filter((contact) => {
    const { channel, queueId } = contact;
    const isOfChannel =
      channels.length === 0 || (channel !== undefined && channels.includes(channel));
    const isOfQueue = !queueIds || (queueId !== undefined && queueIds.has(queueId));
    return isOfChannel && isOfQueue && isActivity(contact, state.activity);
  });
}

function isActivity(
  contact: AgentContact,
  activity: Extract<WatchedState, { kind: 'activity' }>['activity'],
): boolean {
  if (activity === 'on-hold') return contact.state === 'CONNECTED_ONHOLD';
  // A paused task waits on purpose.
  return activityOfContact(contact) === activity && contact.state !== 'PAUSED';
}
