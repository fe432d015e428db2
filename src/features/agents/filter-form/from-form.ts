import { knownChannels } from '../../../domain/contact-centre.ts';
import { agentSorts, type FloorFilter, filterLimits } from '../../../domain/floor-filter.ts';
import { filterText } from '../../../floor/filter-text.ts';
import { knownStates } from '../../../floor/filter-words.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import { typeChoices } from './choices.ts';
import { fields } from './fields.ts';

/** The line for what was chosen; `all` when nothing was. */
export function filterFromForm(values: FormValues): FormOutcome {
  const chosen = (field: keyof typeof fields) => values.get(fields[field]) ?? [];
  const problems = overLimit(chosen);
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  const [teamId] = chosen('team');
  const types = typeChoices.filter(({ value }) => chosen('statuses').includes(value));
  const filter: FloorFilter = {
    queueIds: chosen('queues'),
    groups: chosen('groups'),
    profileIds: chosen('profiles'),
    agentIds: chosen('agents'),
    ...(teamId !== undefined && { teamId }),
    states: knownStates.filter((state) => chosen('states').includes(state)),
    statusIds: chosen('statuses').filter((id) => !types.some(({ value }) => value === id)),
    statusTypes: types.map(({ type }) => type),
    channels: knownChannels.filter((channel) => chosen('channels').includes(channel)),
    sort: agentSorts.find((sort) => chosen('sort').includes(sort)) ?? 'urgency',
  };
  return { kind: 'line', text: filterText(filter) };
}

/** What the selects do not let one choose, said where it stands all the same. */
function overLimit(
  chosen: (field: keyof typeof fields) => readonly string[],
): Readonly<Record<string, string>> {
  const most = [
    ['queues', filterLimits.queues],
    ['profiles', filterLimits.profiles],
    ['agents', filterLimits.agents],
    ['team', filterLimits.teams],
    ['states', filterLimits.states],
  ] as const;
  return Object.fromEntries(
    most.flatMap(([field, limit]) =>
      chosen(field).length > limit
        ? [[fields[field], `At most ${limit} fit here: leave some out.`] as const]
        : [],
    ),
  );
}
