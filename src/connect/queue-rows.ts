import type { CurrentMetricName, CurrentMetricResult } from '@aws-sdk/client-connect';
import type { QueueChannelReading } from '../domain/contact-centre.ts';
import { idFrom, numberFrom, textFrom } from './to-domain.ts';

type Value = Exclude<keyof QueueChannelReading, 'queueId' | 'channel'>;

const valueByMetric: Readonly<Record<string, Value>> = {
  ESTIMATED_WAIT_TIME: 'estimatedWaitSeconds',
  CONTACTS_IN_QUEUE: 'contactsInQueue',
  OLDEST_CONTACT_AGE: 'oldestContactSeconds',
  AGENTS_AVAILABLE: 'agentsAvailable',
  AGENTS_STAFFED: 'agentsStaffed',
  AGENTS_ON_CONTACT: 'agentsOnContact',
};

export const estimateMetric: CurrentMetricName = 'ESTIMATED_WAIT_TIME';

/** What is asked besides the estimate. */
export const countMetrics: readonly CurrentMetricName[] = [
  'CONTACTS_IN_QUEUE',
  'OLDEST_CONTACT_AGE',
  'AGENTS_AVAILABLE',
  'AGENTS_STAFFED',
  'AGENTS_ON_CONTACT',
];

/**
 * One row, or undefined when it names no queue or no channel. Such a row is an aggregate, and in an
 * aggregate OLDEST_CONTACT_AGE is in milliseconds while its unit says seconds (AWS documentation).
 */
export function queueRowFrom(result: CurrentMetricResult): QueueChannelReading | undefined {
  const queueId = idFrom(result.Dimensions?.Queue);
  const channel = textFrom(result.Dimensions?.Channel);
  if (queueId === undefined || channel === undefined) return undefined;
  const values: { [Name in Value]?: number } = {};
  for (const { Metric, Value } of result.Collections ?? []) {
    const member = Metric?.Name === undefined ? undefined : valueByMetric[Metric.Name];
    const value = numberFrom(Value);
    if (member !== undefined && value !== undefined) values[member] = value;
  }
  return { queueId, channel, ...values };
}

/** Rows of several answers as one list, each queue and channel once, a later value over an earlier one. */
export function mergeRows(rows: readonly QueueChannelReading[]): readonly QueueChannelReading[] {
  const merged = new Map<string, QueueChannelReading>();
  for (const row of rows) {
    const key = `${row.queueId}|${row.channel}`;
    merged.set(key, { ...merged.get(key), ...row });
  }
  return [...merged.values()];
}
