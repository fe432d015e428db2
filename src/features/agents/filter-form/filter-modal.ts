import { chooseMany, chooseOne, form, searchMany } from '../../../blocks/form.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Modal } from '../../../blocks/message.ts';
import { knownChannels, type Names } from '../../../domain/contact-centre.ts';
import { agentSorts, type FloorFilter, filterLimits } from '../../../domain/floor-filter.ts';
import { mostGroups } from '../../../domain/queue-groups.ts';
import { knownStates } from '../../../floor/filter-words.ts';
import { namedGroups } from '../../../floor/named.ts';
import type { Choice } from '../../command.ts';
import { choicesOf } from '../../name-choices.ts';
import { plainChannel, plainState } from '../../words-for.ts';
import { orderWords } from '../order-words.ts';
import { type Searchable, searchable, typeChoices } from './choices.ts';
import { fields } from './fields.ts';

/** Every filter as a select, with what is filtered by now already chosen. */
export function filterModal(filter: FloorFilter, names: Names): Modal {
  return form({
    command: 'agents',
    name: 'filter',
    title: 'Filter agents',
    submit: 'Show',
    blocks: [...searches(filter, names), ...choices(filter, names)],
  });
}

function searches(filter: FloorFilter, names: Names) {
  const { queues, teams, agents, profiles } = filterLimits;
  const chosen = (kind: Searchable, ids: readonly string[]) =>
    choicesOf(searchable[kind](names), ids);
  const teamIds = filter.teamId === undefined ? [] : [filter.teamId];
  const statuses = [
    ...chosen('statuses', filter.statusIds),
    ...typeChoices.filter(({ type }) => filter.statusTypes.includes(type)),
  ];
  return [
    {
      ...search('Queues', fields.queues, 'queues', chosen('queues', filter.queueIds)),
      hint: 'Agents who serve any of these.',
      maximum: queues,
    },
    {
      ...search('Team', fields.team, 'teams', chosen('teams', teamIds)),
      hint: 'A hierarchy group, with all groups below it.',
      maximum: teams,
    },
    {
      ...search('Agents', fields.agents, 'agents', chosen('agents', filter.agentIds)),
      maximum: agents,
    },
    {
      ...search(
        'Routing profiles',
        fields.profiles,
        'profiles',
        chosen('profiles', filter.profileIds),
      ),
      maximum: profiles,
    },
    {
      ...search('Statuses', fields.statuses, 'statuses', statuses),
      maximum: limits.selectOptions,
    },
  ].map(searchMany);
}

function search(label: string, blockId: string, kind: Searchable, already: readonly Choice[]) {
  const chosen = already.map(({ label: shown, value }) => ({ label: shown, value }));
  return { label, blockId, command: 'agents', search: kind, chosen };
}

function choices(filter: FloorFilter, names: Names) {
  return [
    chooseMany({
      blockId: fields.groups,
      label: 'Groups of queues',
      hint: 'Their queues are added to those chosen above.',
      choices: namedGroups(names).map(({ id }) => ({ label: id, value: id })),
      chosen: filter.groups,
      maximum: mostGroups,
    }),
    chooseMany({
      blockId: fields.states,
      label: 'Contact states',
      hint: 'Agents with a contact in any of these.',
      choices: knownStates.map((state) => ({ label: plainState(state), value: state })),
      chosen: filter.states,
      maximum: filterLimits.states,
    }),
    chooseMany({
      blockId: fields.channels,
      label: 'Channels',
      hint: 'Agents who take any of these, or have a contact of them.',
      choices: knownChannels.map((channel) => ({ label: plainChannel(channel), value: channel })),
      chosen: filter.channels,
      maximum: knownChannels.length,
    }),
    chooseOne({
      blockId: fields.sort,
      label: 'Order',
      choices: agentSorts.map((sort) => ({ label: orderWords[sort], value: sort })),
      chosen: filter.sort,
    }),
  ];
}
