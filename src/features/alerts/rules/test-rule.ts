import type { Message } from '../../../blocks/message.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { oneSentence } from '../../settings-answers.ts';
import { ownerTrouble } from './change-rule.ts';
import { postTrouble } from './may-post.ts';
import type { RuleObstacle } from './rule-report.ts';
import { obstacleView } from './rule-view.ts';
import type { RulesPorts } from './rules-ports.ts';

export type TestReport = { readonly kind: 'tested'; readonly rule: Rule } | RuleObstacle;

/**
 * Posts a marked test message of a rule to its channel, for whoever may change the rule, and changes
 * nothing. Throws BotError `slack_…`, `redis_unavailable`, `connect_…`.
 */
export async function testRule(
  ports: RulesPorts,
  ruleId: string,
  asker: Asker,
): Promise<TestReport> {
  const rule = await ports.ruleStore.find(tenantOf(ports, asker), ruleId);
  if (!rule) return { kind: 'no-such-rule', ruleId };
  const refused = await ownerTrouble(ports, rule.ownerId, asker);
  if (refused) return refused;
  const why = await postTrouble(ports, rule, asker);
  if (why !== undefined) return { kind: 'bad-channel', why };
  await ports.testPoster.post(rule);
  return { kind: 'tested', rule };
}

/** Where it stands. */
export function testView(report: TestReport): Message {
  if (report.kind !== 'tested') return obstacleView(report);
  const { id, slackChannelId } = report.rule;
  return oneSentence(
    `A test message of rule \`${id}\` stands in <#${slackChannelId}>. Nobody was mentioned in it and nothing was changed.`,
  );
}
