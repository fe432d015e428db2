import type { Gate } from '../../../access/gate.ts';
import { canBeHeard } from '../../../domain/activity.ts';
import { type ContactDetail, placeOf } from '../../../domain/contact-place.ts';
import { goesByTeam } from '../../../domain/listen-rules.ts';
import { agentName } from '../../../floor/named.ts';
import type { AgentReadings, Directory } from '../../../ports/connect.ts';
import { agentsAccess } from '../../agents-access.ts';
import type { Asker } from '../../answer.ts';
import { type ListenOffer, listenOffer, type OfferedTo, offeredTo } from '../../listen-offer.ts';
import { attempt, readIn } from './attempt.ts';

/** The agent a contact is with, and what can be pressed to listen to it. */
export interface SeenAgent {
  readonly userId: string;
  readonly offer: ListenOffer | undefined;
}

export interface SeenAgentPorts {
  readonly gate: Gate;
  readonly readings: AgentReadings;
  readonly directory: Directory;
  readonly instance: string;
}

const command = { priority: 'command' } as const;

/** Whom a contact is with, for those who may see agents. A reading that fails only leaves buttons away. */
export async function seenAgent(
  ports: SeenAgentPorts,
  about: { readonly contactId: string; readonly detail: ContactDetail | undefined },
  asker: Asker,
): Promise<SeenAgent | undefined> {
  const { contactId, detail } = about;
  const userId = detail?.agentUserId;
  if (!detail || userId === undefined || placeOf(detail).kind !== 'with-agent') return undefined;
  const access = await agentsAccess(ports, asker);
  if (!access) return undefined;
  const to = offeredTo({ ...asker, access });
  const isLive = canBeHeard(detail.channel) && to.mayListen;
  const hierarchy = isLive ? await hierarchyOf(ports, userId, to) : undefined;
  if (!hierarchy) return { userId, offer: undefined };
  const names = readIn(await attempt(ports.directory.names(ports.instance, command)));
  const { queueId } = detail;
  const called = names ? agentName(names, userId) : `agent ${userId}`;
  const heard = { agentId: userId, agentName: called, hierarchy, queueId, contactId };
  return { userId, offer: listenOffer(to, heard) };
}

/** The agent's groups, read only where a rule goes by them; undefined where they cannot be told. */
async function hierarchyOf(
  { readings, instance }: SeenAgentPorts,
  userId: string,
  { listening }: OfferedTo,
): Promise<readonly string[] | undefined> {
  if (!listening || !goesByTeam(listening)) return [];
  const selection = { kind: 'agents', ids: [userId] } as const;
  const reading = readIn(await attempt(readings.readAgents(instance, selection, command)));
  return reading?.agents.find((agent) => agent.userId === userId)?.hierarchy;
}
