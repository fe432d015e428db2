import { bargeIn, listenIn } from '../../../access/permissions.ts';
import type { Agent, MonitorCapability } from '../../../domain/contact-centre.ts';
import {
  isOpen,
  listenersAtMost,
  type SessionNotice,
  type SessionRecord,
} from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import type { Attempt } from './attempt.ts';
import { chooseContact } from './choose-contact.ts';
import type { Whom } from './find-whom.ts';
import type { ListenPorts } from './listen-ports.ts';
import { whomToTell } from './notice.ts';
import { openBefore } from './open-before.ts';
import { listensToCall, ownHindrance } from './own-state.ts';
import type { Heard, LiveContact, Question, Standing, TurnedAway } from './report.ts';

/** Everything that stood before a start is as it should be. */
export interface Ready {
  readonly kind: 'ready';
  readonly heard: Heard;
  readonly contact: LiveContact;
  /** The agent's hierarchy groups, from level one down. */
  readonly hierarchy: readonly string[];
  readonly notice: SessionNotice | undefined;
  readonly capabilities: readonly MonitorCapability[];
  /** Others who listen to the contact as far as is known, where they are as many as may. */
  readonly crowd: number | undefined;
}

/**
 * Looks at everything that has to be so before Amazon Connect is asked, by one fresh reading of both
 * people, and asks what has to be answered first. Throws BotError `connect_…`, `redis_unavailable`,
 * `slack_…`.
 */
export async function prepare(
  ports: ListenPorts,
  attempt: Attempt,
  whom: Whom,
): Promise<Ready | Question | TurnedAway | Standing> {
  const { link, intent } = attempt;
  if (whom.agentId === link.connectUserId) return { kind: 'yourself' };
  const heard = heardOf(ports, attempt, whom);
  // A half-typed name is good enough to look, not to listen.
  if (!whom.isExact) return { kind: 'confirm-agent', ...heard };
  const { agent, own } = await readBoth(ports, attempt, whom);
  const chosen = await chooseContact(ports, attempt, { whom, heard, agent });
  if (chosen.kind !== 'chosen') return chosen;
  const { contact } = chosen;
  const about = { ...heard, contact };
  const { username } = link;
  const hindrance = ownHindrance(own, heard.names, { username, channel: contact.channel });
  if (hindrance) return hindrance;
  if (!own) return { kind: 'not-signed-in', username };
  const sessions = (await ports.listenSessions.list(attempt.tenant)).filter(isOpen);
  const before = await openBefore(ports, attempt, { about, own, sessions });
  if (before) return before;
  if (contact.channel === 'VOICE' && listensToCall(own))
    return { kind: 'on-another-call', ...about };
  if (heard.asksReason && intent.reason === undefined) return { kind: 'ask-reason', ...about };
  if (intent.isBarge && !intent.isConfirmed) return { kind: 'confirm-barge', ...about };
  const notice = await whomToTell(ports, attempt, whom.agentId);
  if (notice === 'unmatched') return { kind: 'no-notice', why: notice, ...heard };
  const capabilities = await capabilitiesFor(ports, attempt);
  const crowd = crowdOn(contact, attempt, sessions);
  const { hierarchy } = chosen;
  return { kind: 'ready', heard, contact, hierarchy, notice, capabilities, crowd };
}

function heardOf({ clock }: ListenPorts, attempt: Attempt, { agentId }: Whom): Heard {
  const { names, intent, listening } = attempt;
  return {
    agentId,
    agentName: agentName(names, agentId),
    now: clock.now(),
    names,
    isBarge: intent.isBarge,
    reason: intent.reason,
    asksReason: listening.asksReason,
  };
}

async function readBoth(
  { gateway, instance }: ListenPorts,
  { link }: Attempt,
  { agentId }: Whom,
): Promise<{ readonly agent: Agent | undefined; readonly own: Agent | undefined }> {
  const selection = { kind: 'agents', ids: [agentId, link.connectUserId] } as const;
  const { agents } = await gateway.readAgents(instance, selection, { priority: 'command' });
  const rowOf = (id: string) => agents.find(({ userId }) => userId === id);
  return { agent: rowOf(agentId), own: rowOf(link.connectUserId) };
}

/** Barge-in is offered on top of listening: a session starts unheard either way. */
async function capabilitiesFor(
  { identity, instance }: ListenPorts,
  { intent, listening, link }: Attempt,
): Promise<readonly MonitorCapability[]> {
  const both = ['SILENT_MONITOR', 'BARGE'] as const;
  if (intent.isBarge) return both;
  if (!listening.mayStepIn) return ['SILENT_MONITOR'];
  const asking = { fresh: true, options: { priority: 'command' } } as const;
  const holdsBoth = await identity.holds(instance, link, [listenIn, bargeIn], asking);
  return holdsBoth ? both : ['SILENT_MONITOR'];
}

function crowdOn(
  { contactId, channel }: LiveContact,
  { link }: Attempt,
  sessions: readonly SessionRecord[],
): number | undefined {
  const others = sessions.filter(
    ({ session }) =>
      session.contactId === contactId && session.connectUserId !== link.connectUserId,
  );
  const people = new Set(others.map(({ session }) => session.connectUserId)).size;
  return people >= listenersAtMost(channel) ? people : undefined;
}
