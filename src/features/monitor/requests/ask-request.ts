import type { Identity } from '../../../access/identity.ts';
import { BotError, codeOf } from '../../../domain/errors.ts';
import { ruleOfAgent } from '../../../domain/listen-rules.ts';
import { type ListenRequest, requestSeconds } from '../../../domain/listening.ts';
import { type FoundAgent, findAgent } from '../../../floor/find-agent.ts';
import { agentName } from '../../../floor/named.ts';
import type { ConnectGateway, Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { ListenRequests } from '../../../stores/listening.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { asFarAsPossible } from '../start/attempt.ts';
import type { WhenFreeIntent } from './intent.ts';
import { requestsAtMost } from './limits.ts';
import { recordRequest } from './record-request.ts';

export interface RequestPorts extends AuditPorts {
  readonly listenRequests: ListenRequests;
  readonly gateway: Pick<ConnectGateway, 'readAgents'>;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly ids: Ids;
  readonly instance: string;
  /** Told that there is something to look at: whoever follows need not wait for the next slot. */
  readonly sessionStarted: () => void;
}

interface About {
  readonly agentId: string;
  readonly agentName: string;
  readonly isBarge: boolean;
  readonly reason: string | undefined;
}

export type AskReport =
  | Exclude<FoundAgent, { kind: 'agent' }>
  | { readonly kind: 'yourself' | 'never' | 'out-of-scope' | 'too-many' }
  | ({ readonly kind: 'confirm-agent' | 'confirm-barge' | 'ask-reason' } & About)
  | ({ readonly kind: 'asked' | 'exists'; readonly request: ListenRequest } & About);

/**
 * Writes down the wish to hear an agent as soon as they take a contact. The gate has just let this
 * person listen; all of it is asked again when it starts. Throws BotError `connect_…`, `redis_unavailable`.
 */
export async function askRequest(
  ports: RequestPorts,
  intent: WhenFreeIntent,
  asker: Asker,
): Promise<AskReport> {
  const { link, listening } = asker.access;
  if (!link || !listening) {
    throw new BotError('listen_denied', 'passed the gate without a link or rules');
  }
  const names = await ports.directory.names(ports.instance, { priority: 'command' });
  const where = { caller: asker.caller, instance: ports.instance, names };
  const found = await findAgent(ports.identity, where, intent.agent, 'monitor');
  if (found.kind !== 'agent') return found;
  const { userId: agentId, isExact } = found;
  const { isBarge, isConfirmed, reason } = intent;
  const about = { agentId, agentName: agentName(names, agentId), isBarge, reason };
  if (agentId === link.connectUserId) {
    await noteRefusal(ports, asker, about, 'yourself');
    return { kind: 'yourself' };
  }
  if (!isExact) return { kind: 'confirm-agent', ...about };
  const rule = await ruleFor(ports, asker, agentId).catch(async (error: unknown) => {
    const code = codeOf(error);
    if (code) await noteRefusal(ports, asker, about, code);
    throw error;
  });
  if (rule !== 'fine') {
    await noteRefusal(ports, asker, about, rule);
    return { kind: rule };
  }
  if (listening.asksReason && reason === undefined) return { kind: 'ask-reason', ...about };
  if (isBarge && !isConfirmed) return { kind: 'confirm-barge', ...about };
  return { ...(await add(ports, asker, about)), ...about };
}

async function noteRefusal(
  ports: RequestPorts,
  asker: Asker,
  { agentId, isBarge, reason }: About,
  why: string,
): Promise<void> {
  const request = { agentId, way: isBarge ? 'barge' : 'listen', reason } as const;
  const news = {
    who: asker.caller.userId,
    what: 'asked',
    outcome: 'refused',
    why,
    request,
  } as const;
  // What cannot be written down is refused all the same.
  await asFarAsPossible(recordRequest(ports, tenantOf(ports, asker), news));
}

/** What the rules say of the agent before it is known which contact it will be. */
async function ruleFor(
  { gateway, instance }: RequestPorts,
  { caller, access }: Asker,
  agentId: string,
) {
  const { listening, link } = access;
  if (!listening) return 'out-of-scope';
  const selection = { kind: 'agents', ids: [agentId] } as const;
  const { agents } = await gateway.readAgents(instance, selection, { priority: 'command' });
  const agent = agents.find(({ userId }) => userId === agentId);
  const who = { slackUserId: caller.userId, hierarchyGroupId: link?.hierarchyGroupId };
  const rule = ruleOfAgent(listening, who, { agentId, hierarchy: agent?.hierarchy ?? [] });
  // Of somebody who is not signed in the team is not known; it is looked at when it starts.
  return agent === undefined && rule === 'out-of-scope' ? 'fine' : rule;
}

async function add(ports: RequestPorts, asker: Asker, { agentId, isBarge, reason }: About) {
  const { listenRequests, clock, ids } = ports;
  const tenant = tenantOf(ports, asker);
  const askedAt = clock.now();
  const request: ListenRequest = {
    id: ids.short(),
    slackUserId: asker.caller.userId,
    agentId,
    way: isBarge ? 'barge' : 'listen',
    reason,
    askedAt,
    until: new Date(askedAt.getTime() + requestSeconds * 1000),
  };
  const about = `asked to ${request.way} agent ${agentId}`;
  const deed = { tenant, who: request.slackUserId, act: 'request-listen', about } as const;
  const outcome = await audited(
    ports,
    deed,
    () => listenRequests.add(tenant, request, { mostOfOne: requestsAtMost }),
    ({ kind }) => kind === 'added',
  );
  if (outcome.kind === 'too-many') return { kind: 'too-many' } as const;
  if (outcome.kind === 'exists') return { kind: 'exists', request: outcome.request } as const;
  ports.sessionStarted();
  return { kind: 'asked', request } as const;
}
