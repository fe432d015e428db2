import type { Rule, RuleSpec, RuleVersion } from '../../../domain/alerting/rule.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Applied, ImportDraft, RuleChange } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { differenceOf } from './difference.ts';
import { asWritten } from './find-names.ts';
import type { FilePorts, ImportReport } from './import-ports.ts';
import { obstaclesOf } from './obstacles.ts';
import { type ReadRule, readRuleFile } from './read-file.ts';
import { showDifference } from './show-difference.ts';

/**
 * Does all of what was shown, or nothing: written down before, with what each rule was. Where
 * somebody changed one of the rules meanwhile, the difference is shown afresh. Throws BotError
 * `redis_unavailable`, `slack_…`, `connect_…`.
 */
export async function applyImport(
  ports: FilePorts,
  draftId: string,
  asker: Asker,
): Promise<ImportReport> {
  const tenant = tenantOf(ports, asker);
  const { userId } = asker.caller;
  const whose = { id: draftId, by: userId };
  const draft = await ports.importDrafts.take(tenant, whose, ports.clock.now());
  const read = draft && readRuleFile(draft.text, asWritten);
  if (!draft || read?.kind !== 'read') return { kind: 'draft-over' };
  const rules = new Map((await ports.ruleStore.list(tenant)).map((rule) => [rule.id, rule]));
  const afresh = (overtakenBy?: string) =>
    showDifference(
      ports,
      { text: draft.given, isReplacing: draft.isReplacing },
      asker,
      overtakenBy,
    );
  const moved = Object.entries(draft.seen).find(
    ([id, revision]) => (rules.get(id)?.revision ?? 0) !== revision,
  );
  if (moved) return afresh(moved[0]);
  // What was allowed when it was shown may not be any more.
  if (await isHindered(ports, { draft, read: read.rules, rules }, asker)) return afresh();
  const changes = changesOf({ ports, tenant, userId }, draft, read.rules, rules);
  const about = aboutOf(draft);
  const deed = { tenant, who: userId, act: 'import-rules', about } as const;
  const applied = await audited(
    ports,
    deed,
    () => ports.ruleStore.apply(tenant, changes),
    ({ kind }) => kind === 'applied',
  );
  return reportOf(applied, changes, afresh);
}

async function isHindered(
  ports: FilePorts,
  about: { draft: ImportDraft; read: readonly ReadRule[]; rules: ReadonlyMap<string, Rule> },
  asker: Asker,
): Promise<boolean> {
  const { draft, read, rules } = about;
  const touched = [...rules.values()].filter(({ id }) => id in draft.seen);
  // Whatever is touched and not in the draft's file is removed.
  const difference = differenceOf(read, touched, { isReplacing: true, newId: () => '' });
  return (await obstaclesOf(ports, difference, asker)).length > 0;
}

function changesOf(
  { ports, tenant, userId }: { ports: FilePorts; tenant: Tenant; userId: string },
  draft: ImportDraft,
  read: readonly ReadRule[],
  rules: ReadonlyMap<string, Rule>,
): readonly RuleChange[] {
  const now = ports.clock.now();
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
  const { id, tenant, ownerId, createdAt, revision, pausedBy } = rule;
  const kept = { id, tenant, ownerId, createdAt, ...(pausedBy !== undefined && { pausedBy }) };
  return { ...spec, ...kept, revision: revision + 1 };
}

/** Ids and which version each was: `added a2b3c4; changed k3x9ab (was version 4)`. */
function aboutOf({ seen, removed }: ImportDraft): string {
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

async function reportOf(
  applied: Applied,
  changes: readonly RuleChange[],
  afresh: (overtakenBy: string) => Promise<ImportReport>,
): Promise<ImportReport> {
  switch (applied.kind) {
    case 'too-many':
      return { kind: 'too-many' };
    case 'taken':
    case 'overtaken':
      return afresh(applied.ruleId);
    case 'applied':
      return {
        kind: 'applied',
        added: changes.flatMap((one) => (one.kind === 'add' ? [one.rule.id] : [])),
        changed: changes.flatMap((one) => (one.kind === 'change' ? [one.rule.id] : [])),
        removed: changes.flatMap((one) => (one.kind === 'remove' ? [one.ruleId] : [])),
      };
  }
}
