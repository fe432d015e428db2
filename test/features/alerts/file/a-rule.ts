import type { Rule, RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { ids, now } from '../../../fixtures/floor.ts';

/** The wait of Billing over 5 minutes; parts can be replaced. */
export function aSpec(change: Partial<RuleSpec> = {}): RuleSpec {
  return {
    metric: { kind: 'queue-wait' },
    scope: { kind: 'queues', ids: [ids.billing] },
    channels: [],
    comparison: 'over',
    threshold: 300,
    forSeconds: 60,
    keepFiringSeconds: 0,
    noData: 'keep',
    hours: { kind: 'opening-hours' },
    slackChannelId: 'C0FLOOR001',
    mentions: [],
    isGrouped: false,
    toWebhook: false,
    ...change,
  };
}

/** A rule of Sam's. */
export function aRule(change: Partial<Rule> = {}): Rule {
  return {
    ...aSpec(change),
    id: 'k3x9ab',
    tenant: { workspace: 'T0FLOOR001', instance: 'i-1' },
    ownerId: 'U0SAM00001',
    createdAt: now,
    revision: 4,
    ...change,
  };
}
