import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Asker } from '../../answer.ts';
import { refusalView } from '../../refusal-view.ts';
import { isOfAgents, postTrouble } from '../rules/may-post.ts';
import type { Difference } from './difference.ts';
import type { FilePorts, ImportObstacle } from './import-ports.ts';

/**
 * What this person may not do, and channels in which nothing can be posted: each channel (once more for
 * rules about agents) and each owner is asked about once. Throws BotError `slack_…`, `redis_unavailable`.
 */
export async function obstaclesOf(
  ports: FilePorts,
  { added, changed, removed }: Difference,
  asker: Asker,
): Promise<readonly ImportObstacle[]> {
  const perOwner = once((ownerId) => ownerTrouble(ports, ownerId, asker));
  const obstacles: ImportObstacle[] = [];
  const asked = new Map<string, ReturnType<typeof postTrouble>>();
  for (const { line, id, spec } of [...added, ...changed]) {
    const key = `${spec.slackChannelId}|${isOfAgents(spec)}`;
    const answer = asked.get(key) ?? postTrouble(ports, spec, asker);
    asked.set(key, answer);
    const problem = await answer;
    if (problem !== undefined) obstacles.push({ line, ruleId: id, problem });
  }
  const touched: readonly (readonly [Rule, number | undefined])[] = [
    ...changed.map(({ rule, line }) => [rule, line] as const),
    ...removed.map((rule) => [rule, undefined] as const),
  ];
  for (const [rule, line] of touched) {
    const problem = await perOwner(rule.ownerId);
    if (problem !== undefined) obstacles.push({ line, ruleId: rule.id, problem });
  }
  return obstacles;
}

async function ownerTrouble(
  { gate, instance }: FilePorts,
  ownerId: string,
  { caller }: Asker,
): Promise<string | undefined> {
  const where = { instance, channelId: caller.channelId };
  const verdict = await gate.may(caller, { kind: 'change-rule', ownerId }, where);
  return verdict.kind === 'no' ? refusalView(verdict.refusal).text : undefined;
}

function once<Found>(ask: (id: string) => Promise<Found>): (id: string) => Promise<Found> {
  const asked = new Map<string, Promise<Found>>();
  return (id) => {
    const answer = asked.get(id) ?? ask(id);
    asked.set(id, answer);
    return answer;
  };
}
