import type { Act } from '../../../access/act.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import {
  namedAgents,
  namedProfiles,
  namedQueues,
  namedStatuses,
  namedTeams,
} from '../../../floor/named.ts';
import type { Named } from '../../../grammar/names.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Search } from '../../command.ts';
import { likelyChoices } from '../../name-choices.ts';

/** What is searched, by the name of the search. */
export const searchable = {
  queues: namedQueues,
  profiles: namedProfiles,
  agents: namedAgents,
  teams: namedTeams,
  statuses: namedStatuses,
} as const;

export type Searchable = keyof typeof searchable;

/** What the selects of the form offer as one types: names of the directory. Throw what reading it throws. */
export function alertSearches({
  directory,
  instance,
}: {
  readonly directory: Directory;
  readonly instance: string;
}): Readonly<Record<Searchable, Search>> {
  const search =
    (named: (names: Names) => readonly Named[]): Search =>
    async (typed) =>
      likelyChoices(typed, named(await directory.names(instance, { priority: 'command' })));
  return {
    queues: search(namedQueues),
    profiles: search(namedProfiles),
    agents: search(namedAgents),
    teams: search(namedTeams),
    statuses: search(namedStatuses),
  };
}

/** Agents are people, and shown to those who see agents; the rest to whoever makes rules. */
export function alertSearchNeeds(search: string): Act {
  return { kind: search === 'agents' ? 'see-agents' : 'make-rule' };
}
