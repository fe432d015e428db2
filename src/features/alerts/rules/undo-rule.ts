import type { Rule, RuleVersion } from '../../../domain/alerting/rule.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { changeRule, ownerTrouble, wasLine } from './change-rule.ts';
import { namesFor } from './make-rule.ts';
import { isOfAgents, postTrouble } from './may-post.ts';
import type { RuleReport } from './rule-report.ts';
import type { RulesPorts } from './rules-ports.ts';

export interface UndoIntent {
  readonly kind: 'undo';
  readonly ruleId: string;
  /** The revision that is taken back, 0 for a removal; undefined: whatever was last. */
  readonly revision: number | undefined;
}

/**
 * Makes a rule what it was before its last change, also one that was removed; undone twice it is as
 * it was. Throws BotError `redis_unavailable`, `slack_…`, `connect_…`.
 */
export async function undoRule(
  ports: RulesPorts,
  { ruleId, revision }: UndoIntent,
  asker: Asker,
): Promise<RuleReport> {
  const tenant = tenantOf(ports, asker);
  const [rule, [last]] = await Promise.all([
    ports.ruleStore.find(tenant, ruleId),
    ports.ruleStore.versions(tenant, ruleId),
  ]);
  if (!rule && !last) return { kind: 'no-such-rule', ruleId };
  if (!last) return { kind: 'nothing-to-undo', ruleId };
  if (revision !== undefined && revision !== (rule?.revision ?? 0)) {
    return { kind: 'overtaken', ruleId };
  }
  if (!rule) return bringBack(ports, last, asker);
  return changeRule(
    ports,
    {
      ruleId,
      act: 'undo-rule',
      deed: last.deed === 'removed' ? 'removed' : 'undone',
      to: async (now) => {
        if (now.revision !== rule.revision) return { kind: 'overtaken', ruleId };
        // It was removed and brought back: undone, it is removed again.
        if (last.deed === 'removed') return 'removed';
        const isElsewhere = last.rule.slackChannelId !== now.slackChannelId;
        const isAsked = isElsewhere || (isOfAgents(last.rule) && !isOfAgents(now));
        const why = isAsked ? await postTrouble(ports, last.rule, asker) : undefined;
        return why === undefined ? last.rule : { kind: 'bad-channel', why };
      },
    },
    asker,
  );
}

async function bringBack(
  ports: RulesPorts,
  { rule: was }: RuleVersion,
  asker: Asker,
): Promise<RuleReport> {
  const refused = await ownerTrouble(ports, was.ownerId, asker);
  if (refused) return refused;
  const why = await postTrouble(ports, was, asker);
  if (why !== undefined) return { kind: 'bad-channel', why };
  const tenant = tenantOf(ports, asker);
  const rule: Rule = { ...was, revision: was.revision + 1 };
  const about = `removed ${wasLine(was)}`;
  const applied = await audited(
    ports,
    { tenant, who: asker.caller.userId, act: 'undo-rule', about },
    () => ports.ruleStore.apply(tenant, [{ kind: 'add', rule }]),
    ({ kind }) => kind === 'applied',
  );
  if (applied.kind === 'too-many') return { kind: 'too-many' };
  if (applied.kind !== 'applied') return { kind: 'overtaken', ruleId: rule.id };
  const by = await namesFor(ports, [rule], asker);
  const { everyText } = ports;
  return { kind: 'changed', deed: 'undone', before: undefined, rule, by, everyText };
}
