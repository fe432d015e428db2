import type { RuleScope } from '../../../domain/alerting/rule.ts';
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
export function goneOf(scope: RuleScope, names: Names | undefined): Gone {
  if (!names) return nothing;
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
      // The group is not set any more.
      return ids ? goneAmong('queues', ids, names) : { ids: new Set([scope.name]), isAll: true };
    }
  }
}

function goneAmong(kind: NameKind, ids: readonly string[], names: Names): Gone {
  if (names.missing.includes(kind) || names.stale.includes(kind)) return nothing;
  const gone = new Set(ids.filter((id) => !names[kind].has(id)));
  return { ids: gone, isAll: gone.size > 0 && ids.every((id) => gone.has(id)) };
}
