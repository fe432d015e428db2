import type { MetricDataV2, MetricResultV2, MetricV2 } from '@aws-sdk/client-connect';
import type { QueueHistoryReading, QueueOutcome } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { AbsentIds } from './absent-ids.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';
import { learnArn } from './learn-arn.ts';
import { askPast, endOfHistory } from './past-metrics.ts';
import { idFromArn, numberFrom, textFrom } from './to-domain.ts';

/** 100 queues in 4 channels are 4 pages. */
const pagesAtMost = 20;

type Value = Exclude<keyof QueueOutcome, 'queueId' | 'channel'>;

const valueByMetric: Readonly<Record<string, Value>> = {
  SERVICE_LEVEL: 'serviceLevelPercent',
  ABANDONMENT_RATE: 'abandonmentPercent',
  CONTACTS_QUEUED: 'contactsQueued',
  CONTACTS_HANDLED: 'contactsHandled',
  CONTACTS_ABANDONED: 'contactsAbandoned',
  AVG_QUEUE_ANSWER_TIME: 'averageAnswerSeconds',
};

interface Request {
  readonly instance: string;
  readonly queueIds: readonly string[];
  readonly from: Date;
  readonly serviceLevelSeconds: number;
  readonly options: CallOptions;
}

/**
 * What became of the contacts of queues since `from`, in chunks of 100 queues. Throws
 * `connect_not_found` where none of the queues exists any more.
 */
export async function readQueueHistory(
  calls: ConnectCalls,
  memory: { readonly absentIds: AbsentIds; readonly arns: InstanceArns },
  request: Request,
): Promise<QueueHistoryReading> {
  const { instance, queueIds, from, serviceLevelSeconds } = request;
  const asOf = calls.clock.now();
  const to = endOfHistory(asOf);
  const nothing = { asOf, from, serviceLevelSeconds, outcomes: [] };
  if (queueIds.length === 0 || to <= from) return nothing;
  const arn = await memory.arns.of(instance, () => learnArn(calls, memory.arns, request));
  const search = { scope: `${instance}|outcomes`, ids: queueIds, now: asOf };
  const chunks = await memory.absentIds.readPresent(search, (ids) =>
    readRows(calls, request, { arn, to, ids }),
  );
  return { ...nothing, outcomes: chunks.flat() };
}

async function readRows(
  calls: ConnectCalls,
  { instance, from, serviceLevelSeconds, options }: Request,
  about: { readonly arn: string; readonly to: Date; readonly ids: readonly string[] },
): Promise<readonly QueueOutcome[]> {
  const rows = await askPast(calls, {
    instance,
    options,
    asked: {
      ResourceArn: about.arn,
      StartTime: from,
      EndTime: about.to,
      Filters: [{ FilterKey: 'QUEUE', FilterValues: [...about.ids] }],
      Groupings: ['QUEUE', 'CHANNEL'],
      Metrics: metricsFor(serviceLevelSeconds),
    },
    rowsFrom: outcomeFrom,
    pagesAtMost,
    of: 'outcomes of queues',
  });
  return rows.filter(({ queueId }) => about.ids.includes(queueId));
}

/** "Less than" is the comparison Connect's own pages and its older operation know; the model takes "or equal" too. */
function metricsFor(serviceLevelSeconds: number): MetricV2[] {
  return Object.keys(valueByMetric).map((Name) =>
    Name === 'SERVICE_LEVEL'
      ? { Name, Threshold: [{ Comparison: 'LT', ThresholdValue: serviceLevelSeconds }] }
      : { Name },
  );
}

/**
 * One row, or none where it names no queue or no channel. Seen on the wire is QUEUE with QUEUE_ARN;
 * an id is taken from either, and either may be an id or an ARN.
 */
function outcomeFrom({ Dimensions, Collections }: MetricResultV2): readonly QueueOutcome[] {
  const queueId = idFromArn(textFrom(Dimensions?.QUEUE) ?? Dimensions?.QUEUE_ARN);
  const channel = textFrom(Dimensions?.CHANNEL);
  if (queueId === undefined || channel === undefined) return [];
  const values: { [Name in Value]?: number } = {};
  for (const one of Collections ?? []) {
    const member = valueByMetric[one.Metric?.Name ?? ''];
    const value = valueIn(one);
    if (member !== undefined && value !== undefined) values[member] = value;
  }
  return [{ queueId, channel, ...values }];
}

/**
 * The model says "Percent" and names no range: 0 to 100 is what the pages of Connect show (UNVERIFIED
 * for the API). More than 100 cannot be meant, so it is not known.
 */
function valueIn({ Metric, Value }: MetricDataV2): number | undefined {
  const value = numberFrom(Value);
  const isPercent = valueByMetric[Metric?.Name ?? '']?.endsWith('Percent') === true;
  return isPercent && value !== undefined && value > 100 ? undefined : value;
}
