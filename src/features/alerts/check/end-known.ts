import { type EndReason, inactiveState } from '../../../domain/alerting/alert.ts';
import type { AlertChange } from '../../../stores/alerting.ts';
import { endEpisode } from '../decide/end.ts';
import { recentOf } from '../decide/recent.ts';
import type { Known } from './standing.ts';

/** What ends an alert that nothing stands for any more; undefined where nothing of it is open. */
export function endedChange(known: Known, why: EndReason, now: Date): AlertChange | undefined {
  const { ruleId, target, record, episode } = known;
  const change = { ruleId, target, expectedVersion: record?.version ?? 0 };
  if (episode) return { ...change, ...endEpisode(record, episode, why, now) };
  if (!record) return undefined;
  const { warning, critical, episodeId, recentStarts } = record.state;
  const recent = recentOf(recentStarts, now);
  const isOver =
    warning.kind === 'inactive' && critical.kind === 'inactive' && episodeId === undefined;
  if (isOver && recent === recentStarts) return undefined;
  return { ...change, state: { ...inactiveState, recentStarts: recent }, episodes: [] };
}
