import type { FloorView } from '../../../floor/view.ts';
import type { TrendPorts } from '../../read-trends.ts';
import { type AskedPorts, type AskedQueues, type AskedRead, readAsked } from '../asked-queues.ts';
import type { QueueWaitIntent } from '../intent.ts';
import { lineTrends, type TrendByLine } from '../line-trends.ts';
import type { QueueLine } from '../queue-line.ts';
import { type MeasuringPorts, measuredErrors } from './measured-errors.ts';
import { type ChannelAnswer, routingAnswer } from './routing-answer.ts';
import type { EstimateError } from './wrong-by.ts';

/** More queues than these are a list: in all four channels they are as many rows as a table holds. */
export const mostCompared = 25;

export interface CompareReport extends AskedRead {
  readonly kind: 'compare';
  /** In the order in which they were asked for. */
  readonly rows: readonly QueueLine[];
  readonly answers: readonly ChannelAnswer[];
  /** Where their waits are going. */
  readonly trends: TrendByLine;
}

export type ComparePorts = AskedPorts & MeasuringPorts & TrendPorts;

type QueuesIntent = Extract<QueueWaitIntent, { kind: 'queues' }>;

/** Whether exactly these queues were asked for, one by one: a view stays a list, and so do many. */
export function isComparison(view: FloorView, { request }: QueuesIntent): boolean {
  if (request.kind !== 'asked' || view.filter.groups.length > 0) return false;
  const named = request.asked.queues.length;
  const { length } = view.filter.queueIds;
  return length >= 2 && length <= mostCompared && length <= named;
}

/** Reads the queues that were asked for side by side, and which would serve a new contact soonest. Throws BotError `connect_…`. */
export async function compareQueues(
  ports: ComparePorts,
  asked: AskedQueues,
): Promise<CompareReport> {
  const read = await readAsked(ports, asked);
  const { tenant } = asked;
  const [errorOf, trends] = await Promise.all([
    measuredErrors(ports, tenant, read.lines),
    lineTrends(ports, tenant, read.lines),
  ]);
  return { ...compareReport(read, errorOf), trends };
}

/** What was read, side by side; without trends. */
export function compareReport(read: AskedRead, errorOf?: EstimateError): CompareReport {
  const place = (line: QueueLine) => read.view.filter.queueIds.indexOf(line.queueId);
  const rows = read.lines.toSorted(
    (a, b) => place(a) - place(b) || a.row.channel.localeCompare(b.row.channel),
  );
  const trends: TrendByLine = new Map();
  return {
    ...read,
    kind: 'compare',
    rows,
    trends,
    answers: routingAnswer({ ...read, lines: rows }, errorOf),
  };
}
