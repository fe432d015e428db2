import type { Names } from '../domain/contact-centre.ts';
import { BotError } from '../domain/errors.ts';
import { type FloorFilter, filterLimits } from '../domain/floor-filter.ts';
import { isKnown } from './still-there.ts';

/** The queues a filter is about, and what its groups no longer hold. */
export interface QueuesIn {
  /** Those it names and those of its groups, each once; without both it is about no queue in particular. */
  readonly ids: readonly string[];
  /** Groups it names that are not set any more. */
  readonly goneGroups: readonly string[];
  /** How many queues its groups name that Amazon Connect no longer has. */
  readonly goneQueues: number;
}

/**
 * The queues of a filter: those it names, and those of its groups as they are set now. Throws
 * BotError `groups_unread` where it names a group and none could be read.
 */
export function queuesIn({ queueIds, groups }: FloorFilter, names: Names): QueuesIn {
  if (groups.length === 0) return { ids: queueIds, goneGroups: [], goneQueues: 0 };
  const set = names.queueGroups?.byName;
  if (!set) throw new BotError('groups_unread', 'the groups of queues are not known');
  const named = new Set(groups.flatMap((group) => set.get(group) ?? []));
  const known = [...named].filter((id) => isKnown(names, 'queues', id));
  return {
    ids: [...new Set([...queueIds, ...known])],
    goneGroups: groups.filter((group) => !set.has(group)),
    goneQueues: named.size - known.length,
  };
}

/** Groups that lead to nothing, or to more than Amazon Connect takes in one question. */
export interface GroupTrouble {
  readonly kind: 'group-trouble';
  readonly why: 'no-queues' | 'too-many-queues';
  readonly groups: readonly string[];
  /** How many queues they hold, with those that are named beside them. */
  readonly count: number;
}

/**
 * Why a filter by groups cannot be read: without a queue that is still there it would be about
 * everybody, and of agents the service takes 100 queues at once. Throws as `queuesIn` does.
 */
export function groupTrouble(
  filter: FloorFilter,
  names: Names,
  most: number = filterLimits.queues,
): GroupTrouble | undefined {
  const { groups } = filter;
  if (groups.length === 0) return undefined;
  const { length: count } = queuesIn(filter, names).ids;
  if (count > 0 && count <= most) return undefined;
  const why = count === 0 ? 'no-queues' : 'too-many-queues';
  return { kind: 'group-trouble', why, groups, count };
}
