import type { Identity } from '../../access/identity.ts';
import {
  type Activity,
  activityOf,
  activityOrder,
  audibleOf,
  workOf,
} from '../../domain/activity.ts';
import type {
  Agent,
  AgentContact,
  AgentSelection,
  AgentsReading,
  Names,
  StatusType,
} from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import { findAgent, type MentionTrouble } from '../../floor/find-agent.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { agentName, namedAgents, namedQueues, queueName } from '../../floor/named.ts';
import { matchName } from '../../grammar/names.ts';
import { quote } from '../../grammar/words.ts';
import type { CallOptions, Clock, ConnectGateway, Directory } from '../../ports.ts';
import type { Asker } from '../answer.ts';
import type { AgentsIntent } from './intent.ts';

/** One agent as the answer shows them. */
export interface AgentLine {
  readonly agent: Agent;
  readonly name: string;
  readonly statusName: string | undefined;
  readonly statusType: StatusType | undefined;
  readonly activity: Activity;
  readonly work: readonly AgentContact[];
  readonly audible: readonly AgentContact[];
}

export interface AgentsReport {
  readonly kind: 'agents';
  readonly asOf: Date;
  readonly now: Date;
  readonly names: Names;
  /** undefined = everybody. */
  readonly scope: Scope | undefined;
  /** Most urgent first. */
  readonly lines: readonly AgentLine[];
  readonly approximateTotal: number | undefined;
  readonly isTruncated: boolean;
  readonly share: boolean;
}

export interface ListAgentsPorts {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly instance: string;
}

const command: CallOptions = { priority: 'command' };

/** Reads who is here and what they are doing. Throws BotError `connect_…`. */
export async function listAgents(
  ports: ListAgentsPorts,
  intent: AgentsIntent,
  asker: Asker,
): Promise<AgentsReport | NameTrouble | MentionTrouble> {
  const names = await ports.directory.names(ports.instance, command);
  const chosen = await choose(ports, names, intent, asker);
  if (chosen.kind !== 'chosen') return chosen;
  const reading = await ports.gateway.readAgents(ports.instance, chosen.selection, command);
  return {
    ...agentsReport(reading, names, ports.clock.now()),
    scope: chosen.scope,
    share: intent.share,
  };
}

/** What a reading says about the agents in it, most urgent first. */
export function agentsReport(
  reading: AgentsReading,
  names: Names,
  now: Date,
): Omit<AgentsReport, 'scope' | 'share'> {
  return {
    kind: 'agents',
    asOf: reading.asOf,
    now,
    names,
    lines: reading.agents.map((agent) => lineOf(agent, names, now)).toSorted(byUrgency),
    approximateTotal: reading.approximateTotal,
    isTruncated: reading.isTruncated,
  };
}

/** What the answer is limited to. */
export interface Scope {
  readonly what: 'queue' | 'agent';
  readonly name: string;
  /** The same as it is typed, for the buttons that ask again. */
  readonly text: string;
}

/** Whether the channel may see it: asked for, and not the doings of one person, however named. */
export function isForChannel(report: AgentsReport): boolean {
  return report.share && report.scope?.what !== 'agent';
}

interface Chosen {
  readonly kind: 'chosen';
  readonly selection: AgentSelection;
  readonly scope: Scope | undefined;
}

/** The service takes exactly one filter; everybody is everybody's routing profiles. */
async function choose(
  ports: ListAgentsPorts,
  names: Names,
  intent: AgentsIntent,
  asker: Asker,
): Promise<Chosen | NameTrouble | MentionTrouble> {
  if (!intent.only) return everybody(names);
  const { what, ref } = intent.only;
  if (what === 'agent' || ref.kind === 'user') {
    const where = { caller: asker.caller, instance: ports.instance, names };
    const found = await findAgent(ports.identity, where, ref, 'agents');
    return found.kind === 'agent' ? oneAgent(names, found.userId) : found;
  }
  const isQueue = (item: { readonly id: string }) => names.queues.has(item.id);
  const candidates = [...namedQueues(names), ...(what === 'any' ? namedAgents(names) : [])];
  const match = matchName(ref, candidates);
  if (match.kind === 'found') {
    return isQueue(match.item) ? oneQueue(names, match.item.id) : oneAgent(names, match.item.id);
  }
  const textFor = (item: { readonly id: string }) =>
    `${isQueue(item) ? 'queue' : 'agent'}:${quote(item.id)}`;
  const called = what === 'any' ? 'queue or agent' : 'queue';
  return { kind: 'name-trouble', what: called, match, again: { command: 'agents', textFor } };
}

function oneQueue(names: Names, id: string): Chosen {
  const scope = { what: 'queue', name: queueName(names, id), text: `queue:${quote(id)}` } as const;
  return { kind: 'chosen', selection: { kind: 'queues', ids: [id] }, scope };
}

function oneAgent(names: Names, id: string): Chosen {
  const scope = { what: 'agent', name: agentName(names, id), text: `agent:${quote(id)}` } as const;
  return { kind: 'chosen', selection: { kind: 'agents', ids: [id] }, scope };
}

function everybody(names: Names): Chosen {
  if (names.missing.includes('routingProfiles')) {
    throw new BotError(
      'connect_unavailable',
      'routing profiles were never read, so nobody can be asked for',
    );
  }
  const ids = [...names.routingProfiles.keys()];
  return {
    kind: 'chosen',
    selection: { kind: 'routing-profiles', ids },
    scope: undefined,
  };
}

function lineOf(agent: Agent, names: Names, now: Date): AgentLine {
  const status = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId);
  return {
    agent,
    name: agentName(names, agent.userId),
    statusName: agent.statusName ?? status?.name,
    statusType: status?.type,
    activity: activityOf(agent, status?.type, now),
    work: workOf(agent, now),
    audible: audibleOf(agent),
  };
}

/** Most urgent activity first; within one, whoever has been in it longest. */
function byUrgency(a: AgentLine, b: AgentLine): number {
  const rank = activityOrder.indexOf(a.activity.kind) - activityOrder.indexOf(b.activity.kind);
  return rank || sinceMs(a) - sinceMs(b) || a.name.localeCompare(b.name);
}

function sinceMs(line: AgentLine): number {
  const contact = line.activity.contact;
  const since = contact ? (contact.connectedSince ?? contact.stateSince) : line.agent.statusSince;
  return since?.getTime() ?? Number.POSITIVE_INFINITY;
}
