import type { Episode } from '../../../domain/alerting/alert.ts';
import { type AlertTarget, type Rule, targetKey } from '../../../domain/alerting/rule.ts';

/** The same word for the same rule and target. */
export function alertKey(ruleId: string, target: AlertTarget): string {
  return `${ruleId}|${targetKey(target)}`;
}

/** The id of the critical episode of another rule that keeps this rule's warning on a target quiet. */
export type HushedBy = (rule: Rule, target: AlertTarget) => string | undefined;

/**
 * What hushes what: a critical episode that is open and to be seen hushes warnings of other rules on
 * the same metric and target in the same channel, if they look at no other contacts and no other state. A
 * silenced one hushes nothing, or nobody would hear.
 */
export function hushedByOf(episodes: readonly Episode[]): HushedBy {
  const loud = new Map<string, Episode[]>();
  for (const episode of episodes) {
    const isLoud = episode.level === 'critical' && episode.isShown && !episode.silenced;
    if (!isLoud || episode.ended) continue;
    const place = placeOf(episode.rule, episode.target);
    loud.set(place, [...(loud.get(place) ?? []), episode]);
  }
  return (rule, target) =>
    loud
      .get(placeOf(rule, target))
      ?.find((episode) => episode.rule.id !== rule.id && takesIn(episode.rule, rule))?.id;
}

/** Of the open warnings among these: which is hushed, by its `alertKey`, and by which episode. */
export function hushesOf(episodes: readonly Episode[]): ReadonlyMap<string, string> {
  const hushedBy = hushedByOf(episodes);
  const hushes = new Map<string, string>();
  for (const { ended, level, rule, target } of episodes) {
    const by = ended || level === 'critical' ? undefined : hushedBy(rule, target);
    if (by !== undefined) hushes.set(alertKey(rule.id, target), by);
  }
  return hushes;
}

/** Whether all contacts that one rule looks at are looked at by the other: no channel named is every channel. */
function takesIn({ channels: wide }: Rule, { channels: narrow }: Rule): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((channel) => wide.includes(channel));
}

function placeOf({ slackChannelId, metric }: Rule, target: AlertTarget): string {
  const watched = metric.kind === 'agent-state' ? Object.values(metric.state).join(' ') : '';
  return [slackChannelId, metric.kind, watched, targetKey(target)].join('|');
}
