import { type AgentSort, type FloorFilter, isEverything } from '../domain/floor-filter.ts';
import { quote } from '../grammar/words.ts';
import type { AskedFilter } from './filter-request.ts';
import { textOf } from './filter-request.ts';
import { typedChannel, typedState, typedStatusType } from './filter-words.ts';
import type { FloorView } from './view.ts';

/** The shortest line that reads back as this filter: `all` for everything, ids for names. */
export function filterText(filter: FloorFilter): string {
  const sort = filter.sort === 'urgency' ? [] : [`sort:${filter.sort}`];
  if (isEverything(filter)) return ['all', ...sort].join(' ');
  return [
    ...part('queue', filter.queueIds.map(typedId)),
    ...part('group', filter.groups.map(typedId)),
    ...part('profile', filter.profileIds.map(typedId)),
    ...part('agent', filter.agentIds.map(typedId)),
    ...part('team', filter.teamId === undefined ? [] : [typedId(filter.teamId)]),
    ...part('state', filter.states.map(typedState)),
    ...part('status', [
      ...filter.statusIds.map(typedId),
      ...filter.statusTypes.map(typedStatusType),
    ]),
    ...part('channel', filter.channels.map(typedChannel)),
    ...sort,
  ].join(' ');
}

/** The line that asks for this view again: what was typed, or nothing where it is the person's own. */
export function viewText({ filter, source }: FloorView): string {
  if (source === 'asked' || source === 'all') return filterText(filter);
  // What was saved has an order of its own, which another one may have replaced for this answer.
  const isSaved = source === 'saved' || source === 'channel';
  return isSaved || filter.sort !== 'urgency' ? `sort:${filter.sort}` : '';
}

/** The same for commands that have an order of their own. */
export function unsortedViewText({ filter, source }: FloorView): string {
  const isTyped = source === 'asked' || source === 'all';
  return isTyped ? filterText({ ...filter, sort: 'urgency' }) : '';
}

/** A filter with names still to be found, and the order that was asked for, written so that it reads back. */
export function askedText(asked: AskedFilter, sort: AgentSort | undefined): string {
  const named = (refs: AskedFilter['agents']) =>
    refs.map((ref) => (ref.kind === 'user' ? textOf(ref) : quote(textOf(ref))));
  return [
    ...part('queue', named(asked.queues)),
    ...part('group', named(asked.groups)),
    ...part('profile', named(asked.profiles)),
    ...part('agent', named(asked.agents)),
    ...part('team', named(asked.teams)),
    ...part('state', asked.states.map(typedState)),
    ...part('status', named(asked.statuses)),
    ...part('channel', asked.channels.map(typedChannel)),
    ...part('sort', sort === undefined ? [] : [sort]),
    // Last, and each on its own: nothing before it takes them for more words of a value.
    ...named(asked.any),
  ].join(' ');
}

function part(key: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${key}:${values.join(',')}`];
}

/** An id of the service needs no quotation marks. */
function typedId(id: string): string {
  return /^[\w-]+$/.test(id) ? id : quote(id);
}
