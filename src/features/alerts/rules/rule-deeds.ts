import type { Rule, RuleSpec } from '../../../domain/alerting/rule.ts';
import { misunderstood } from '../../../grammar/misunderstood.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { changeRule } from './change-rule.ts';
import { finishDraft } from './finish-draft.ts';
import { lookUpDraft, zoneOf } from './look-up-draft.ts';
import { keepRule } from './make-rule.ts';
import { postTrouble } from './may-post.ts';
import type { RuleDraft } from './rule-draft.ts';
import { ruleLine } from './rule-line.ts';
import type { RuleObstacle, RuleReport } from './rule-report.ts';
import type { RulesPorts } from './rules-ports.ts';

/** Changes what was named of a rule. Throws BotError `redis_unavailable`, `slack_…`, `connect_…`. */
export async function editRule(
  ports: RulesPorts,
  { ruleId, draft }: { readonly ruleId: string; readonly draft: RuleDraft },
  asker: Asker,
): Promise<RuleReport> {
  return changeRule(
    ports,
    {
      ruleId,
      act: 'change-rule',
      deed: 'changed',
      to: async (rule) => {
        const spec = await drafted(ports, { rule, draft, start: `edit ${ruleId}` }, asker);
        if ('kind' in spec) return spec;
        if (ruleLine(spec) === ruleLine(rule)) return rule;
        const why = await postTrouble(ports, spec, asker);
        if (why !== undefined) return { kind: 'bad-channel', why };
        // What is watched may be there again, or be something else.
        const { orphanedAt: _orphaned, ...kept } = rule;
        return { ...kept, ...spec };
      },
    },
    asker,
  );
}

/** Makes a rule of one's own out of another one. Throws what `makeRule` throws. */
export async function duplicateRule(
  ports: RulesPorts,
  { ruleId, draft }: { readonly ruleId: string; readonly draft: RuleDraft | undefined },
  asker: Asker,
): Promise<RuleReport> {
  const rule = await ports.ruleStore.find(tenantOf(ports, asker), ruleId);
  if (!rule) return { kind: 'no-such-rule', ruleId };
  if (!draft) {
    return misunderstood(
      `Two rules that say the same are one: add what is different, such as duplicate ${ruleId} Sales.`,
    );
  }
  const spec = await drafted(ports, { rule, draft, start: `duplicate ${ruleId}` }, asker);
  return 'kind' in spec ? spec : keepRule(ports, spec, asker);
}

/** Judges a rule no more until it is resumed. Throws BotError `redis_unavailable`, `slack_…`. */
export async function pauseRule(
  ports: RulesPorts,
  ruleId: string,
  asker: Asker,
): Promise<RuleReport> {
  const pausedBy = asker.caller.userId;
  const to = async (rule: Rule) => (rule.pausedBy === undefined ? { ...rule, pausedBy } : rule);
  return changeRule(ports, { ruleId, act: 'pause-rule', deed: 'paused', to }, asker);
}

/** The other way round. Throws BotError `redis_unavailable`, `slack_…`. */
export async function resumeRule(
  ports: RulesPorts,
  ruleId: string,
  asker: Asker,
): Promise<RuleReport> {
  const to = async (rule: Rule) => {
    const { pausedBy, ...judged } = rule;
    return pausedBy === undefined ? rule : judged;
  };
  return changeRule(ports, { ruleId, act: 'resume-rule', deed: 'resumed', to }, asker);
}

/** Takes a rule away; for 30 days it can be brought back. Throws BotError `redis_unavailable`, `slack_…`. */
export async function removeRule(
  ports: RulesPorts,
  ruleId: string,
  asker: Asker,
): Promise<RuleReport> {
  const to = async () => 'removed' as const;
  return changeRule(ports, { ruleId, act: 'remove-rule', deed: 'removed', to }, asker);
}

async function drafted(
  ports: RulesPorts,
  {
    rule,
    draft,
    start,
  }: { readonly rule: Rule; readonly draft: RuleDraft; readonly start: string },
  asker: Asker,
): Promise<RuleSpec | RuleObstacle> {
  const looked = await lookUpDraft(ports, draft, { start, end: '' }, asker);
  if (looked.kind !== 'looked-up') return looked;
  const spec = finishDraft(specOf(rule), draft, looked.found, await zoneOf(ports, asker));
  return spec;
}

/** What a rule says, without whose it is and what became of it. */
function specOf(rule: Rule): RuleSpec {
  const { id: _i, tenant: _t, ownerId: _o, createdAt: _c, revision: _r, ...rest } = rule;
  const { pausedBy: _p, orphanedAt: _a, ...spec } = rest;
  return spec;
}
