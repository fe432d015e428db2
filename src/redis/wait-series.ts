import type { HistoryPlan, SeriesId } from '../domain/history.ts';

/** A series as its keys and the index name it. */
export function memberOf({ queueId, channel }: SeriesId): string {
  return `${encodeURIComponent(queueId)}|${encodeURIComponent(channel)}`;
}

/** What `memberOf` named. */
export function idOf(member: string): SeriesId {
  const [queueId = '', channel = ''] = member.split('|').map(decodeURIComponent);
  return { queueId, channel };
}

/** Redis may forget what nobody tidied this long after its days were over. */
export function garbageMilliseconds({ days }: Pick<HistoryPlan, 'days'>): number {
  return (days + 2) * 24 * 3_600_000;
}
