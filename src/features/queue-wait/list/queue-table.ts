import type { Block } from '../../../blocks/message.ts';
import { type Cell, type Column, dataTable } from '../../../blocks/table.ts';
import { count, plainName } from '../../../blocks/text.ts';
import { plainChannel } from '../../words-for.ts';
import type { QueueLine } from '../queue-line.ts';
import type { LinesRead } from '../read-lines.ts';
import { waitCell } from '../wait-cell.ts';

const columns: readonly Column[] = [
  { title: 'Queue', kind: 'text', weight: 2 },
  { title: 'Wait', kind: 'text', weight: 2 },
  { title: 'In queue', kind: 'number' },
  { title: 'Oldest, s', kind: 'number' },
  { title: 'Available', kind: 'number' },
  { title: 'Staffed', kind: 'number' },
  { title: 'On contact', kind: 'number' },
  { title: 'Channel', kind: 'text' },
];

/** Rows that are seen at once, before the table is turned over. */
const rowsAtOnce = 10;

/** The queues after the worst, as a table that can be sorted and as plain lines; nothing where there are none. */
export function queueTable(
  lines: readonly QueueLine[],
  estimate: LinesRead['estimate'],
): { readonly block: readonly Block[]; readonly plain: readonly Block[] } {
  if (lines.length === 0) return { block: [], plain: [] };
  const caption = `${count(lines.length, 'more queue and channel', 'more queues and channels')}, worst first`;
  const rows = lines.map((line) => rowOf(line, estimate));
  const { block, plain } = dataTable({ caption, columns, rows, pageSize: rowsAtOnce });
  return { block: [block], plain };
}

function rowOf(line: QueueLine, estimate: LinesRead['estimate']): readonly Cell[] {
  const { row } = line;
  const { contactsInQueue: waiting } = row;
  return [
    plainName(line.queueName),
    waitCell(line, estimate),
    waiting,
    // Nobody waits, so nobody has waited: only here is nothing a zero.
    waiting === 0 ? (row.oldestContactSeconds ?? 0) : row.oldestContactSeconds,
    row.agentsAvailable,
    row.agentsStaffed,
    row.agentsOnContact,
    plainChannel(row.channel),
  ];
}
