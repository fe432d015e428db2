import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Asker } from '../../answer.ts';
import { refusalView } from '../../refusal-view.ts';
import { type ChannelPorts, channelTrouble } from '../form/channel-trouble.ts';

/** Whether a rule is about single agents, whom not everybody may see. */
export function isOfAgents({ metric, scope }: Pick<RuleSpec, 'metric' | 'scope'>): boolean {
  return metric.kind === 'agent-state' || scope.kind === 'agents';
}

/**
 * Why this person may not have such a rule told in its channel, as a sentence; undefined where they
 * may: the channel has to be fit, and about agents only those make rules who may see them there.
 * Throws BotError `slack_…`, `redis_unavailable`, `connect_…`.
 */
export async function postTrouble(
  ports: ChannelPorts,
  spec: Pick<RuleSpec, 'metric' | 'scope' | 'slackChannelId'>,
  { caller }: Asker,
): Promise<string | undefined> {
  const { slackChannelId: channelId } = spec;
  const trouble = await channelTrouble(ports, caller, channelId);
  if (trouble !== undefined || !isOfAgents(spec)) return trouble;
  const where = { instance: ports.instance, channelId };
  const verdict = await ports.gate.may(caller, { kind: 'see-agents' }, where);
  return verdict.kind === 'no' ? refusalView(verdict.refusal).text : undefined;
}
