import type { SessionRecord } from '../../../domain/listening.ts';
import { type OwnContact, ownContactOf } from '../../../domain/own-sessions.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import { asFarAsPossible } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';

/** A reading lags by some seconds: it is looked a second time after so many milliseconds. */
const secondLookMs = 2_500;

/**
 * Looks for a session among the supervisor's own contacts, at once and once more: a lost answer is
 * no reason to ask again. Undefined where it was not seen, could not be told from another, or nobody
 * could look.
 */
export async function lookTwice(
  ports: ListenPorts,
  tenant: Tenant,
  record: SessionRecord,
): Promise<OwnContact | undefined> {
  const seen = await asFarAsPossible(look(ports, tenant, record));
  if (seen) return seen;
  await ports.clock.wait(secondLookMs);
  return asFarAsPossible(look(ports, tenant, record));
}

async function look(
  { gateway, listenSessions, instance }: ListenPorts,
  tenant: Tenant,
  record: SessionRecord,
): Promise<OwnContact | undefined> {
  const { connectUserId } = record.session;
  const [all, reading] = await Promise.all([
    listenSessions.list(tenant),
    gateway.readAgents(instance, { kind: 'agents', ids: [connectUserId] }, { priority: 'command' }),
  ]);
  const own = reading.agents.find(({ userId }) => userId === connectUserId);
  return own && ownContactOf(record, own, sameSupervisor(record, all));
}

/** The other sessions of the supervisor of this one. */
export function sameSupervisor(
  { session }: SessionRecord,
  all: readonly SessionRecord[],
): readonly SessionRecord[] {
  return all.filter(
    (other) =>
      other.session.id !== session.id && other.session.connectUserId === session.connectUserId,
  );
}

/** When a contact of the supervisor began, as far as is known. */
export function since(
  { connectedSince, stateSince }: Pick<OwnContact, 'connectedSince' | 'stateSince'>,
  now: Date,
): Date {
  return connectedSince ?? stateSince ?? now;
}
