import {
  type CurrentMetricName,
  GetCurrentMetricDataCommand,
  Channel as KnownChannel,
} from '@aws-sdk/client-connect';
import type { Channel, QueueChannelReading } from '../domain/contact-centre.ts';
import { type BotError, codeOf } from '../domain/errors.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readPages } from './pages.ts';
import { estimateMetric, queueRowFrom } from './queue-rows.ts';
import { dateFrom } from './to-domain.ts';

const rowsPerPage = 100;
/** 100 queues in 4 channels are 4 pages; more than this is a service that does not end. */
const pagesAtMostPerChunk = 20;

export interface MetricRequest {
  readonly instance: string;
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly options: CallOptions;
  /** Told of every page that came. */
  readonly onPage: () => void;
}

type Asked =
  | { readonly kind: 'answer'; readonly asOf: Date; readonly rows: readonly QueueChannelReading[] }
  | { readonly kind: 'refused'; readonly error: BotError };

/**
 * All pages of `GetCurrentMetricData`. Only the first may be refused for what is asked. A later one is
 * refused when its token grew older than the five minutes AWS gives it; then all is read once more from
 * the first page, since the pages belong to one snapshot.
 */
export async function askMetrics(
  calls: ConnectCalls,
  request: MetricRequest,
  metrics: readonly CurrentMetricName[],
): Promise<Asked> {
  const asked = await askPages(calls, request, metrics);
  if (asked.kind !== 'token-refused') return asked;
  calls.log.warn({ err: asked.error }, 'Connect: a page was refused, so all are read again');
  const again = await askPages(calls, request, metrics);
  if (again.kind === 'token-refused') throw again.error;
  return again;
}

interface TokenRefused {
  readonly kind: 'token-refused';
  readonly error: BotError;
}

async function askPages(
  calls: ConnectCalls,
  request: MetricRequest,
  metrics: readonly CurrentMetricName[],
): Promise<Asked | TokenRefused> {
  let asOf = calls.clock.now();
  let pagesSeen = 0;
  try {
    const pages = await readPages(pagesAtMostPerChunk, async (nextToken) => {
      const page = await askPage(calls, request, metrics, nextToken);
      pagesSeen += 1;
      request.onPage();
      asOf = page.snapshotAt ?? asOf;
      return page;
    });
    if (pages.isTruncated) {
      calls.log.warn({ rows: pages.items.length }, 'Connect: more rows of queues than are read');
    }
    return { kind: 'answer', asOf, rows: pages.items };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { kind: pagesSeen === 0 ? 'refused' : 'token-refused', error };
  }
}

function isRefusal(error: unknown): error is BotError {
  return codeOf(error) === 'connect_bad_request';
}

async function askPage(
  calls: ConnectCalls,
  { instance, queueIds, channels, options }: MetricRequest,
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
export function isAskable(channel: Channel): channel is KnownChannel {
  return Object.hasOwn(KnownChannel, channel);
}

function unitOf(metric: CurrentMetricName): 'SECONDS' | 'COUNT' {
  return metric === estimateMetric || metric === 'OLDEST_CONTACT_AGE' ? 'SECONDS' : 'COUNT';
}
