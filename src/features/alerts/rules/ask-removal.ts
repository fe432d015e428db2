import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Asker } from '../../answer.ts';
import { tenantOf } from '../../kept-listing.ts';
import { namesFor } from './make-rule.ts';
import type { RuleObstacle } from './rule-report.ts';
import { obstacleView, removeButton } from './rule-view.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';
import type { RulesPorts } from './rules-ports.ts';

export type RemovalReport =
  | { readonly kind: 'ask'; readonly rule: Rule; readonly by: RuleNames }
  | RuleObstacle;

/** Shows the rule that was chosen in a menu, where nothing can be asked before. Throws BotError `redis_unavailable`. */
export async function askRemoval(
  ports: RulesPorts,
  ruleId: string,
  asker: Asker,
): Promise<RemovalReport> {
  const rule = await ports.ruleStore.find(tenantOf(ports, asker), ruleId);
  return rule
    ? { kind: 'ask', rule, by: await namesFor(ports, [rule], asker) }
    : { kind: 'no-such-rule', ruleId };
}

/** The question, with the button that does it. */
export function removalView(report: RemovalReport): Message {
  if (report.kind !== 'ask') return obstacleView(report);
  const { rule, by } = report;
  const text = `Remove rule \`${rule.id}\`? ${ruleWords(rule, by)}, told in <#${rule.slackChannelId}>.`;
  return { text, blocks: [section(text), actions('rule', [removeButton(rule.id)])] };
}
