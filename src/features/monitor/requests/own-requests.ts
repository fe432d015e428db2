import type { Names } from '../../../domain/contact-centre.ts';
import type { ListenRequest } from '../../../domain/listening.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { ListenRequests } from '../../../stores/listening.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import type { CancelIntent } from './intent.ts';

export interface OwnRequestsPorts extends AuditPorts {
  readonly listenRequests: ListenRequests;
  readonly directory: Directory;
  readonly instance: string;
}

export interface RequestsReport {
  readonly kind: 'requests';
  /** The asker's own, oldest first. */
  readonly requests: readonly ListenRequest[];
  readonly names: Names | undefined;
}

export interface CancelReport {
  readonly kind: 'cancelled' | 'no-such-request';
  readonly id: string;
}

/** What the asker waits for. Throws BotError `redis_unavailable`. */
export async function listRequests(ports: OwnRequestsPorts, asker: Asker): Promise<RequestsReport> {
  const [requests, names] = await Promise.all([ownOf(ports, asker), namesIfAny(ports)]);
  return { kind: 'requests', requests, names };
}

/** Takes away one of the asker's own; of others' nothing is told. Throws BotError `redis_unavailable`. */
export async function cancelRequest(
  ports: OwnRequestsPorts,
  { id }: CancelIntent,
  asker: Asker,
): Promise<CancelReport> {
  const own = (await ownOf(ports, asker)).find((request) => request.id === id);
  if (!own) return { kind: 'no-such-request', id };
  const tenant = tenantOf(ports, asker);
  const about = `cancelled to ${own.way} agent ${own.agentId}`;
  const deed = { tenant, who: own.slackUserId, act: 'request-listen', about } as const;
  const isGone = await audited(
    ports,
    deed,
    () => ports.listenRequests.remove(tenant, id),
    (wasThere) => wasThere,
  );
  return { kind: isGone ? 'cancelled' : 'no-such-request', id };
}

/** Those whose time is up are only still to be told so. */
async function ownOf(ports: OwnRequestsPorts, asker: Asker): Promise<readonly ListenRequest[]> {
  const all = await ports.listenRequests.list(tenantOf(ports, asker));
  const now = ports.clock.now();
  return all.filter(({ slackUserId, until }) => slackUserId === asker.caller.userId && until > now);
}
