import { list, name } from '../blocks/text.ts';
import type { Names, StatusType } from '../domain/contact-centre.ts';
import { type FloorFilter, isEverything } from '../domain/floor-filter.ts';
import { agentName } from '../floor/named.ts';
import type { FloorReading } from '../floor/reading.ts';
import type { Dropped, FloorView } from '../floor/view.ts';
import { groupWords } from './group-words.ts';
import { channelWord, stateWord } from './words-for.ts';

/** So many names of a kind are written out. */
const mostNames = 3;

/** Which part of the floor is shown, and whose view that is: "*Your team: East*". For mrkdwn. */
export function viewWords(view: FloorView, names: Names): string {
  return `*${sourceWords(view, names)}*${viewRemarks(view)}`;
}

/** Why another view stands in, and what is gone of this one: " (…)"; empty where all is as it was saved. */
export function viewRemarks({ source, isSavedUnread, dropped }: FloorView): string {
  const goneOf = (of: Dropped['of']) => dropped.filter((one) => one.of === of);
  const passedOver = (['saved', 'channel'] as const).filter((of) => of !== source);
  const remarks = [
    ...(isSavedUnread ? ['saved views could not be read just now'] : []),
    ...passedOver.flatMap((of) =>
      goneWords(goneOf(of)).map((gone) => `${owners[of]} names ${gone}, so it is not used`),
    ),
    ...(source === 'saved' || source === 'channel' ? goneWords(goneOf(source)) : []).map(
      (gone) => `without ${gone}`,
    ),
  ];
  return remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
}

const owners = { saved: 'your saved view', channel: 'this channel’s view' } as const;

/** "2 queues and a team that are gone", once; nothing where nothing is. */
function goneWords(gone: readonly Dropped[]): readonly string[] {
  if (gone.length === 0) return [];
  const things = gone.map((one) =>
    one.count === 1 ? oneOfKind[one.kind] : `${one.count} ${manyOfKind[one.kind]}`,
  );
  const isOne = gone.length === 1 && gone[0]?.count === 1;
  return [`${list(things)} that ${isOne ? 'is' : 'are'} gone`];
}

const oneOfKind: Readonly<Record<Dropped['kind'], string>> = {
  queue: 'a queue',
  group: 'a group of queues',
  profile: 'a routing profile',
  agent: 'an agent',
  team: 'a team',
  status: 'a status',
};

const manyOfKind: Readonly<Record<Dropped['kind'], string>> = {
  queue: 'queues',
  group: 'groups of queues',
  profile: 'routing profiles',
  agent: 'agents',
  team: 'teams',
  status: 'statuses',
};

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
  const groups = filter.groups.map((group) => groupWords(group, names));
  return [
    // A group adds its queues to those that are named.
    [several('queue', filter.queueIds, (id) => called(names.queues, id)), shortList(groups, 'and')]
      .filter((part) => part !== '')
      .join(' and '),
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
