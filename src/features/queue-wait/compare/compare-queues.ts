import type { FloorView } from '../../../floor/view.ts';
import { type AskedPorts, type AskedQueues, type AskedRead, readAsked } from '../asked-queues.ts';
import type { QueueWaitIntent } from '../intent.ts';
import type { QueueLine } from '../queue-line.ts';
import { type ChannelAnswer, type EstimateError, routingAnswer } from './routing-answer.ts';

/** More queues than these are a list. */
const mostCompared = 10;

export interface CompareReport extends AskedRead {
  readonly kind: 'compare';
  /** In the order in which they were asked for. */
  readonly rows: readonly QueueLine[];
  readonly answers: readonly ChannelAnswer[];
}

type QueuesIntent = Extract<QueueWaitIntent, { kind: 'queues' }>;

/** Whether exactly these queues were asked for, one by one: a view stays a list, and so do many. */
export function isComparison(view: FloorView, { request }: QueuesIntent): boolean {
  if (request.kind !== 'asked' || view.filter.groups.length > 0) return false;
  const named = request.asked.queues.length;
  const { length } = view.filter.queueIds;
  return length >= 2 && length <= mostCompared && length <= named;
}

/** Reads the queues that were asked for side by side, and which would serve a new contact soonest. Throws BotError `connect_…`. */
export async function compareQueues(ports: AskedPorts, asked: AskedQueues): Promise<CompareReport> {
  return compareReport(await readAsked(ports, asked));
}

/** What was read, side by side. */
export function compareReport(read: AskedRead, errorOf?: EstimateError): CompareReport {
  const place = (line: QueueLine) => read.view.filter.queueIds.indexOf(line.queueId);
  const rows = read.lines.toSorted(
    (a, b) => place(a) - place(b) || a.row.channel.localeCompare(b.row.channel),
  );
  return { ...read, kind: 'compare', rows, answers: routingAnswer(rows, errorOf) };
}
