import type { MetricResultV2 } from '@aws-sdk/client-connect';
import type { MissedOfQueuesReading, MissedReading } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { AbsentIds } from './absent-ids.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';
import { learnArn } from './learn-arn.ts';
import { askPast, endOfHistory } from './past-metrics.ts';
import { idFromArn, numberFrom, textFrom } from './to-domain.ts';
import { describeUser } from './users.ts';

const metric = 'AGENT_NON_RESPONSE';
/** One row an agent or queue, 100 of them a chunk. */
const pagesAtMost = 5;

interface Since {
  readonly instance: string;
  readonly from: Date;
  readonly options: CallOptions;
}

export interface MissedMemory {
  readonly absentIds: AbsentIds;
  readonly arns: InstanceArns;
}

interface Question extends Since {
  readonly by: 'AGENT' | 'QUEUE';
  readonly ids: readonly string[];
  /** Makes the ARN of the instance known, where it is not. */
  readonly learn: () => Promise<unknown>;
}

/**
 * Offers that agents did not take since `from`, at most 35 days back, agents in chunks of 100. An agent
 * without a row, or with a row without a value, has no entry: the service does not say zero for them.
 */
export async function readMissed(
  calls: ConnectCalls,
  memory: MissedMemory,
  { userIds, ...since }: Since & { readonly userIds: readonly string[] },
): Promise<MissedReading> {
  const [someone = ''] = userIds;
  const { counts, ...read } = await readCounts(calls, memory, {
    ...since,
    by: 'AGENT',
    ids: userIds,
    // The configured ARN, or one learned, or that of this user; one more call at most once.
    learn: () => describeUser(calls, memory.arns, { ...since, userId: someone }),
  });
  return { ...read, byUserId: counts };
}

/**
 * The same by queue: offers of its contacts to whomever. That the metric can be grouped by queue is
 * documented; that a row comes for a queue whose contacts nobody missed is not, so it has no entry.
 */
export async function readMissedOfQueues(
  calls: ConnectCalls,
  memory: MissedMemory,
  { queueIds, ...since }: Since & { readonly queueIds: readonly string[] },
): Promise<MissedOfQueuesReading> {
  const { counts, ...read } = await readCounts(calls, memory, {
    ...since,
    by: 'QUEUE',
    ids: queueIds,
    learn: () => learnArn(calls, memory.arns, since),
  });
  return { ...read, byQueueId: counts };
}

async function readCounts(
  calls: ConnectCalls,
  memory: MissedMemory,
  question: Question,
): Promise<{
  readonly asOf: Date;
  readonly from: Date;
  readonly counts: ReadonlyMap<string, number>;
}> {
  const { instance, by, ids, from } = question;
  const asOf = calls.clock.now();
  const to = endOfHistory(asOf);
  if (ids.length === 0 || to <= from) return { asOf, from, counts: new Map() };
  const arn = await memory.arns.of(instance, async () => void (await question.learn()));
  const scope = by === 'AGENT' ? `${instance}|${metric}` : `${instance}|${metric}|queues`;
  const chunks = await memory.absentIds.readPresent({ scope, ids, now: asOf }, (some) =>
    readRows(calls, question, { arn, to, ids: some }),
  );
  return { asOf, from, counts: new Map(chunks.flat()) };
}

type Row = readonly [id: string, missed: number];

async function readRows(
  calls: ConnectCalls,
  { instance, by, from, options }: Question,
  about: { readonly arn: string; readonly to: Date; readonly ids: readonly string[] },
): Promise<readonly Row[]> {
  const rows = await askPast(calls, {
    instance,
    options,
    asked: {
      ResourceArn: about.arn,
      StartTime: from,
      EndTime: about.to,
      Filters: [{ FilterKey: by, FilterValues: [...about.ids] }],
      Groupings: [by],
      Metrics: [{ Name: metric }],
    },
    rowsFrom: (result) => rowFrom(result, by),
    pagesAtMost,
    of: by === 'AGENT' ? 'rows of agents' : 'rows of queues',
  });
  return rows.filter(([id]) => about.ids.includes(id));
}

/**
 * Seen on the wire is only the grouping by queue, with QUEUE and QUEUE_ARN. That an agent comes as AGENT
 * and AGENT_ARN is UNVERIFIED, so an id is taken from either, and either may be an id or an ARN.
 */
function rowFrom({ Dimensions, Collections }: MetricResultV2, by: Question['by']): readonly Row[] {
  const id = idFromArn(textFrom(Dimensions?.[by]) ?? Dimensions?.[`${by}_ARN`]);
  const missed = Collections?.find((collection) => collection.Metric?.Name === metric);
  const count = numberFrom(missed?.Value);
  return id === undefined || count === undefined ? [] : [[id, count]];
}
