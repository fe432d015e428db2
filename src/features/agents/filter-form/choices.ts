import { plainName } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { typedStatusType } from '../../../floor/filter-words.ts';
import {
  namedAgents,
  namedProfiles,
  namedQueues,
  namedStatuses,
  namedTeams,
} from '../../../floor/named.ts';
import type { Named } from '../../../grammar/names.ts';
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

/** A choice for one thing with a name; `apart` tells it from another of the same name. */
export function choiceFor(item: Named, apart = ''): Choice {
  return { label: plainName(item.name) + (apart && ` (${plainName(apart)})`), value: item.id };
}

/** Statuses by type stand among the statuses. Their value is what is typed, which is no id of the service. */
export const typeChoices: readonly (Choice & { readonly type: string })[] = [
  typeChoice('ROUTABLE', 'Any status in which contacts come'),
  typeChoice('CUSTOM', 'Any custom status'),
  typeChoice('OFFLINE', 'Any offline status'),
];

function typeChoice(type: string, label: string) {
  return { type, label, value: typedStatusType(type) };
}

/** Choices for what has these ids, in their order; what has no name any more is shown by its id. */
export function choicesOf(
  kind: Searchable,
  ids: readonly string[],
  names: Names,
): readonly Choice[] {
  const byId = new Map(searchable[kind](names).map((item) => [item.id, item]));
  return ids.map((id) => choiceFor(byId.get(id) ?? { id, name: id }));
}
