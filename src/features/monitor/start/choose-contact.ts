import { activityOf, activityOfContact, audibleOf, isSession } from '../../../domain/activity.ts';
import type { Agent, AgentContact } from '../../../domain/contact-centre.ts';
import {
  asksForQueue,
  type Listener,
  type ListenRule,
  listenRule,
  ruleOfAgent,
} from '../../../domain/listen-rules.ts';
import type { Attempt } from './attempt.ts';
import type { Whom } from './find-whom.ts';
import type { ListenPorts } from './listen-ports.ts';
import type { Heard, LiveContact, Question, TurnedAway } from './report.ts';

interface Chosen {
  readonly kind: 'chosen';
  readonly contact: LiveContact;
  readonly hierarchy: readonly string[];
}

/**
 * The one contact of the agent that may be heard. What the rules forbid is refused before a word is
 * said of what the agent does. Throws BotError `connect_…` where a rule cannot be looked at.
 */
export async function chooseContact(
  ports: ListenPorts,
  attempt: Attempt,
  about: { readonly whom: Whom; readonly heard: Heard; readonly agent: Agent | undefined },
): Promise<Chosen | Question | TurnedAway> {
  const { whom, heard, agent } = about;
  const { listening } = attempt;
  const who = listenerOf(attempt);
  if (!agent) {
    const isNever = listening.never.agentIds.includes(whom.agentId);
    return isNever ? { kind: 'never' } : { kind: 'not-here', ...heard };
  }
  const ofAgent = ruleOfAgent(listening, who, {
    agentId: whom.agentId,
    hierarchy: agent.hierarchy,
  });
  if (ofAgent !== 'fine') return { kind: ofAgent };
  const live = audibleOf(agent)
    .filter(isLive)
    .filter(({ contactId }) => (whom.contactId ?? contactId) === contactId);
  if (live.length === 0) return nothingToHear(agent, whom, heard);
  const judged = await Promise.all(
    live.map((contact) => judge(ports, attempt, { agent, contact, whom })),
  );
  const fine = judged.filter(({ rule }) => rule === 'fine').map(({ contact }) => contact);
  const [first, second] = fine;
  if (!first) {
    const isScope = judged.some(({ rule }) => rule === 'out-of-scope');
    return { kind: isScope ? 'out-of-scope' : 'never' };
  }
  return second
    ? { kind: 'several', contacts: fine, ...heard }
    : { kind: 'chosen', contact: first, hierarchy: agent.hierarchy };
}

function listenerOf({ slackUserId, link }: Attempt): Listener {
  return { slackUserId, hierarchyGroupId: link.hierarchyGroupId };
}

function isLive(contact: AgentContact): contact is LiveContact {
  return contact.contactId !== undefined;
}

interface Judged {
  readonly contact: LiveContact;
  readonly rule: ListenRule;
}

/**
 * By the contact's queue as the reading has it, else as the service describes the contact; one that
 * it cannot describe is nobody's to hear.
 */
async function judge(
  { gateway, instance }: ListenPorts,
  attempt: Attempt,
  of: { readonly agent: Agent; readonly contact: LiveContact; readonly whom: Whom },
): Promise<Judged> {
  const { agent, whom, contact } = of;
  const { listening } = attempt;
  const who = listenerOf(attempt);
  const heard = { agentId: agent.userId, hierarchy: agent.hierarchy };
  if (contact.queueId !== undefined || !asksForQueue(listening, who)) {
    return { contact, rule: listenRule(listening, who, { ...heard, queueId: contact.queueId }) };
  }
  const { contactId } = contact;
  const detail =
    whom.detail ?? (await gateway.describeContact(instance, contactId, { priority: 'command' }));
  if (!detail) return { contact, rule: 'never' };
  const { queueId } = detail;
  const rule = listenRule(listening, who, { ...heard, queueId });
  return { contact: { ...contact, queueId }, rule };
}

function nothingToHear(agent: Agent, whom: Whom, heard: Heard): TurnedAway {
  const status =
    agent.statusId === undefined ? undefined : heard.names.statuses.get(agent.statusId);
  return {
    kind: 'nothing-to-hear',
    ...heard,
    agent,
    activity: activityOf(agent, status?.type, heard.now).kind,
    statusName: agent.statusName ?? status?.name,
    became: whom.contactId === undefined ? undefined : whatBecame(agent, whom.contactId),
  };
}

function whatBecame(agent: Agent, contactId: string) {
  const contact = agent.contacts.find((one) => one.contactId === contactId);
  const kind = contact && activityOfContact(contact);
  if (contact && isSession(contact)) return 'session';
  if (kind === 'ringing') return 'ringing';
  return kind === 'on-contact' ? 'other-channel' : 'over';
}
