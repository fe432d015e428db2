import type { Names } from '../../../domain/contact-centre.ts';
import type { WaitSettings } from '../../../domain/settings.ts';
import { textOf } from '../../../floor/filter-request.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { namedQueues } from '../../../floor/named.ts';
import { likelyNames, matchName, type Named } from '../../../grammar/names.ts';
import type { GroupIntent } from './group-intent.ts';
import { groupLine } from './group-line.ts';

type WithQueues = Extract<GroupIntent, { readonly queues: object }>;

/** So many groups are offered where one is not there. */
const mostNear = 3;

/**
 * The ids of the queues that were named; the first name that leads nowhere comes back instead. What
 * goes into a group is looked up among all queues, what comes out of it among its own, where what
 * Amazon Connect no longer has is called by its id.
 */
export function findQueues(
  { kind, group, queues }: WithQueues,
  names: Names | undefined,
  members: readonly string[],
): { readonly ids: readonly string[] } | NameTrouble {
  const isOwn = kind === 'remove';
  const candidates = isOwn ? ownQueues(names, members) : names ? namedQueues(names) : [];
  const ids: string[] = [];
  for (const [index, ref] of queues.entries()) {
    const match = matchName(ref, candidates);
    if (match.kind !== 'found') {
      const textFor = (item: Named) =>
        groupLine(kind, group, queues.map(textOf).with(index, item.id));
      const what = isOwn ? 'queue of this group' : 'queue';
      return { kind: 'name-trouble', what, match, again: { command: 'queue-wait', textFor } };
    }
    ids.push(match.item.id);
  }
  return { ids };
}

/** That there is no such group, with those that are called nearly so and the same line for each. */
export function noSuchGroup(intent: GroupIntent, groups: WaitSettings['groups']): NameTrouble {
  const all = Object.keys(groups).map((name) => ({ id: name, name }));
  const near = likelyNames(intent.group, all, mostNear);
  return {
    kind: 'name-trouble',
    what: 'group of queues',
    match: { kind: 'unknown', asked: intent.group, near },
    again: { command: 'queue-wait', textFor: ({ id }) => lineWith(intent, id) },
  };
}

/** The same line about another group. */
function lineWith(intent: GroupIntent, group: string): string {
  switch (intent.kind) {
    case 'show':
    case 'delete':
      return groupLine(intent.kind, group);
    case 'restore':
      return groupLine('show', group);
    default:
      return groupLine(intent.kind, group, intent.queues.map(textOf));
  }
}

function ownQueues(names: Names | undefined, members: readonly string[]): readonly Named[] {
  return members.map((id) => ({ id, name: names?.queues.get(id) ?? id, arn: 'queue' }));
}
