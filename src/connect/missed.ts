import type { MetricResultV2 } from '@aws-sdk/client-connect';
import type { MissedReading } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { AbsentIds } from './absent-ids.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';
import { askPast, endOfHistory } from './past-metrics.ts';
import { idFromArn, numberFrom, textFrom } from './to-domain.ts';
import { describeUser } from './users.ts';

const metric = 'AGENT_NON_RESPONSE';
/** One row an agent, 100 agents a chunk. */
const pagesAtMost = 5;

interface Request {
  readonly instance: string;
  readonly userIds: readonly string[];
  readonly from: Date;
  readonly options: CallOptions;
}

export interface MissedMemory {
  readonly absentIds: AbsentIds;
  readonly arns: InstanceArns;
}

type Row = readonly [userId: string, missed: number];

/**
 * Offers that agents did not take since `from`, at most 35 days back, agents in chunks of 100. An agent
 * without a row, or with a row without a value, has no entry: the service does not say zero for them.
 */
export async function readMissed(
  calls: ConnectCalls,
  memory: MissedMemory,
  request: Request,
): Promise<MissedReading> {
  const { instance, userIds, from } = request;
  const asOf = calls.clock.now();
  const to = endOfHistory(asOf);
  const [someone] = userIds;
  if (someone === undefined || to <= from) return { asOf, from, byUserId: new Map() };
  const { arns } = memory;
  // The configured ARN, or one learned, or that of this user; one more call at most once.
  const ResourceArn = await arns.of(instance, () =>
    describeUser(calls, arns, { ...request, userId: someone }),
  );
  const search = { scope: `${instance}|${metric}`, ids: userIds, now: asOf };
  const chunks = await memory.absentIds.readPresent(search, (ids) =>
    readRows(calls, request, { ResourceArn, StartTime: from, EndTime: to, userIds: ids }),
  );
  return { asOf, from, byUserId: new Map(chunks.flat()) };
}

async function readRows(
  calls: ConnectCalls,
  { instance, options }: Request,
  about: {
    readonly ResourceArn: string;
    readonly StartTime: Date;
    readonly EndTime: Date;
    readonly userIds: readonly string[];
  },
): Promise<readonly Row[]> {
  const { userIds, ...scope } = about;
  const rows = await askPast(calls, {
    instance,
    options,
    asked: {
      ...scope,
      Filters: [{ FilterKey: 'AGENT', FilterValues: [...userIds] }],
      Groupings: ['AGENT'],
      Metrics: [{ Name: metric }],
    },
    rowsFrom: rowFrom,
    pagesAtMost,
    of: 'rows of agents',
  });
  return rows.filter(([userId]) => userIds.includes(userId));
}

/**
 * Seen on the wire is only the grouping by queue, with QUEUE and QUEUE_ARN. That an agent comes as AGENT
 * and AGENT_ARN is UNVERIFIED, so an id is taken from either, and either may be an id or an ARN.
 */
function rowFrom({ Dimensions, Collections }: MetricResultV2): readonly Row[] {
  const userId = idFromArn(textFrom(Dimensions?.AGENT) ?? Dimensions?.AGENT_ARN);
  const missed = Collections?.find((collection) => collection.Metric?.Name === metric);
  const count = numberFrom(missed?.Value);
  return userId === undefined || count === undefined ? [] : [[userId, count]];
}
