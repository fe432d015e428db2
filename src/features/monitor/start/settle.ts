import type { AuditedListening } from '../../../domain/audit.ts';
import type { MonitorCapability } from '../../../domain/contact-centre.ts';
import type { ListenSession, SessionRecord, SessionStanding } from '../../../domain/listening.ts';
import type { OwnContact } from '../../../domain/own-sessions.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { asFarAsPossible, recordListening } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { since } from './look-for.ts';

type Facts = Pick<AuditedListening, 'why' | 'requestId'>;

/** The supervisor's own contact, as far as it is known. */
type Seen = Pick<OwnContact, 'connectedSince' | 'stateSince'> & {
  readonly contactId: string | undefined;
};

/** What the audit has of a session. */
export function factsOf(session: ListenSession): AuditedListening {
  const { id: sessionId, capabilities, connectUserId, username, reason } = session;
  const { contactId, agentId, queueId, channel } = session;
  const about = { contactId, agentId, queueId, channel };
  const way = wayOf(capabilities);
  return { way, sessionId, connectUserId, username, ...about, capabilities, reason };
}

/** What was asked for, whichever button it was: a setting lets Listen ask for barge-in too. */
function wayOf(capabilities: readonly MonitorCapability[]): AuditedListening['way'] {
  return capabilities.includes('BARGE') ? 'barge' : 'listen';
}

/**
 * Writes down that the session runs, and that the audit is to hold it, in one step; then the audit.
 * What is lost to Redis is found out later, and what this process cannot write any more is written
 * at the next slot. Where another process found it out first, it has audited it, and only the
 * request's name is worth a second entry.
 */
export async function noteRunning(
  ports: ListenPorts,
  tenant: Tenant,
  record: SessionRecord,
  found: { readonly contact: Seen; readonly facts: Facts },
): Promise<void> {
  const { session, version, standing } = record;
  const { contactId: sessionContactId } = found.contact;
  const { requestId } = found.facts;
  const now = ports.clock.now();
  const running = { kind: 'running', sessionContactId, since: since(found.contact, now) } as const;
  const runs = { ...standing, state: { ...running, ...(requestId && { requestId }) } };
  const write = (expectedVersion: number, change: SessionStanding) =>
    asFarAsPossible(
      ports.listenSessions.write(tenant, { id: session.id, expectedVersion, standing: change }),
    );
  const isWritten = await write(version, { ...runs, unaudited: ['done'] });
  if (isWritten === false && requestId === undefined) return;
  const facts = { ...factsOf(session), ...found.facts, sessionContactId };
  const isAudited = await isDone(recordListening(ports, whoOf(tenant, session), 'done', facts));
  if (isWritten && isAudited) await write(version + 1, runs);
  ports.sessionStarted();
}

/** Whether it went well; a foreseen failure did not. */
async function isDone(work: Promise<void>): Promise<boolean> {
  return (await asFarAsPossible(work.then(() => true))) === true;
}

/**
 * Takes the intent away, since it was refused or is given up, and writes down which. What is refused
 * is written down first: while that fails the intent stays, so that it is found and ended later.
 */
export async function noteOver(
  ports: ListenPorts,
  tenant: Tenant,
  { session }: Pick<SessionRecord, 'session'>,
  outcome: 'failed' | 'refused' | 'unknown',
  facts: Facts,
): Promise<void> {
  const close = () => asFarAsPossible(ports.listenSessions.close(tenant, session.id));
  const note = () => noteOutcome(ports, tenant, session, outcome, facts);
  if (outcome !== 'unknown') {
    if (await isDone(note())) await close();
    return;
  }
  // Whoever gave it up before has written that down.
  if ((await close()) !== false) await asFarAsPossible(note());
}

/** Writes down what became of a session, which stays as it is. Throws BotError `redis_unavailable`. */
export async function noteOutcome(
  ports: ListenPorts,
  tenant: Tenant,
  session: ListenSession,
  outcome: 'intended' | 'failed' | 'refused' | 'unknown',
  facts: Facts = {},
): Promise<void> {
  const about = { ...factsOf(session), ...facts };
  await recordListening(ports, whoOf(tenant, session), outcome, about);
}

function whoOf(tenant: Tenant, { slackUserId }: ListenSession) {
  return { tenant, slackUserId };
}
