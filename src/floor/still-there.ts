import type { NameKind, Names } from '../domain/contact-centre.ts';
import { type FloorFilter, isEverything } from '../domain/floor-filter.ts';
import type { Dropped } from './view.ts';

interface Left {
  /** undefined where it would be about more of the floor than was saved. */
  readonly filter: FloorFilter | undefined;
  readonly gone: readonly Omit<Dropped, 'of'>[];
}

/**
 * A saved filter without what is no longer in the directory, since the service refuses ids that it
 * does not know, and without groups that are no longer set. Where all queues and groups, profiles,
 * agents or the team of it are gone, what is left would be about others. What could not be read is
 * taken to be there.
 */
export function stillThere(filter: FloorFilter, names: Names): Left {
  const { teamId, ...rest } = filter;
  const known = (kind: NameKind, ids: readonly string[]) =>
    ids.filter((id) => isKnown(names, kind, id));
  const teamIds = teamId === undefined ? [] : [teamId];
  const [team] = known('hierarchyGroups', teamIds);
  const left = {
    ...rest,
    queueIds: known('queues', filter.queueIds),
    groups: filter.groups.filter((group) => names.queueGroups?.byName.has(group) ?? true),
    profileIds: known('routingProfiles', filter.profileIds),
    agentIds: known('users', filter.agentIds),
    statusIds: known('statuses', filter.statusIds),
  };
  const counts: readonly Count[] = [
    count('queue', filter.queueIds, left.queueIds),
    count('group', filter.groups, left.groups),
    count('profile', filter.profileIds, left.profileIds),
    count('agent', filter.agentIds, left.agentIds),
    count('team', teamIds, team === undefined ? [] : [team]),
    count('status', filter.statusIds, left.statusIds),
  ];
  const gone = counts.flatMap(({ kind, before, now }) =>
    now < before ? [{ kind, count: before - now }] : [],
  );
  const all = { ...left, ...(team !== undefined && { teamId: team }) };
  const isWider =
    places.some((kinds) => isEmptied(counts.filter(({ kind }) => kinds.includes(kind)))) ||
    (isEverything(all) && !isEverything(filter));
  return { filter: isWider ? undefined : all, gone };
}

/** Whether a thing is in the directory; a kind that could not be read is taken to be there. */
export function isKnown(names: Names, kind: NameKind, id: string): boolean {
  return names.missing.includes(kind) || names[kind].has(id);
}

interface Count {
  readonly kind: Dropped['kind'];
  readonly before: number;
  readonly now: number;
}

/** What each says where to look; the queues of a group are added to those that are named. */
const places: readonly (readonly Dropped['kind'][])[] = [
  ['queue', 'group'],
  ['profile'],
  ['agent'],
  ['team'],
];

function count(kind: Count['kind'], before: readonly string[], now: readonly string[]): Count {
  return { kind, before: before.length, now: now.length };
}

function isEmptied(counts: readonly Count[]): boolean {
  return counts.some(({ before }) => before > 0) && counts.every(({ now }) => now === 0);
}
