import type { Names, QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';
import { type JudgedWait, judgeRow } from '../../domain/wait.ts';
import { queueName } from '../../floor/named.ts';
import { severity } from './wait-words.ts';

/** One queue and channel of a reading, and what it means. */
export interface QueueLine {
  readonly queueId: string;
  readonly queueName: string;
  readonly row: QueueChannelReading;
  readonly wait: JudgedWait;
}

/** The rows of a reading, judged; worst first. */
export function linesOf(reading: QueuesReading, names: Names): readonly QueueLine[] {
  return reading.rows.map((row) => lineOf(row, reading.estimate, names)).toSorted(worstFirst);
}

function lineOf(
  row: QueueChannelReading,
  estimate: QueuesReading['estimate'],
  names: Names,
): QueueLine {
  return {
    queueId: row.queueId,
    queueName: queueName(names, row.queueId),
    row,
    wait: judgeRow(row, estimate),
  };
}

function worstFirst(a: QueueLine, b: QueueLine): number {
  const worse = severity(b.wait) - severity(a.wait);
  return worse || a.queueName.localeCompare(b.queueName);
}
