import {
  type CurrentMetricName,
  GetCurrentMetricDataCommand,
  Channel as KnownChannel,
} from '@aws-sdk/client-connect';
import type { Channel, QueueChannelReading, QueuesReading } from '../domain/contact-centre.ts';
import { type BotError, codeOf } from '../domain/errors.ts';
import type { CallOptions } from '../ports.ts';
import type { AbsentIds } from './absent-ids.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { EstimateHabits } from './estimate-habits.ts';
import { readPages } from './pages.ts';
import { countMetrics, mergeRows, queueRowFrom } from './queue-rows.ts';
import { dateFrom } from './to-domain.ts';

const rowsPerPage = 100;
/** 100 queues in 4 channels are 4 pages; more than this is a service that does not end. */
const pagesAtMostPerChunk = 20;
const estimateMetric: CurrentMetricName = 'ESTIMATED_WAIT_TIME';

interface Request {
  readonly instance: string;
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly options: CallOptions;
}

/** What is remembered between readings. */
export interface QueueMemory {
  readonly habits: EstimateHabits;
  readonly absentIds: AbsentIds;
}

interface Answer {
  readonly asOf: Date;
  readonly rows: readonly QueueChannelReading[];
  readonly estimate: QueuesReading['estimate'];
}

/**
 * Reads queues in chunks of 100, always with Filters Queues and Channels and Groupings QUEUE, CHANNEL:
 * the only form in which the estimate is given and in which OLDEST_CONTACT_AGE is in seconds.
 * The reading is as old as its oldest snapshot; a queue that does not exist any more has no row.
 */
export async function readQueues(
  calls: ConnectCalls,
  memory: QueueMemory,
  request: Request,
): Promise<QueuesReading> {
  const askedAt = calls.clock.now();
  const ids = request.channels.some(isAskable) ? request.queueIds : [];
  const search = { scope: `${request.instance}|metrics`, ids, now: askedAt };
  const answers = await memory.absentIds.readPresent(search, (queueIds) =>
    readChunk(calls, memory.habits, { ...request, queueIds }),
  );
  const snapshots = answers.map((answer) => answer.asOf.getTime());
  return {
    asOf: snapshots.length > 0 ? new Date(Math.min(...snapshots)) : askedAt,
    rows: mergeRows(answers.flatMap((answer) => answer.rows)),
    estimate: answers.some((answer) => answer.estimate === 'refused') ? 'refused' : 'asked',
  };
}

async function readChunk(
  calls: ConnectCalls,
  habits: EstimateHabits,
  request: Request,
): Promise<Answer> {
  const habit = habits.habit(request.instance, calls.clock.now());
  if (habit === 'together') {
    const all = await askMetrics(calls, request, [estimateMetric, ...countMetrics]);
    if (all.kind === 'answer') return { ...all, estimate: 'asked' };
  }
  const counts = await askMetrics(calls, request, countMetrics);
  // Refused without the estimate as well: then it was not the estimate.
  if (counts.kind === 'refused') throw counts.error;
  if (habit === 'refused') return { ...counts, estimate: 'refused' };
  habits.learnApart(request.instance);
  const estimates = await askMetrics(calls, request, [estimateMetric]);
  if (estimates.kind === 'refused') {
    habits.learnRefused(request.instance, calls.clock.now());
    return { ...counts, estimate: 'refused' };
  }
  return { asOf: counts.asOf, rows: [...counts.rows, ...estimates.rows], estimate: 'asked' };
}

type Asked =
  | { readonly kind: 'answer'; readonly asOf: Date; readonly rows: readonly QueueChannelReading[] }
  | { readonly kind: 'refused'; readonly error: BotError };

/** All pages. Only the first may be refused; a later refusal is a token that grew too old. */
async function askMetrics(
  calls: ConnectCalls,
  request: Request,
  metrics: readonly CurrentMetricName[],
): Promise<Asked> {
  let asOf = calls.clock.now();
  let pagesSeen = 0;
  try {
    const pages = await readPages(pagesAtMostPerChunk, async (nextToken) => {
      const page = await askPage(calls, request, metrics, nextToken);
      pagesSeen += 1;
      asOf = page.snapshotAt ?? asOf;
      return page;
    });
    return { kind: 'answer', asOf, rows: pages.items };
  } catch (error) {
    if (pagesSeen === 0 && isRefusal(error)) return { kind: 'refused', error };
    throw error;
  }
}

function isRefusal(error: unknown): error is BotError {
  return codeOf(error) === 'connect_bad_request';
}

async function askPage(
  calls: ConnectCalls,
  { instance, queueIds, channels, options }: Request,
  metrics: readonly CurrentMetricName[],
  nextToken: string | undefined,
) {
  const command = () =>
    new GetCurrentMetricDataCommand({
      InstanceId: instance,
      Filters: { Queues: [...queueIds], Channels: channels.filter(isAskable) },
      Groupings: ['QUEUE', 'CHANNEL'],
      CurrentMetrics: metrics.map((Name) => ({ Name, Unit: unitOf(Name) })),
      MaxResults: rowsPerPage,
      NextToken: nextToken,
    });
  const answer = await calls.send(
    { instance, operation: 'GetCurrentMetricData', options },
    (client, http) => client.send(command(), http),
  );
  const rows = (answer.MetricResults ?? []).map(queueRowFrom);
  return {
    items: rows.filter((row) => row !== undefined),
    nextToken: answer.NextToken,
    snapshotAt: dateFrom(answer.DataSnapshotTime),
  };
}

/** The service refuses to be asked for a channel of tomorrow, so it is left out. */
function isAskable(channel: Channel): channel is KnownChannel {
  return Object.hasOwn(KnownChannel, channel);
}

function unitOf(metric: CurrentMetricName): 'SECONDS' | 'COUNT' {
  return metric === estimateMetric || metric === 'OLDEST_CONTACT_AGE' ? 'SECONDS' : 'COUNT';
}
