import type { Names, QueuesReading } from '../../domain/contact-centre.ts';
import type { Opening } from '../../domain/opening.ts';
import { type WaitSettings, waitLimitOf } from '../../domain/settings.ts';
import { judgeRow } from '../../domain/wait.ts';
import { queueName } from '../../floor/named.ts';
import type { AbsentQueue, QueueLine } from './queue-line.ts';
import { worstFirst } from './worst-first.ts';

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

function queueOf(queueId: string, { names, openings }: LinesAbout): AbsentQueue {
  const opening = openings.get(queueId) ?? { kind: 'unknown', why: 'no-hours' };
  return { queueId, queueName: queueName(names, queueId), opening };
}
