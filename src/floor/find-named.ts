import type { NameKind, Names } from '../domain/contact-centre.ts';
import { BotError } from '../domain/errors.ts';
import { type Match, matchName, type Named, type TextRef, writtenId } from '../grammar/names.ts';
import { type AskedFilter, textOf } from './filter-request.ts';
import { statusTypeFor } from './filter-words.ts';
import type { NameTrouble } from './name-trouble.ts';
import {
  namedAgents,
  namedGroups,
  namedProfiles,
  namedQueues,
  namedStatuses,
  namedTeams,
} from './named.ts';

/** The parts of a filter that hold names. */
export type NamedField = Exclude<keyof AskedFilter, 'states' | 'channels'>;

/** What a name turned out to be. */
export interface Found {
  readonly kind: 'found';
  readonly as: 'queue' | 'group' | 'profile' | 'agent' | 'team' | 'status' | 'status-type';
  /** An id of the service, the name of a group, or the type of status as it spells it. */
  readonly id: string;
}

export interface NotFound {
  readonly kind: 'not-found';
  readonly what: NameTrouble['what'];
  readonly match: NameTrouble['match'];
  /** The part of the filter in which a choice belongs. */
  readonly keyFor: (item: Named) => NamedField;
}

/** One kind of thing with a name. */
interface Kind {
  readonly as: Exclude<Found['as'], 'status-type'>;
  readonly what: NameTrouble['what'];
  readonly field: NamedField;
  /** Groups of queues are no names of the service. */
  readonly needs: NameKind | 'queueGroups';
  readonly named: (names: Names) => readonly Named[];
}

const kinds: Readonly<Record<Exclude<NamedField, 'any'>, Kind>> = {
  queues: { as: 'queue', what: 'queue', field: 'queues', needs: 'queues', named: namedQueues },
  groups: {
    as: 'group',
    what: 'group of queues',
    field: 'groups',
    needs: 'queueGroups',
    named: namedGroups,
  },
  profiles: {
    as: 'profile',
    what: 'routing profile',
    field: 'profiles',
    needs: 'routingProfiles',
    named: namedProfiles,
  },
  agents: { as: 'agent', what: 'agent', field: 'agents', needs: 'users', named: namedAgents },
  teams: { as: 'team', what: 'team', field: 'teams', needs: 'hierarchyGroups', named: namedTeams },
  statuses: {
    as: 'status',
    what: 'status',
    field: 'statuses',
    needs: 'statuses',
    named: namedStatuses,
  },
};

/**
 * Finds one name of a filter in the directory. Where names of that kind were never read, an id is
 * taken as it is, and a name throws BotError `connect_list_unread` (`groups_unread` for a group):
 * nobody can tell what it means.
 */
export function findNamed(names: Names, field: NamedField, ref: TextRef): Found | NotFound {
  const wanted = field === 'any' ? [kinds.queues, kinds.agents] : [kinds[field]];
  const [kind = kinds.queues, other] = wanted;
  const match = matchName(
    ref,
    wanted.flatMap((one) => one.named(names)),
  );
  const ofItem = (item: Named) =>
    other !== undefined && !names.queues.has(item.id) ? other : kind;
  const type = field === 'statuses' ? statusTypeFor(textOf(ref)) : undefined;
  // A status called that way is meant before the type, a status that only begins so is not.
  if (type !== undefined && !isExact(match)) return { kind: 'found', as: 'status-type', id: type };
  if (match.kind === 'found')
    return { kind: 'found', as: ofItem(match.item).as, id: match.item.id };
  const unread = wanted.find(({ needs }) => isUnread(names, needs));
  if (unread) return unreadId(unread, ref, wanted.length === 1);
  const what = other ? 'queue or agent' : kind.what;
  return { kind: 'not-found', what, match, keyFor: (item) => ofItem(item).field };
}

function isExact(match: Match<Named>): boolean {
  return match.kind === 'found' && match.isExact;
}

function isUnread(names: Names, kind: Kind['needs']): boolean {
  return kind === 'queueGroups' ? names.queueGroups === undefined : names.missing.includes(kind);
}

const arnOf = {
  queue: 'queue',
  profile: 'routing-profile',
  agent: 'agent',
  team: 'agent-group',
  status: 'agent-state',
} as const;

function unreadId(kind: Kind, ref: TextRef, isSure: boolean): Found {
  if (kind.as === 'group') throw new BotError('groups_unread', 'groups of queues are not known');
  const id = isSure ? writtenId(ref, arnOf[kind.as]) : undefined;
  if (id !== undefined) return { kind: 'found', as: kind.as, id };
  throw new BotError('connect_list_unread', `the names of ${kind.needs} were never read`);
}
