import type { Identity } from '../../access/identity.ts';
import { type ActivityKind, activityOf, audibleOf } from '../../domain/activity.ts';
import type { Agent, AgentContact, Names } from '../../domain/contact-centre.ts';
import { BotError, isUnanswered } from '../../domain/errors.ts';
import type { Link } from '../../domain/people.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { type FoundAgent, findAgent } from '../../floor/find-agent.ts';
import { agentName } from '../../floor/named.ts';
import type { CallOptions, ConnectGateway, Directory } from '../../ports/connect.ts';
import type { Clock, Ids } from '../../ports/ground.ts';
import type { ListenIntents } from '../../stores/floor.ts';
import type { Asker } from '../answer.ts';
import type { ListenIntent } from './intent.ts';

/** An intent to listen stays open so long: every click within it is the same one. */
const openForSeconds = 60;

const command: CallOptions = { priority: 'command' };
/** Barge-in is offered on top of listening: a session starts unheard either way. */
const capabilitiesFor = {
  listen: ['SILENT_MONITOR'],
  barge: ['SILENT_MONITOR', 'BARGE'],
} as const;

/** Somebody and what there is to hear of them. */
interface Heard {
  readonly agentId: string;
  readonly agentName: string;
  readonly now: Date;
  readonly names: Names;
  /** What was wished for: to be able to barge in, not only to listen. */
  readonly isBarge: boolean;
}

export type ListenReport =
  | Exclude<FoundAgent, { kind: 'agent' }>
  | { readonly kind: 'yourself' }
  | ({ readonly kind: 'confirm-agent' } & Heard)
  | ({ readonly kind: 'not-here' } & Heard)
  | ({
      readonly kind: 'nothing-to-hear';
      readonly agent: Agent;
      readonly activity: ActivityKind;
      readonly statusName: string | undefined;
      readonly wasContact: boolean;
    } & Heard)
  | ({ readonly kind: 'several'; readonly contacts: readonly AgentContact[] } & Heard)
  | ({ readonly kind: 'already'; readonly contact: AgentContact } & Heard)
  | ({
      readonly kind: 'started';
      readonly contact: AgentContact;
      readonly username: string;
    } & Heard)
  | ({
      readonly kind: 'unsure';
      readonly contact: AgentContact;
      readonly username: string;
    } & Heard);

export interface ListenPorts {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly intents: ListenIntents;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly instance: string;
}

/**
 * Starts monitoring of the agent's live contact for the person who asks, once: silent, with barge-in
 * offered where that was wished for. The gate has just confirmed the link and the permissions. Throws BotError `connect_…`, `listen_…`, `redis_…`.
 */
export async function startListening(
  ports: ListenPorts,
  intent: ListenIntent,
  asker: Asker,
): Promise<ListenReport> {
  const link = asker.access.link;
  if (!link) throw new BotError('listen_denied', 'passed the gate without a link');
  const names = await ports.directory.names(ports.instance, command);
  const where = { caller: asker.caller, instance: ports.instance, names };
  const found = await findAgent(ports.identity, where, intent.agent, 'monitor');
  if (found.kind !== 'agent') return found;
  if (found.userId === link.connectUserId) return { kind: 'yourself' };
  const heard = {
    agentId: found.userId,
    agentName: agentName(names, found.userId),
    now: ports.clock.now(),
    names,
    isBarge: intent.isBarge,
  };
  // A half-typed name is good enough to look, not to listen.
  if (!found.isExact) return { kind: 'confirm-agent', ...heard };
  const contact = await chooseContact(ports, intent, heard);
  return 'contactId' in contact ? start(ports, { asker, link, heard, contact }) : contact;
}

type LiveContact = AgentContact & { readonly contactId: string };

async function chooseContact(
  ports: ListenPorts,
  intent: ListenIntent,
  heard: Heard,
): Promise<LiveContact | ListenReport> {
  const selection = { kind: 'agents', ids: [heard.agentId] } as const;
  const reading = await ports.gateway.readAgents(ports.instance, selection, command);
  const agent = reading.agents.find((one) => one.userId === heard.agentId);
  if (!agent) return { kind: 'not-here', ...heard };
  const live = audibleOf(agent).filter(isLive);
  const wanted = intent.contactId
    ? live.filter((contact) => contact.contactId === intent.contactId)
    : live;
  const [first] = wanted;
  if (!first) return nothingToHear(agent, intent, heard);
  return wanted.length === 1 ? first : { kind: 'several', contacts: wanted, ...heard };
}

function isLive(contact: AgentContact): contact is LiveContact {
  return contact.contactId !== undefined;
}

function nothingToHear(agent: Agent, intent: ListenIntent, heard: Heard): ListenReport {
  const status =
    agent.statusId === undefined ? undefined : heard.names.statuses.get(agent.statusId);
  return {
    kind: 'nothing-to-hear',
    ...heard,
    agent,
    activity: activityOf(agent, status?.type, heard.now).kind,
    statusName: agent.statusName ?? status?.name,
    wasContact: intent.contactId !== undefined,
  };
}

async function start(
  ports: ListenPorts,
  what: {
    readonly asker: Asker;
    readonly link: Link;
    readonly heard: Heard;
    readonly contact: LiveContact;
  },
): Promise<ListenReport> {
  const { asker, link, heard, contact } = what;
  const tenant: Tenant = { workspace: asker.caller.workspace, instance: ports.instance };
  const capabilities = capabilitiesFor[heard.isBarge ? 'barge' : 'listen'];
  const intent = { slackUserId: asker.caller.userId, contactId: contact.contactId, capabilities };
  const opened = await ports.intents.open(tenant, {
    ...intent,
    clientToken: ports.ids.uuid(),
    now: ports.clock.now(),
    openForSeconds,
  });
  if (!opened.isFirst) return { kind: 'already', contact, ...heard };
  const request = {
    contactId: contact.contactId,
    supervisorUserId: link.connectUserId,
    capabilities,
    clientToken: opened.clientToken,
  };
  try {
    await ports.gateway.monitorContact(ports.instance, request, command);
  } catch (error) {
    // No answer is not a no: it may be ringing, so the intent stays open and nothing is tried again.
    if (isUnanswered(error)) return { kind: 'unsure', contact, username: link.username, ...heard };
    await ports.intents.close(tenant, intent);
    throw error;
  }
  return { kind: 'started', contact, username: link.username, ...heard };
}
