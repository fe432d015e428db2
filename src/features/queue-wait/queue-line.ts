import type { Names, QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';
import type { Opening } from '../../domain/opening.ts';
import { type Limit, type WaitSettings, waitLimitOf } from '../../domain/settings.ts';
import { type JudgedWait, judgeRow } from '../../domain/wait.ts';
import { queueName } from '../../floor/named.ts';
import { worstFirst } from './worst-first.ts';

/** One queue and channel of a reading, and what it means. */
export interface QueueLine {
  readonly queueId: string;
  readonly queueName: string;
  readonly row: QueueChannelReading;
  readonly wait: JudgedWait;
  readonly opening: Opening;
  /** Seconds a contact may wait here. */
  readonly limit: Limit;
}

/** A queue the service gave no row for. */
export type AbsentQueue = Pick<QueueLine, 'queueId' | 'queueName' | 'opening'>;

/** What a reading is judged by. */
export interface LinesAbout {
  readonly names: Names;
  readonly openings: ReadonlyMap<string, Opening>;
  readonly waits: WaitSettings;
}

/** The rows of a reading, judged; worst first. */
export function linesOf(
  { rows, estimate }: Pick<QueuesReading, 'rows' | 'estimate'>,
  about: LinesAbout,
): readonly QueueLine[] {
  const lines = rows.map((row) => ({
    ...queueOf(row.queueId, about),
    row,
    wait: judgeRow(row, estimate),
    limit: waitLimitOf(about.waits, row.queueId, row.channel),
  }));
  return lines.toSorted((a, b) => worstFirst(a, b) || a.queueName.localeCompare(b.queueName));
}

/** Those of the queues that have no row in any channel. */
export function absentFrom(
  { rows }: Pick<QueuesReading, 'rows'>,
  asked: readonly string[],
  about: LinesAbout,
): readonly AbsentQueue[] {
  const seen = new Set(rows.map((row) => row.queueId));
  return asked.filter((id) => !seen.has(id)).map((id) => queueOf(id, about));
}

/** Whether it is closed and nobody waits, which is as it should be. */
export function isClosedAndEmpty({ opening, wait }: Pick<QueueLine, 'opening' | 'wait'>): boolean {
  return opening.kind === 'closed' && wait.kind === 'empty';
}

function queueOf(queueId: string, { names, openings }: LinesAbout): AbsentQueue {
  const opening = openings.get(queueId) ?? { kind: 'unknown', why: 'no-hours' };
  return { queueId, queueName: queueName(names, queueId), opening };
}
