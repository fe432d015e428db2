import { typedStatusType } from '../../../floor/filter-words.ts';
import {
  namedAgents,
  namedProfiles,
  namedQueues,
  namedStatuses,
  namedTeams,
} from '../../../floor/named.ts';
import type { Choice } from '../../command.ts';

/** What is searched, by the name of the search. */
export const searchable = {
  queues: namedQueues,
  profiles: namedProfiles,
  agents: namedAgents,
  teams: namedTeams,
  statuses: namedStatuses,
} as const;

export type Searchable = keyof typeof searchable;

/** Statuses by type stand among the statuses. Their value is what is typed, which is no id of the service. */
export const typeChoices: readonly (Choice & { readonly type: string })[] = [
  typeChoice('ROUTABLE', 'Any status in which contacts come'),
  typeChoice('CUSTOM', 'Any custom status'),
  typeChoice('OFFLINE', 'Any offline status'),
];

function typeChoice(type: string, label: string) {
  return { type, label, value: typedStatusType(type) };
}
