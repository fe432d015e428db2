import type { Block } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { list, name } from '../../../blocks/text.ts';
import { channelWord } from '../../words-for.ts';
import { reopening } from '../opening-words.ts';
import type { AbsentQueue, QueueLine } from '../queue-line.ts';
import type { QueuesReport } from './list-queues.ts';

/** So many queues are named in a line; the others are counted. */
const mostQuiet = 20;
const mostClosed = 10;

/** The queues in which nobody waits, in one line. */
export function quietBlock(quiet: readonly QueueLine[]): readonly Block[] {
  if (quiet.length === 0) return [];
  return [section(`Nobody waiting: ${named(quiet, mostQuiet, quietName)}.`)];
}

function quietName({ queueName, row, wait }: QueueLine): string {
  const isUnstaffed = wait.kind === 'empty' && wait.isStaffed === false;
  return `${name(queueName)} (${channelWord(row.channel)}${isUnstaffed ? ', nobody staffed' : ''})`;
}

/** The queues that are closed and empty, in one line, each once whatever its channels; never among the bad ones. */
export function closedBlock({ closed, absent, lines }: QueuesReport): readonly Block[] {
  const isClosed = new Set(closed);
  const busy = new Set(lines.filter((line) => !isClosed.has(line)).map(({ queueId }) => queueId));
  const byId = new Map<string, AbsentQueue>();
  for (const queue of [...closed, ...absent]) {
    if (queue.opening.kind === 'closed' && !busy.has(queue.queueId)) byId.set(queue.queueId, queue);
  }
  const queues = [...byId.values()].toSorted(firstToOpen);
  return queues.length === 0
    ? []
    : [section(`Closed, nobody waiting: ${named(queues, mostClosed, closedName)}.`)];
}

function closedName({ queueName, opening }: AbsentQueue): string {
  return opening.kind === 'closed' ? `${name(queueName)} (${reopening(opening)})` : name(queueName);
}

function firstToOpen(a: AbsentQueue, b: AbsentQueue): number {
  return opensAt(a) - opensAt(b) || a.queueName.localeCompare(b.queueName);
}

function opensAt({ opening }: AbsentQueue): number {
  const at = opening.kind === 'closed' ? opening.opensAt : undefined;
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function named<Queue>(
  queues: readonly Queue[],
  most: number,
  called: (queue: Queue) => string,
): string {
  const shown = queues.slice(0, most).map(called);
  const more = queues.length > shown.length ? [`${queues.length - shown.length} more`] : [];
  return list([...shown, ...more]);
}
