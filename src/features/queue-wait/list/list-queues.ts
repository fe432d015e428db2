import {
  type AskedPorts,
  type AskedQueues,
  type AskedRead,
  isOneQueue,
  readAsked,
} from '../asked-queues.ts';
import { isClosedAndEmpty, type QueueLine } from '../queue-line.ts';
import { isQuiet } from '../wait-words.ts';

export interface QueuesReport extends AskedRead {
  readonly kind: 'queues';
  /** Somebody waits, or would have to, or it is not known; worst first. */
  readonly busy: readonly QueueLine[];
  /** Open, and nobody waits. */
  readonly quiet: readonly QueueLine[];
  /** Closed, and nobody waits. */
  readonly closed: readonly QueueLine[];
}

/** Reads how long callers wait in the queues of a view. Throws BotError `connect_…`. */
export async function listQueues(ports: AskedPorts, asked: AskedQueues): Promise<QueuesReport> {
  return queuesReport(await readAsked(ports, asked));
}

/** What was read, with what is as it should be apart from what is not. */
export function queuesReport(read: AskedRead): QueuesReport {
  const { lines } = read;
  const closed = lines.filter(isClosedAndEmpty);
  const rest = lines.filter((line) => !isClosedAndEmpty(line));
  const isFolded = ({ wait }: QueueLine) => isQuiet(wait) && !isOneQueue(read);
  return {
    ...read,
    kind: 'queues',
    busy: rest.filter((line) => !isFolded(line)),
    quiet: rest.filter(isFolded),
    closed,
  };
}
