import { count } from '../../../blocks/text.ts';
import { withEntry } from '../../../domain/own-limits.ts';
import { mostGroups, mostQueuesInGroup } from '../../../domain/queue-groups.ts';
import type { WaitSettings } from '../../../domain/settings.ts';

type Groups = WaitSettings['groups'];

/** What is to become of the queues of one group. */
export type GroupWish =
  | { readonly kind: 'set' | 'add' | 'remove'; readonly queueIds: readonly string[] }
  | { readonly kind: 'delete' };

/** Why that cannot be. */
export type NoChange = 'no-such-group' | 'too-many-groups' | 'too-many-queues' | 'no-queues-left';

/** The queues of a group; undefined when there is no such group, whatever it is called. */
export function queuesOfGroup(groups: Groups, group: string): readonly string[] | undefined {
  return Object.hasOwn(groups, group) ? groups[group] : undefined;
}

/** The groups with one of them changed, or why not. */
export function withWish(groups: Groups, group: string, wish: GroupWish): Groups | NoChange {
  const before = queuesOfGroup(groups, group);
  if (!before && wish.kind !== 'set') return 'no-such-group';
  if (wish.kind === 'delete') return withEntry(groups, group, undefined);
  const after = wished(before ?? [], wish);
  if (after.length === 0) return 'no-queues-left';
  if (after.length > mostQueuesInGroup) return 'too-many-queues';
  if (!before && Object.keys(groups).length >= mostGroups) return 'too-many-groups';
  return before && isSame(before, after) ? groups : withEntry(groups, group, after);
}

/** What came into a group and what went out of it. */
export function moved(
  before: readonly string[] = [],
  after: readonly string[] = [],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    added: after.filter((id) => !old.has(id)),
    removed: before.filter((id) => !now.has(id)),
  };
}

/** "group emea: 2 queues → 3 queues; added 1000…", for the audit: what stays is not written down again. */
export function groupMoveText(
  group: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): string {
  const size = (ids: readonly string[] | undefined) => (ids ? count(ids.length, 'queue') : 'none');
  const { added, removed } = moved(before, after);
  return [
    `group ${group}: ${size(before)} → ${size(after)}`,
    ...(added.length > 0 ? [`added ${added.join(',')}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.join(',')}`] : []),
  ].join('; ');
}

function wished(
  before: readonly string[],
  { kind, queueIds }: Exclude<GroupWish, { kind: 'delete' }>,
): readonly string[] {
  if (kind === 'remove') return before.filter((id) => !queueIds.includes(id));
  return [...new Set(kind === 'add' ? [...before, ...queueIds] : queueIds)];
}

/** In which order they were typed says nothing. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  const { added, removed } = moved(one, other);
  return added.length === 0 && removed.length === 0;
}
