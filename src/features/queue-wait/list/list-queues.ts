import type { TrendPorts } from '../../read-trends.ts';
import {
  type AskedPorts,
  type AskedQueues,
  type AskedRead,
  isOneQueue,
  readAsked,
} from '../asked-queues.ts';
import { lineTrends, type TrendByLine } from '../line-trends.ts';
import { isClosedAndEmpty, type QueueLine } from '../queue-line.ts';
import { isQuiet } from '../wait-words.ts';

export interface QueuesReport extends AskedRead {
  readonly kind: 'queues';
  /** Somebody waits, or would have to, or it is not known; worst first. */
  readonly busy: readonly QueueLine[];
  /** Where the worst of them are going. */
  readonly trends: TrendByLine;
  /** Open, and nobody waits. */
  readonly quiet: readonly QueueLine[];
  /** Closed, and nobody waits. */
  readonly closed: readonly QueueLine[];
}

/** So many of the worst get a row of their own, and a trend; the others are rows of a table. */
export const mostWorst = 10;

/** Reads how long callers wait in the queues of a view. Throws BotError `connect_…`. */
export async function listQueues(
  ports: AskedPorts & TrendPorts,
  asked: AskedQueues,
): Promise<QueuesReport> {
  const report = queuesReport(await readAsked(ports, asked));
  const trends = await lineTrends(ports, asked.tenant, report.busy.slice(0, mostWorst));
  return { ...report, trends };
}

function isAsItShouldBe(line: QueueLine): boolean {
  return isQuiet(line.wait) || isClosedAndEmpty(line);
}

/** What was read, with what is as it should be apart from what is not; without trends. */
export function queuesReport(read: AskedRead): QueuesReport {
  const { lines } = read;
  // Who asked for one queue wants to see it, whatever it is like.
  const folded = isOneQueue(read) ? [] : lines.filter(isAsItShouldBe);
  const isFolded = new Set(folded);
  return {
    ...read,
    kind: 'queues',
    busy: lines.filter((line) => !isFolded.has(line)),
    trends: new Map(),
    quiet: folded.filter((line) => !isClosedAndEmpty(line)),
    closed: folded.filter(isClosedAndEmpty),
  };
}
