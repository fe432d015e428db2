import type { QueueChannelReading, QueuesReading } from '../domain/contact-centre.ts';
import type { AbsentIds } from './absent-ids.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { EstimateHabits } from './estimate-habits.ts';
import { askMetrics, isAskable, type MetricRequest } from './metric-pages.ts';
import { countMetrics, estimateMetric, mergeRows } from './queue-rows.ts';
import type { SeenRows } from './seen-rows.ts';

/** What is remembered between readings. */
export interface QueueMemory {
  readonly habits: EstimateHabits;
  readonly absentIds: AbsentIds;
  readonly seenRows: SeenRows;
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
  request: Omit<MetricRequest, 'onPage'>,
): Promise<QueuesReading> {
  const askedAt = calls.clock.now();
  const ids = request.channels.some(isAskable) ? request.queueIds : [];
  const search = { scope: `${request.instance}|metrics`, ids, now: askedAt };
  let pages = 0;
  let queuesRead = 0;
  const onPage = () => {
    pages += 1;
    request.options.onProgress?.({ queuesRead, of: ids.length });
  };
  const answers = await memory.absentIds.readPresent(search, async (queueIds) => {
    const answer = await readChunk(calls, memory, { ...request, queueIds, onPage });
    queuesRead += queueIds.length;
    return answer;
  });
  const snapshots = answers.map((answer) => answer.asOf.getTime());
  return {
    asOf: snapshots.length > 0 ? new Date(Math.min(...snapshots)) : askedAt,
    doneAt: calls.clock.now(),
    calls: pages,
    rows: mergeRows(answers.flatMap((answer) => answer.rows)),
    estimate: answers.some((answer) => answer.estimate === 'refused') ? 'refused' : 'asked',
  };
}

async function readChunk(
  calls: ConnectCalls,
  memory: QueueMemory,
  request: MetricRequest,
): Promise<Answer> {
  const { habits } = memory;
  const habit = habits.habit(request.instance, calls.clock.now());
  if (habit === 'together') {
    const all = await askMetrics(calls, request, [estimateMetric, ...countMetrics]);
    if (all.kind === 'answer') return wholeAnswer(calls, memory, request, all);
  }
  const counts = await askCounts(calls, request);
  if (habit === 'refused') return { ...counts, estimate: 'refused' };
  habits.learnApart(request.instance);
  const estimates = await askMetrics(calls, request, [estimateMetric]);
  if (estimates.kind === 'refused') {
    habits.learnRefused(request.instance, calls.clock.now());
    return { ...counts, estimate: 'refused' };
  }
  return { asOf: counts.asOf, rows: [...counts.rows, ...estimates.rows], estimate: 'asked' };
}

/** The answer to the mixture, with the counts of rows it left out because of the estimate. */
async function wholeAnswer(
  calls: ConnectCalls,
  { habits, seenRows }: QueueMemory,
  request: MetricRequest,
  all: Omit<Answer, 'estimate'>,
): Promise<Answer> {
  const { instance } = request;
  const asked = { ...request, now: calls.clock.now() };
  let { rows } = all;
  const areCounted = seenRows.mayBeMissing(asked, rows);
  if (areCounted) {
    const counts = await askCounts(calls, request);
    rows = mergeRows([...counts.rows, ...rows]);
    if (rows.length > mergeRows(all.rows).length) habits.learnApart(instance);
  }
  seenRows.learn(asked, rows, { areCounted });
  return { asOf: all.asOf, rows, estimate: 'asked' };
}

/** Refused without the estimate as well: then it was not the estimate, and the refusal is thrown. */
async function askCounts(
  calls: ConnectCalls,
  request: MetricRequest,
): Promise<Omit<Answer, 'estimate'>> {
  const counts = await askMetrics(calls, request, countMetrics);
  if (counts.kind === 'refused') throw counts.error;
  return counts;
}
