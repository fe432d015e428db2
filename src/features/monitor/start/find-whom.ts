import { canBeHeard } from '../../../domain/activity.ts';
import { type ContactDetail, placeOf } from '../../../domain/contact-place.ts';
import { findAgent } from '../../../floor/find-agent.ts';
import type { Attempt } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import type { Question, TurnedAway } from './report.ts';

/** Whose contact is to be heard, and which of theirs where one was named. */
export interface Whom {
  readonly kind: 'whom';
  readonly agentId: string;
  /** False where half a name led there. */
  readonly isExact: boolean;
  readonly contactId: string | undefined;
  /** What the service says of the contact, where it was named alone. */
  readonly detail: ContactDetail | undefined;
}

/** By name, id or mention, or by the contact alone. Throws BotError `connect_…`, `slack_…`. */
export async function findWhom(
  ports: ListenPorts,
  attempt: Attempt,
): Promise<Whom | Question | TurnedAway> {
  const { asker, names, intent } = attempt;
  const { agent, bareId, contactId } = intent;
  const isKnown = bareId !== undefined && (names.users.has(bareId) || names.queues.has(bareId));
  const alone = agent === undefined ? contactId : isKnown ? undefined : bareId;
  if (alone !== undefined) return whoseContact(ports, attempt, alone);
  if (agent === undefined) return { kind: 'contact-gone' };
  const where = { caller: asker.caller, instance: ports.instance, names };
  const found = await findAgent(ports.identity, where, agent, 'monitor');
  if (found.kind !== 'agent') return found;
  const { userId: agentId, isExact } = found;
  return { kind: 'whom', agentId, isExact, contactId, detail: undefined };
}

async function whoseContact(
  { gateway, instance }: ListenPorts,
  { listening }: Attempt,
  contactId: string,
): Promise<Whom | TurnedAway> {
  const detail = await gateway.describeContact(instance, contactId, { priority: 'command' });
  if (!detail) return { kind: 'contact-gone' };
  const { queueId, agentUserId: agentId, channel } = detail;
  // Of a queue that nobody may hear nothing is told, not even how its contacts are.
  const isNever = queueId !== undefined && listening.never.queueIds.includes(queueId);
  if (isNever) return { kind: 'never' };
  if (detail.initiationMethod === 'MONITOR') return { kind: 'contact-is-session' };
  if (placeOf(detail).kind === 'ended') return { kind: 'contact-gone' };
  if (agentId !== undefined) return { kind: 'whom', agentId, isExact: true, contactId, detail };
  // A task stays one, whoever takes it: nobody is told to try again.
  const isOther = channel !== undefined && !canBeHeard(channel);
  return { kind: isOther ? 'contact-of-other-channel' : 'contact-without-agent' };
}
