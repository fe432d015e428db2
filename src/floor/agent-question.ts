import type { Agent, AgentSelection, AgentsReading, Names } from '../domain/contact-centre.ts';
import type { Question } from './reading-kind.ts';

/** A question about agents; its ids each once and in order. */
export type AgentQuestion = Question<AgentSelection>;

/** The question a selection makes, however its ids were put. */
export function questionOf(instance: string, selection: AgentSelection): AgentQuestion {
  if (selection.kind === 'hierarchy-group') {
    return { instance, selection, key: `${selection.kind}:${selection.id}` };
  }
  const { kind } = selection;
  const ids = [...new Set(selection.ids)].sort();
  return { instance, selection: { kind, ids }, key: `${kind}:${ids.join(',')}` };
}

/** The question about everybody, which is one about all routing profiles; undefined when these are not known. */
export function wholeFloorOf(instance: string, names: Names): AgentQuestion | undefined {
  if (names.missing.includes('routingProfiles') || names.routingProfiles.size === 0) {
    return undefined;
  }
  const ids = [...names.routingProfiles.keys()];
  return questionOf(instance, { kind: 'routing-profiles', ids });
}

/**
 * The answer to a selection out of a reading of everybody; undefined when it cannot be had from there.
 * The service did not count this selection, so there is no total.
 */
export function partOf(
  { asOf, doneAt, agents, isTruncated }: AgentsReading,
  whole: AgentSelection,
  selection: AgentSelection,
): AgentsReading | undefined {
  const picked = isTruncated ? undefined : pick(agents, whole, selection);
  return picked && { asOf, doneAt, agents: picked, approximateTotal: undefined, isTruncated };
}

function pick(
  agents: readonly Agent[],
  whole: AgentSelection,
  selection: AgentSelection,
): readonly Agent[] | undefined {
  switch (selection.kind) {
    case 'queues': // Who serves a queue only the service knows.
      return undefined;
    case 'hierarchy-group':
      return agents.filter(({ hierarchy }) => hierarchy.includes(selection.id));
    case 'routing-profiles': {
      if (whole.kind !== 'routing-profiles') return undefined;
      const known = new Set(whole.ids);
      const asked = new Set(selection.ids);
      if (!selection.ids.every((id) => known.has(id))) return undefined;
      return agents.filter(({ routingProfileId: id }) => id !== undefined && asked.has(id));
    }
    case 'agents': {
      const asked = new Set(selection.ids);
      const found = agents.filter(({ userId }) => asked.has(userId));
      // Who is not there may have slipped through between two pages, and is asked for by name.
      return found.length === asked.size ? found : undefined;
    }
  }
}
