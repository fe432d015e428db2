import type { Rule, RuleSpec } from '../../../domain/alerting/rule.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { isMisunderstood } from '../../../grammar/misunderstood.ts';
import { agentsAccess } from '../../agents-access.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import { finishDraft } from './finish-draft.ts';
import { lookUpDraft, zoneOf } from './look-up-draft.ts';
import { isOfAgents, postTrouble } from './may-post.ts';
import type { RuleDraft } from './rule-draft.ts';
import { ruleLine } from './rule-line.ts';
import type { RuleObstacle, RuleReport } from './rule-report.ts';
import type { RuleNames } from './rule-words.ts';
import type { RulesPorts } from './rules-ports.ts';

/**
 * Makes the rule that was typed, written down before. The same line twice is one rule. Throws
 * BotError `connect_…`, `slack_…`, `redis_unavailable`, `groups_unread`.
 */
export async function makeRule(
  ports: RulesPorts,
  draft: RuleDraft,
  asker: Asker,
): Promise<RuleReport> {
  const here = asker.caller.channelId;
  const channelId = draft.slackChannelId ?? here;
  if (channelId === undefined || channelId.startsWith('D')) {
    return {
      kind: 'bad-channel',
      why: 'An alert needs a channel: say in #channel, or type this in the channel itself.',
    };
  }
  const end = draft.slackChannelId === undefined ? `in <#${channelId}>` : '';
  const looked = await lookUpDraft(ports, draft, { start: 'add', end }, asker);
  if (looked.kind !== 'looked-up') return looked;
  const zone = await zoneOf(ports, asker);
  const spec = finishDraft({ slackChannelId: channelId }, draft, looked.found, zone);
  if (isMisunderstood(spec)) return spec;
  return keepRule(ports, spec, asker);
}

/** Keeps a finished rule as this person's own, if they may. Throws what `makeRule` throws. */
export async function keepRule(
  ports: RulesPorts,
  spec: RuleSpec,
  asker: Asker,
): Promise<RuleReport> {
  const why = await postTrouble(ports, spec, asker);
  if (why !== undefined) return { kind: 'bad-channel', why };
  const stored = await store(ports, spec, asker);
  if (!('rule' in stored)) return stored;
  return {
    ...stored,
    by: await namesFor(ports, [stored.rule], asker),
    everyText: ports.everyText,
  };
}

/** The names a reader is told: agents' only to those who may see agents. Throws BotError for what was foreseen. */
export async function namesFor(
  ports: RulesPorts,
  rules: readonly RuleSpec[],
  asker: Asker,
): Promise<RuleNames> {
  const names = await namesIfAny(ports);
  const isAsked = rules.some(isOfAgents);
  const areAgentsNamed = isAsked && (await agentsAccess(ports, asker)) !== undefined;
  return { names, areAgentsNamed };
}

type Stored = { readonly kind: 'added' | 'exists'; readonly rule: Rule };

/** The id is made of what the rule says, so that a line typed or a button pressed twice at once is one rule. */
async function store(
  ports: RulesPorts,
  spec: RuleSpec,
  asker: Asker,
): Promise<Stored | RuleObstacle> {
  const tenant = tenantOf(ports, asker);
  const line = ruleLine(spec);
  for (let attempt = 0; ; ) {
    const id = ports.ids.shortOf(`${attempt}|${line}`);
    const known = await ports.ruleStore.find(tenant, id);
    if (known && ruleLine(known) === line) return { kind: 'exists', rule: known };
    if (known) {
      attempt += 1;
      continue;
    }
    const facts = { ownerId: asker.caller.userId, createdAt: ports.clock.now(), revision: 1 };
    const rule: Rule = { ...spec, id, tenant, ...facts };
    const about = `${id}: ${line}`;
    const deed = { tenant, who: asker.caller.userId, act: 'add-rule', about } as const;
    const applied = await audited(
      ports,
      deed,
      () => ports.ruleStore.apply(tenant, [{ kind: 'add', rule }]),
      ({ kind }) => kind === 'applied',
    );
    if (applied.kind === 'applied') return { kind: 'added', rule };
    if (applied.kind === 'too-many') return { kind: 'too-many' };
    // Taken meanwhile, perhaps by the same line: it is looked at again.
  }
}
