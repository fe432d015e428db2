import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { NameKind, Names } from '../../../domain/contact-centre.ts';

/** What a rule names and Connect, or the settings, have no more. */
export interface Gone {
  readonly ids: ReadonlySet<string>;
  /** All of it, so that nothing is left to judge. */
  readonly isAll: boolean;
}

const nothing: Gone = { ids: new Set(), isAll: false };

/**
 * What is gone by these names. A kind that could not be read, or is shown from an older reading, tells
 * nothing: that is never a reason to call something gone.
 */
export function goneOf(
  { metric, scope }: Pick<RuleSpec, 'metric' | 'scope'>,
  names: Names | undefined,
): Gone {
  if (!names) return nothing;
  if (metric.kind === 'agent-state' && metric.state.kind === 'status') {
    const status = goneAmong('statuses', [metric.state.statusId], names);
    if (status.isAll) return status;
  }
  switch (scope.kind) {
    case 'queues':
      return goneAmong('queues', scope.ids, names);
    case 'routing-profiles':
      return goneAmong('routingProfiles', scope.ids, names);
    case 'team':
      return goneAmong('hierarchyGroups', [scope.id], names);
    case 'agents':
      return goneAmong('users', scope.ids, names);
    case 'instance':
      return nothing;
    case 'queue-group': {
      const { queueGroups } = names;
      if (!queueGroups || queueGroups.isStale) return nothing;
      const ids = queueGroups.byName.get(scope.name);
      // The group is not set any more, or no queue is left in it.
      const isEmpty = ids?.length === 0 && isRead('queues', names);
      return ids && !isEmpty
        ? goneAmong('queues', ids, names)
        : { ids: new Set([scope.name]), isAll: true };
    }
  }
}

function isRead(kind: NameKind, names: Names): boolean {
  return !names.missing.includes(kind) && !names.stale.includes(kind);
}

function goneAmong(kind: NameKind, ids: readonly string[], names: Names): Gone {
  if (!isRead(kind, names)) return nothing;
  const gone = new Set(ids.filter((id) => !names[kind].has(id)));
  return { ids: gone, isAll: gone.size > 0 && ids.every((id) => gone.has(id)) };
}
