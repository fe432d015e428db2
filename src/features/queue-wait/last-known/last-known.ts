import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { HistoryPoint, WaitSeries } from '../../../domain/history.ts';
import type { Opening } from '../../../domain/opening.ts';
import { judgeRow } from '../../../domain/wait.ts';
import { queueName } from '../../../floor/named.ts';
import type { OpeningHours } from '../../../ports/connect.ts';
import type { Clock, Ids, Log } from '../../../ports/ground.ts';
import type { WaitHistory } from '../../../stores/waits.ts';
import { type AskedQueues, idsOf } from '../asked-queues.ts';
import { worstFirst } from '../worst-first.ts';
import type { LastKnownLine, LastKnownReport } from './last-known-report.ts';

export type { LastKnownReport } from './last-known-report.ts';

export interface LastKnownPorts {
  readonly history: Pick<WaitHistory, 'read'>;
  readonly openingHours: OpeningHours;
  readonly instance: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** A reading that is older says nothing of now. */
const oldestMs = 10 * 60_000;
/** A memory is asked for one answer's worth, not for a thousand queues. */
const mostSeries = 400;

/** Failures that pass: what was true some minutes ago is better than nothing, if it is said to be that. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'connect_throttled',
  'connect_timeout',
  'connect_unavailable',
]);

/** The answer; when Connect fails it, what was last known of these queues. Throws what the answer throws where nothing is. */
export async function orLastKnown<Report>(
  ports: LastKnownPorts,
  asked: AskedQueues,
  answer: Promise<Report>,
): Promise<Report | LastKnownReport> {
  try {
    return await answer;
  } catch (error) {
    const code = codeOf(error);
    const known =
      code !== undefined && passing.has(code) ? await lastKnown(ports, asked, code) : undefined;
    if (!known) throw error;
    ports.log.warn({ reference: known.reference, code, err: error }, 'answered from the history');
    return known;
  }
}

async function lastKnown(
  ports: LastKnownPorts,
  asked: AskedQueues,
  code: ErrorCode,
): Promise<LastKnownReport | undefined> {
  const { history, clock, ids } = ports;
  const { queueIds, channels } = idsOf(asked);
  const wanted = queueIds.flatMap((queueId) => channels.map((channel) => ({ queueId, channel })));
  const now = clock.now();
  const { view, share } = asked;
  const about = { kind: 'last-known', code, reference: ids.short(), now, view, share } as const;
  if (wanted.length > mostSeries) return { ...about, lines: [], isTooMany: true };
  const range = { from: new Date(now.getTime() - oldestMs), until: now };
  const [series, openings] = await Promise.all([
    history.read(asked.tenant, wanted, range).catch(nothingWhenAway),
    readOpenings(ports, queueIds),
  ]);
  const lines = series.flatMap((one) => lineOf(one, asked, openings));
  if (lines.length === 0) return undefined;
  const worst = lines.toSorted((a, b) => worstFirst(unlimited(a), unlimited(b)));
  return { ...about, lines: worst, isTooMany: false };
}

/** What was over its limit then is not said now. */
function unlimited(line: LastKnownLine) {
  return { ...line, limit: 'off' } as const;
}

/** Hours are remembered for long. While Connect fails none are waited for. */
function readOpenings({ openingHours, instance }: LastKnownPorts, queueIds: readonly string[]) {
  return openingHours.read(instance, queueIds, { priority: 'command', withinMs: 0 });
}

function lineOf(
  { queueId, channel, points }: WaitSeries,
  { names }: AskedQueues,
  openings: ReadonlyMap<string, Opening>,
) {
  const point: HistoryPoint | undefined = points.at(-1);
  if (!point) return [];
  // Whether estimates were refused then is not kept; that there was none is said all the same.
  const wait = judgeRow(point.last, 'asked');
  const opening: Opening = openings.get(queueId) ?? { kind: 'unknown', why: 'no-hours' };
  const called = queueName(names, queueId);
  return [{ at: point.at, queueName: called, channel, row: point.last, wait, opening }];
}

function nothingWhenAway(error: unknown): readonly WaitSeries[] {
  if (codeOf(error) === undefined) throw error;
  return [];
}
