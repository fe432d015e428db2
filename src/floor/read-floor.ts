import { workOf } from '../domain/activity.ts';
import type {
  Agent,
  AgentContact,
  AgentSelection,
  Channel,
  Names,
} from '../domain/contact-centre.ts';
import { BotError } from '../domain/errors.ts';
import type { FloorFilter } from '../domain/floor-filter.ts';
import type { AgentReadings, CallOptions } from '../ports/connect.ts';
import { queuesIn } from './queues-in.ts';
import type { FilterPart, FloorReading } from './reading.ts';

/**
 * Up to so many users a team is picked out of a reading of everybody, which all who ask share:
 * whether the service's own filter includes the groups below is UNVERIFIED.
 */
const mostUsersForTeamHere = 1_000;

/**
 * Reads the agents of a filter: one part goes to the service, the rest is applied here. Throws
 * BotError `connect_…`, also when what is needed to ask or to judge was never read, and
 * `groups_unread`. Whether its groups can be read at all is found before, by `groupTrouble`.
 */
export async function readFloor(
  ports: { readonly readings: AgentReadings; readonly instance: string },
  filter: FloorFilter,
  names: Names,
  options: CallOptions,
): Promise<FloorReading> {
  if (filter.statusTypes.length > 0 && names.missing.includes('statuses')) {
    throw new BotError('connect_list_unread', 'the types of statuses were never read');
  }
  const { askedFor, selection } = plan(filter, names);
  const reading = await ports.readings.readAgents(ports.instance, selection, options);
  const parts = partsHere(filter, askedFor);
  return {
    asOf: reading.asOf,
    agents: reading.agents.filter((agent) =>
      parts.every((part) => fits[part](agent, { filter, names, now: reading.asOf })),
    ),
    askedFor,
    approximateTotal: reading.approximateTotal,
    readCount: reading.agents.length,
    appliedHere: parts,
    isTeamAsServiceSeesIt: askedFor === 'team',
    isTruncated: reading.isTruncated,
  };
}

/** Whether a contact is one of those that states and channels ask for. */
export function fitsContact(filter: FloorFilter, contact: AgentContact): boolean {
  return isAmong(filter.states, contact.state) && isAmong(filter.channels, contact.channel);
}

interface Plan {
  readonly askedFor: FloorReading['askedFor'];
  readonly selection: AgentSelection;
}

/** The service takes exactly one filter. Who serves a queue only the service knows; of the others, the narrowest. */
function plan(filter: FloorFilter, names: Names): Plan {
  const { agentIds, teamId, profileIds } = filter;
  const { ids } = queuesIn(filter, names);
  if (ids.length > 0) return { askedFor: 'queues', selection: { kind: 'queues', ids } };
  // Without them it would be about everybody.
  if (filter.groups.length > 0) throw new TypeError('a group without queues cannot be read');
  if (agentIds.length > 0) {
    return { askedFor: 'agents', selection: { kind: 'agents', ids: agentIds } };
  }
  if (teamId !== undefined) {
    return isSmall(names)
      ? everybody(names)
      : { askedFor: 'team', selection: { kind: 'hierarchy-group', id: teamId } };
  }
  return profileIds.length > 0
    ? { askedFor: 'profiles', selection: { kind: 'routing-profiles', ids: profileIds } }
    : everybody(names);
}

function isSmall(names: Names): boolean {
  const isKnown = !names.missing.includes('users') && !names.missing.includes('routingProfiles');
  return isKnown && names.users.size <= mostUsersForTeamHere;
}

/** Everybody is everybody's routing profiles. */
function everybody(names: Names): Plan {
  if (names.missing.includes('routingProfiles')) {
    throw new BotError(
      'connect_list_unread',
      'routing profiles were never read, so nobody can be asked for',
    );
  }
  const ids = [...names.routingProfiles.keys()];
  return { askedFor: 'everybody', selection: { kind: 'routing-profiles', ids } };
}

/** What the filter asks for beyond what went to the service. */
function partsHere(filter: FloorFilter, askedFor: Plan['askedFor']): readonly FilterPart[] {
  const isAsked: Readonly<Record<FilterPart, boolean>> = {
    profile: filter.profileIds.length > 0 && askedFor !== 'profiles',
    agent: filter.agentIds.length > 0 && askedFor !== 'agents',
    team: filter.teamId !== undefined && askedFor !== 'team',
    state: filter.states.length > 0,
    status: filter.statusIds.length > 0 || filter.statusTypes.length > 0,
    channel: filter.channels.length > 0,
  };
  return filterParts.filter((part) => isAsked[part]);
}

interface Measure {
  readonly filter: FloorFilter;
  readonly names: Names;
  readonly now: Date;
}

const filterParts: readonly FilterPart[] = [
  'profile',
  'agent',
  'team',
  'state',
  'status',
  'channel',
];

/** Whether an agent passes a part that is asked for. What the service does not say does not pass, but for slots. */
const fits: Readonly<Record<FilterPart, (agent: Agent, by: Measure) => boolean>> = {
  profile: (agent, { filter }) => isAmong(filter.profileIds, agent.routingProfileId),
  agent: (agent, { filter }) => isAmong(filter.agentIds, agent.userId),
  team: (agent, { filter }) =>
    filter.teamId !== undefined && agent.hierarchy.includes(filter.teamId),
  state: hasContact,
  status: hasStatus,
  channel: (agent, by) =>
    hasContact(agent, by) ||
    (by.filter.states.length === 0 && by.filter.channels.some((one) => takes(agent, one))),
};

/** State and channel together are about the same contact. */
function hasContact(agent: Agent, { filter, now }: Measure): boolean {
  return workOf(agent, now).some((contact) => fitsContact(filter, contact));
}

function hasStatus({ statusId }: Agent, { filter, names }: Measure): boolean {
  if (statusId === undefined) return false;
  const type = names.statuses.get(statusId)?.type;
  return (
    filter.statusIds.includes(statusId) || (type !== undefined && filter.statusTypes.includes(type))
  );
}

/** Unless the service says that the agent has no slot for it. */
function takes(agent: Agent, channel: Channel): boolean {
  if (agent.slots.size === 0) return true;
  const slots = agent.slots.get(channel);
  return slots !== undefined && slots.maximum !== 0;
}

/** Nothing asked for is everything. */
function isAmong(asked: readonly string[], value: string | undefined): boolean {
  return asked.length === 0 || (value !== undefined && asked.includes(value));
}
