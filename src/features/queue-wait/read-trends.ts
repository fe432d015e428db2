import { inTime } from '../../domain/in-time.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { type Trend, trendLooksBackSeconds, trendOf } from '../../floor/history/trend.ts';
import type { Clock } from '../../ports/ground.ts';
import type { WaitHistory } from '../../stores/waits.ts';
import type { QueueLine } from './queue-line.ts';

export interface TrendPorts {
  readonly history: Pick<WaitHistory, 'read'>;
  readonly clock: Clock;
}

/** Where the wait of a line is going; a line without one is a line of which too little is known. */
export type TrendByLine = ReadonlyMap<QueueLine, Trend>;

/** A trend stands beside the figures, and is not waited for any longer. */
const trendsWithinMs = 2_000;
/** What a trend looks at, and a little more. */
const lastMs = (trendLooksBackSeconds + 60) * 1000;

/** Reads where the waits of these lines are going, all at once; none where the history cannot be read in time. */
export async function readTrends(
  { history, clock }: TrendPorts,
  tenant: Tenant,
  lines: readonly QueueLine[],
): Promise<TrendByLine> {
  if (lines.length === 0) return new Map();
  const now = clock.now();
  // The reading that stands in the same answer counts.
  const range = { from: new Date(now.getTime() - lastMs), until: new Date(now.getTime() + 1) };
  const wanted = lines.map(({ queueId, row: { channel } }) => ({ queueId, channel }));
  const series = await inTime(clock, trendsWithinMs, history.read(tenant, wanted, range));
  return new Map(
    lines.flatMap((line, index) => {
      const trend = trendOf(series?.[index]?.points ?? [], now);
      return trend ? [[line, trend] as const] : [];
    }),
  );
}
