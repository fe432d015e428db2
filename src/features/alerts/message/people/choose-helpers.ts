import type { Agent, Names } from '../../../../domain/contact-centre.ts';
import type { AttentionLimits } from '../../../../domain/settings.ts';
import { agentName } from '../../../../floor/named.ts';
import { byWeight, type Problem, type ProblemKind, problemOf } from '../../../problems.ts';
import type { PeopleFound } from './read-people.ts';

/** Somebody who could take contacts, and why they take none now. */
export interface Helper {
  readonly agent: Agent;
  readonly name: string;
  readonly problem: Problem;
}

interface Known {
  readonly people: PeopleFound;
  readonly names: Names | undefined;
  readonly limits: AttentionLimits;
}

/** What keeps somebody from contacts that wait. Whoever has one live, or one in error, is no help. */
const helpable: readonly ProblemKind[] = ['missed', 'after-contact-work', 'status'];

const mostHelpers = 3;

/**
 * Everybody who could help: a missed contact not cleared, after-contact work or a break beyond the
 * limit, the most urgent first. Nobody while names, and with them the kinds of statuses, are unknown.
 */
export function allHelpers({ people, names, limits }: Known, now: Date): readonly Helper[] {
  if (people.kind !== 'read' || !names) return [];
  return people.agents
    .flatMap((agent): readonly Helper[] => {
      const status = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId);
      const statusName = agent.statusName ?? status?.name;
      const problem = problemOf({ ...agent, statusName }, status?.type, limits, now);
      if (!problem || !helpable.includes(problem.kind)) return [];
      return [{ agent, name: agentName(names, agent.userId), problem }];
    })
    .toSorted((a, b) => byWeight(a.problem, b.problem) || a.name.localeCompare(b.name));
}

/** Those of them who are named. */
export function chosenHelpers(known: Known, now: Date): readonly Helper[] {
  return allHelpers(known, now).slice(0, mostHelpers);
}
