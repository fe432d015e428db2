import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Applied, ImportDraft, RuleChange } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { differenceOf } from './difference.ts';
import { asWritten } from './find-names.ts';
import { aboutOf, changesOf } from './import-changes.ts';
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
  const changes = changesOf({ tenant, userId, now: ports.clock.now() }, draft, read.rules, rules);
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
