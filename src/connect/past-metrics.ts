import {
  GetMetricDataV2Command,
  type GetMetricDataV2Request,
  type MetricResultV2,
} from '@aws-sdk/client-connect';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readPages } from './pages.ts';

const rowsPerPage = 100;
/** The service refuses an end in the future, and this machine's clock may be a little ahead. */
const clockMarginMs = 5000;

/** Until when historical metrics can be asked for. */
export function endOfHistory(now: Date): Date {
  return new Date(now.getTime() - clockMarginMs);
}

interface Question<Row> {
  readonly instance: string;
  readonly options: CallOptions;
  readonly asked: Pick<
    GetMetricDataV2Request,
    'ResourceArn' | 'StartTime' | 'EndTime' | 'Filters' | 'Groupings' | 'Metrics'
  >;
  readonly rowsFrom: (result: MetricResultV2) => readonly Row[];
  /** More pages than this are a service that does not end. */
  readonly pagesAtMost: number;
  /** What the rows are of, for the log. */
  readonly of: string;
}

/** `GetMetricDataV2` over one stretch of time, all pages. Throws BotError `connect_…`. */
export async function askPast<Row>(
  calls: ConnectCalls,
  { instance, options, asked, rowsFrom, pagesAtMost, of }: Question<Row>,
): Promise<readonly Row[]> {
  const pages = await readPages(pagesAtMost, async (NextToken) => {
    const Interval = { IntervalPeriod: 'TOTAL' as const };
    const input = { ...asked, Interval, MaxResults: rowsPerPage, NextToken };
    const answer = await calls.send(
      { instance, operation: 'GetMetricDataV2', options },
      (client, http) => client.send(new GetMetricDataV2Command(input), http),
    );
    return { items: (answer.MetricResults ?? []).flatMap(rowsFrom), nextToken: answer.NextToken };
  });
  if (pages.isTruncated) {
    calls.log.warn({ rows: pages.items.length }, `Connect: more ${of} than are read`);
  }
  return pages.items;
}
