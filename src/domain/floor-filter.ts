import type { Channel, StatusType } from './contact-centre.ts';

/** How a list of agents is ordered: by who needs somebody, by how long, by name, or by status. */
export const agentSorts = ['urgency', 'longest', 'name', 'status'] as const;

export type AgentSort = (typeof agentSorts)[number];

/** Which part of the floor somebody looks at. Every member narrows it; an empty one does not. */
export interface FloorFilter {
  /** Agents whose routing profile serves any of these queues. At most 100. */
  readonly queueIds: readonly string[];
  /** Groups of queues by name; what is in them is looked up each time the filter is read. */
  readonly groups: readonly string[];
  /** At most 100. */
  readonly profileIds: readonly string[];
  /** At most 100. */
  readonly agentIds: readonly string[];
  /** A hierarchy group with everything below it; the service takes one. */
  readonly teamId?: string | undefined;
  /** Agents with a contact in any of these states, as the API spells them. At most 9. */
  readonly states: readonly string[];
  readonly statusIds: readonly string[];
  /** ROUTABLE, CUSTOM, OFFLINE: status by type instead of by name. */
  readonly statusTypes: readonly StatusType[];
  /** Agents who take any of these channels or have a contact of it. */
  readonly channels: readonly Channel[];
  readonly sort: AgentSort;
}

/** The whole floor. */
export const everything: FloorFilter = {
  queueIds: [],
  groups: [],
  profileIds: [],
  agentIds: [],
  states: [],
  statusIds: [],
  statusTypes: [],
  channels: [],
  sort: 'urgency',
};

/** `GetCurrentUserData`: what one request takes (AWS model). */
export const filterLimits = {
  queues: 100,
  profiles: 100,
  agents: 100,
  teams: 1,
  states: 9,
} as const;

/** Whether nothing is left out; the order does not count. */
export function isEverything(filter: FloorFilter): boolean {
  return (
    filter.teamId === undefined &&
    [
      filter.queueIds,
      filter.groups,
      filter.profileIds,
      filter.agentIds,
      filter.states,
      filter.statusIds,
      filter.statusTypes,
      filter.channels,
    ].every((part) => part.length === 0)
  );
}
