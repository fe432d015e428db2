import type { Rule, RuleSpec, RuleVersion } from '../../../domain/alerting/rule.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { ImportDraft, RuleChange } from '../../../stores/alerting.ts';
import type { ReadRule } from './read-file.ts';

/** What applying a draft does to each rule. */
export function changesOf(
  { tenant, userId, now }: { tenant: Tenant; userId: string; now: Date },
  draft: ImportDraft,
  read: readonly ReadRule[],
  rules: ReadonlyMap<string, Rule>,
): readonly RuleChange[] {
  const before = (rule: Rule): RuleVersion => ({ rule, by: userId, at: now, deed: 'imported' });
  const written = read.flatMap(({ id, spec }): RuleChange[] => {
    if (id === undefined) return [];
    const rule = rules.get(id);
    if (!rule) {
      const added = { ...spec, id, tenant, ownerId: userId, createdAt: now, revision: 1 };
      return [{ kind: 'add', rule: added }];
    }
    return [
      {
        kind: 'change',
        rule: changedRule(rule, spec),
        expectedRevision: rule.revision,
        before: before(rule),
      },
    ];
  });
  const removed = draft.removed.flatMap((ruleId): RuleChange[] => {
    const rule = rules.get(ruleId);
    if (!rule) return [];
    return [
      {
        kind: 'remove',
        ruleId,
        expectedRevision: rule.revision,
        before: { ...before(rule), deed: 'removed' },
      },
    ];
  });
  return [...written, ...removed];
}

/** What the file says takes the place of all that was set; whose it is and since when stays. */
function changedRule(rule: Rule, spec: RuleSpec): Rule {
  const { id, tenant, ownerId, createdAt, revision, pausedBy, orphanedAt } = rule;
  // What it is about is still gone, unless it is about something else now.
  const isOrphan = orphanedAt && JSON.stringify(rule.scope) === JSON.stringify(spec.scope);
  return {
    ...spec,
    ...{ id, tenant, ownerId, createdAt },
    ...(pausedBy !== undefined && { pausedBy }),
    ...(isOrphan && { orphanedAt }),
    revision: revision + 1,
  };
}

/** Ids and which version each was: `added a2b3c4; changed k3x9ab (was version 4)`. */
export function aboutOf({ seen, removed }: ImportDraft): string {
  const ids = Object.entries(seen);
  const was = ([id, revision]: readonly [string, number]) => `${id} (was version ${revision})`;
  const isRemoved = ([id]: readonly [string, number]) => removed.includes(id);
  const added = ids.filter(([, revision]) => revision === 0).map(([id]) => id);
  const others = ids.filter(([, revision]) => revision > 0);
  return [
    ['added', added],
    ['changed', others.filter((one) => !isRemoved(one)).map(was)],
    ['removed', others.filter(isRemoved).map(was)],
  ]
    .flatMap(([word, list]) =>
      list && list.length > 0 ? [`${word} ${[list].flat().join(', ')}`] : [],
    )
    .join('; ');
}
