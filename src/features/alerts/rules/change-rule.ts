import type { Rule, RuleVersion } from '../../../domain/alerting/rule.ts';
import type { AuditedAct } from '../../../domain/audit.ts';
import type { Applied, RuleChange } from '../../../stores/alerting.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { namesFor } from './make-rule.ts';
import { ruleLine } from './rule-line.ts';
import type { RuleObstacle, RuleReport } from './rule-report.ts';
import type { RulesPorts } from './rules-ports.ts';

export interface WantedChange {
  readonly ruleId: string;
  readonly act: AuditedAct;
  readonly deed: RuleVersion['deed'];
  /** What becomes of it as it is now: `removed`, the same again where nothing changes, or why not. */
  readonly to: (rule: Rule) => Promise<Rule | 'removed' | RuleObstacle>;
}

/** How often a change is tried anew where somebody else was quicker. */
const attempts = 3;

/**
 * Changes or removes a rule as it is now, if this person may, with what it was before written down
 * first. Throws BotError `redis_unavailable`, `slack_…`, `connect_…`.
 */
export async function changeRule(
  ports: RulesPorts,
  wanted: WantedChange,
  asker: Asker,
): Promise<RuleReport> {
  const tenant = tenantOf(ports, asker);
  const { ruleId } = wanted;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = await ports.ruleStore.find(tenant, ruleId);
    if (!before) return { kind: 'no-such-rule', ruleId };
    const refused = await ownerTrouble(ports, before.ownerId, asker);
    if (refused) return refused;
    const to = await wanted.to(before);
    if (to !== 'removed' && 'kind' in to) return to;
    if (to === before) {
      return { kind: 'unchanged', rule: before, by: await namesFor(ports, [before], asker) };
    }
    const rule = to === 'removed' ? undefined : { ...to, revision: before.revision + 1 };
    const applied = await apply(ports, wanted, { before, rule }, asker);
    if (applied.kind === 'too-many') return { kind: 'too-many' };
    if (applied.kind !== 'applied') continue;
    const by = await namesFor(ports, [before, ...(rule ? [rule] : [])], asker);
    return { kind: 'changed', deed: wanted.deed, before, rule, by, everyText: ports.everyText };
  }
  return { kind: 'overtaken', ruleId };
}

/** Why this person may not change a rule of this owner; undefined where they may. Throws BotError `slack_…`. */
export async function ownerTrouble(
  { gate, instance }: RulesPorts,
  ownerId: string,
  { caller }: Asker,
): Promise<RuleObstacle | undefined> {
  const where = { instance, channelId: caller.channelId };
  const verdict = await gate.may(caller, { kind: 'change-rule', ownerId }, where);
  return verdict.kind === 'no' ? { kind: 'refused', refusal: verdict.refusal } : undefined;
}

/** What a rule was, for the audit: `k3x9bd was version 3 of <@U…>: edit k3x9bd …`. */
export function wasLine(rule: Rule): string {
  const paused = rule.pausedBy === undefined ? '' : ', paused';
  return `${rule.id} was version ${rule.revision} of ${rule.ownerId}${paused}: ${ruleLine(rule, rule.id)}`;
}

async function apply(
  ports: RulesPorts,
  { act, deed, ruleId }: WantedChange,
  { before, rule }: { readonly before: Rule; readonly rule: Rule | undefined },
  asker: Asker,
): Promise<Applied> {
  const tenant = tenantOf(ports, asker);
  const who = asker.caller.userId;
  const version: RuleVersion = { rule: before, by: who, at: ports.clock.now(), deed };
  const expected = { expectedRevision: before.revision, before: version };
  const change: RuleChange = rule
    ? { kind: 'change', rule, ...expected }
    : { kind: 'remove', ruleId, ...expected };
  return audited(
    ports,
    { tenant, who, act, about: wasLine(before) },
    () => ports.ruleStore.apply(tenant, [change]),
    ({ kind }) => kind === 'applied',
  );
}
