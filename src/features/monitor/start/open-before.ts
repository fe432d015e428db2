import type { Agent } from '../../../domain/contact-centre.ts';
import { type SessionRecord, unresolvedSeconds } from '../../../domain/listening.ts';
import { ownContactOf } from '../../../domain/own-sessions.ts';
import type { Attempt } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { sameSupervisor, since } from './look-for.ts';
import { isStillSeen } from './own-state.ts';
import type { Heard, LiveContact, Standing, TurnedAway } from './report.ts';
import { noteOver, noteRunning } from './settle.ts';

interface Before {
  readonly about: Heard & { readonly contact: LiveContact };
  readonly own: Agent;
  /** All that are open. */
  readonly sessions: readonly SessionRecord[];
}

/**
 * What the supervisor's own open sessions on this contact say to one more. One that stayed
 * unresolved for too long is looked for, and given up where it is not there. Undefined where nothing
 * is in the way. Throws BotError `redis_unavailable`.
 */
export async function openBefore(
  ports: ListenPorts,
  attempt: Attempt,
  before: Before,
): Promise<Standing | TurnedAway | undefined> {
  const { about, sessions } = before;
  const { connectUserId } = attempt.link;
  const mine = sessions.filter(
    ({ session }) =>
      session.connectUserId === connectUserId && session.contactId === about.contact.contactId,
  );
  for (const record of mine) {
    const answer = await answerFor(ports, attempt, before, record);
    if (answer) return answer;
  }
  return undefined;
}

/** What is said to a click that finds this session open. */
export function standingOf(record: SessionRecord, about: Before['about']): Standing | TurnedAway {
  const { state } = record.standing;
  const mayBarge = record.session.capabilities.includes('BARGE');
  return state.kind === 'running'
    ? { kind: 'listens-already', since: state.since, mayBarge, ...about }
    : { kind: 'being-started', ...about };
}

async function answerFor(
  ports: ListenPorts,
  { tenant }: Attempt,
  { about, own, sessions }: Before,
  record: SessionRecord,
): Promise<Standing | TurnedAway | undefined> {
  const others = sameSupervisor(record, sessions);
  const now = ports.clock.now();
  if (record.standing.state.kind === 'running') {
    if (isStillSeen(record, own, others, now)) return standingOf(record, about);
    ports.sessionStarted();
    return { kind: 'ending', ...about };
  }
  const ageMs = now.getTime() - record.session.openedAt.getTime();
  if (ageMs < unresolvedSeconds * 1000) return standingOf(record, about);
  const contact = ownContactOf(record, own, others);
  if (!contact) {
    await noteOver(ports, tenant, record, 'unknown', { why: 'not-seen' });
    return undefined;
  }
  await noteRunning(ports, tenant, record, { contact, facts: {} });
  const mayBarge = record.session.capabilities.includes('BARGE');
  return { kind: 'listens-already', since: since(contact, now), mayBarge, ...about };
}
