import type { AlertRecord, Episode } from '../../../domain/alerting/alert.ts';
import type { AlertTarget } from '../../../domain/alerting/rule.ts';
import type { AlertsRead } from '../../../stores/alerting.ts';
import { alertKey } from '../decide/hush.ts';

/** One alert of which something is kept: a record, an open episode, or both. */
export interface Known {
  readonly ruleId: string;
  readonly target: AlertTarget;
  readonly record: AlertRecord | undefined;
  readonly episode: Episode | undefined;
}

/** What is kept of alerts, by rule and target. */
export interface Standing {
  readonly byKey: ReadonlyMap<string, Known>;
  readonly byRule: ReadonlyMap<string, readonly Known[]>;
}

/** Records and open episodes brought together; an episode whose record is lost stands for itself. */
export function standingOf({ records, episodes }: AlertsRead): Standing {
  const byKey = new Map<string, Known>();
  for (const record of records) {
    const { ruleId, target } = record;
    byKey.set(alertKey(ruleId, target), { ruleId, target, record, episode: undefined });
  }
  for (const episode of episodes) {
    if (episode.ended) continue;
    const { rule, target } = episode;
    const key = alertKey(rule.id, target);
    const known = byKey.get(key);
    const isOther = known?.episode && known.record?.state.episodeId !== episode.id;
    if (!isOther) byKey.set(key, { ruleId: rule.id, target, record: known?.record, episode });
  }
  const byRule = new Map<string, Known[]>();
  for (const known of byKey.values()) {
    const others = byRule.get(known.ruleId);
    if (others) others.push(known);
    else byRule.set(known.ruleId, [known]);
  }
  return { byKey, byRule };
}
