import { list, name } from '../blocks/text.ts';
import type { Names, StatusType } from '../domain/contact-centre.ts';
import { type FloorFilter, isEverything } from '../domain/floor-filter.ts';
import { agentName } from '../floor/named.ts';
import type { FloorReading } from '../floor/reading.ts';
import type { FloorView } from '../floor/view.ts';
import { channelWord, stateWord } from './words-for.ts';

/** So many names of a kind are written out. */
const mostNames = 3;

/** Which part of the floor is shown, and whose view that is: "*Your team: East*". For mrkdwn. */
export function viewWords(view: FloorView, names: Names): string {
  const what = `*${sourceWords(view, names)}*`;
  return view.isSavedUnread ? `${what} (saved views could not be read just now)` : what;
}

/** What may be missing of a team that the service itself was asked for; nothing elsewhere. For mrkdwn. */
export function teamNotes({
  isTeamAsServiceSeesIt,
}: Pick<FloorReading, 'isTeamAsServiceSeesIt'>): readonly string[] {
  return isTeamAsServiceSeesIt
    ? [
        'Amazon Connect itself was asked for the team; whether it counts the groups below it is not documented, so some may be missing.',
      ]
    : [];
}

function sourceWords({ source, filter }: FloorView, names: Names): string {
  const words = filterWords(filter, names);
  switch (source) {
    case 'saved':
      return `Your view: ${words}`;
    case 'channel':
      return `This channel’s view: ${words}`;
    case 'team':
      return `Your team: ${teamOf(filter, names) ?? words}`;
    case 'all':
    case 'everything':
      return 'Everybody';
    case 'asked':
      return isEverything(filter) ? 'Everybody' : words;
  }
}

function teamOf({ teamId }: FloorFilter, names: Names): string | undefined {
  return teamId === undefined ? undefined : called(names.hierarchyGroups, teamId);
}

/** "queues Billing and Sales, on hold or missed": what a filter leaves in, in the order it is applied. For mrkdwn. */
export function filterWords(filter: FloorFilter, names: Names): string {
  if (isEverything(filter)) return 'everybody';
  const team = teamOf(filter, names);
  const agents = filter.agentIds.map((id) => name(names.users.has(id) ? agentName(names, id) : id));
  return [
    several('queue', filter.queueIds, (id) => called(names.queues, id)),
    several('profile', filter.profileIds, (id) => called(names.routingProfiles, id)),
    oneOf(agents),
    team === undefined ? '' : `team ${team}`,
    oneOf(filter.states.map(stateWord)),
    statusWords(filter, names),
    oneOf(filter.channels.map(channelWord)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function several(what: string, ids: readonly string[], nameOf: (id: string) => string): string {
  if (ids.length === 0) return '';
  return `${what}${ids.length === 1 ? '' : 's'} ${shortList(ids.map(nameOf), 'and')}`;
}

function statusWords({ statusIds, statusTypes }: FloorFilter, names: Names): string {
  const statuses = statusIds.map((id) => name(names.statuses.get(id)?.name ?? id));
  const all = [...statuses, ...statusTypes.map(typeWords)];
  return all.length === 0 ? '' : `status ${oneOf(all)}`;
}

function typeWords(type: StatusType): string {
  return `of type ${name(type.toLowerCase())}`;
}

function oneOf(words: readonly string[]): string {
  return shortList(words, 'or');
}

function shortList(words: readonly string[], last: string): string {
  const shown = words.slice(0, words.length === mostNames + 1 ? words.length : mostNames);
  const rest = words.length - shown.length;
  return rest === 0 ? list(shown, last) : `${shown.join(', ')} ${last} ${rest} more`;
}

/** A name, or the id of what has none as it is. */
function called(named: ReadonlyMap<string, string>, id: string): string {
  return name(named.get(id) ?? id);
}
