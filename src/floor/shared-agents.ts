import type { AgentSelection, AgentsReading } from '../domain/contact-centre.ts';
import type { AgentReadings } from '../ports/connect.ts';
import type { HoldMemory } from '../stores/floor.ts';
import { holdsIn, withHolds } from './agent-holds.ts';
import { partOf, questionOf, wholeFloorOf } from './agent-question.ts';
import type { ReadingKind } from './reading-kind.ts';
import { type SharingPorts, shareReadings } from './shared-readings.ts';

export interface SharedAgentsPorts extends SharingPorts<AgentsReading> {
  readonly gateway: AgentReadings;
  readonly holds: HoldMemory;
}

/**
 * Agents read once for all who ask (`shareReadings`). A reading of everybody answers for a part of it.
 * Contacts on hold carry since when they were seen so; without Redis nothing is known of holds.
 */
export function createSharedAgents(ports: SharedAgentsPorts): AgentReadings {
  return { readAgents: shareReadings(agentsBy(ports), ports) };
}

function agentsBy(ports: SharedAgentsPorts): ReadingKind<AgentSelection, AgentsReading> {
  const { gateway, holds, clock, workspace } = ports;
  return {
    name: 'agents',
    questionOf,
    isAboutNobody: ({ selection }) =>
      selection.kind !== 'hierarchy-group' && selection.ids.length === 0,
    read: ({ instance, selection }, options) => gateway.readAgents(instance, selection, options),
    complete: async ({ instance }, fresh, redis) => {
      // The end of the reading, not its beginning: "at least since" must not be too early for any page.
      const sighting = { at: clock.now(), ...holdsIn(fresh) };
      const since = await redis(() => holds.note({ workspace, instance }, sighting), new Map());
      return withHolds(fresh, since);
    },
    // Who serves a queue only the service knows.
    mayBePart: ({ selection }) => selection.kind !== 'queues',
    wholeOf: wholeFloorOf,
    hasPartsOfAny: false,
    partOf,
    sizeOf: ({ agents }) => agents.length,
  };
}
