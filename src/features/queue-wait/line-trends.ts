import type { Tenant } from '../../domain/tenant.ts';
import type { Trend } from '../../floor/history/trend.ts';
import { readTrends, type TrendPorts } from '../read-trends.ts';
import type { QueueLine } from './queue-line.ts';

/** Where the wait of a line is going; a line without one is a line of which too little is known. */
export type TrendByLine = ReadonlyMap<QueueLine, Trend>;

/** Reads where the waits of these lines are going, all at once; none where the history cannot be read in time. */
export async function lineTrends(
  ports: TrendPorts,
  tenant: Tenant,
  lines: readonly QueueLine[],
): Promise<TrendByLine> {
  const wanted = lines.map(({ queueId, row: { channel } }) => ({ queueId, channel }));
  const trends = await readTrends(ports, tenant, wanted);
  return new Map(
    lines.flatMap((line, index) => {
      const trend = trends[index];
      return trend ? [[line, trend] as const] : [];
    }),
  );
}
