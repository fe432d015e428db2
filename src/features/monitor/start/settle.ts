import type { AuditedListening } from '../../../domain/audit.ts';
import type { MonitorCapability } from '../../../domain/contact-centre.ts';
import type { ListenSession, SessionRecord } from '../../../domain/listening.ts';
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
 * Writes down that the session runs. What is lost to Redis is found out later; where another process
 * found it out first, it has audited it, and only the request's name is worth a second entry.
 */
export async function noteRunning(
  ports: ListenPorts,
  tenant: Tenant,
  record: SessionRecord,
  found: { readonly contact: Seen; readonly facts: Facts },
): Promise<void> {
  const { session, version, standing } = record;
  const { contactId: sessionContactId } = found.contact;
  const now = ports.clock.now();
  const state = { kind: 'running', sessionContactId, since: since(found.contact, now) } as const;
  const isWritten = await asFarAsPossible(
    ports.listenSessions.write(tenant, {
      id: session.id,
      expectedVersion: version,
      standing: { ...standing, state },
    }),
  );
  if (isWritten === false && found.facts.requestId === undefined) return;
  const facts = { ...factsOf(session), ...found.facts, sessionContactId };
  await asFarAsPossible(recordListening(ports, whoOf(tenant, session), 'done', facts));
  ports.sessionStarted();
}

/** Takes the intent away, since it was refused or is given up, and writes down which. */
export async function noteOver(
  ports: ListenPorts,
  tenant: Tenant,
  { session }: Pick<SessionRecord, 'session'>,
  outcome: 'failed' | 'refused' | 'unknown',
  facts: Facts,
): Promise<void> {
  const isClosed = await asFarAsPossible(ports.listenSessions.close(tenant, session.id));
  // Whoever gave it up before has written that down.
  if (isClosed === false && outcome === 'unknown') return;
  await asFarAsPossible(noteOutcome(ports, tenant, session, outcome, facts));
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
