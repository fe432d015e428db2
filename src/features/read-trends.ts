import type { SeriesId } from '../domain/history.ts';
import { inTime } from '../domain/in-time.ts';
import type { Tenant } from '../domain/tenant.ts';
import { type Trend, trendLooksBackSeconds, trendOf } from '../floor/history/trend.ts';
import type { Clock } from '../ports/ground.ts';
import type { WaitHistory } from '../stores/waits.ts';

export interface TrendPorts {
  readonly history: Pick<WaitHistory, 'read'>;
  readonly clock: Clock;
}

/** A trend stands beside the figures, and is not waited for any longer. */
const trendsWithinMs = 2_000;
/** What a trend looks at, and a little more. */
const lastMs = (trendLooksBackSeconds + 60) * 1000;

/**
 * Reads where the waits of these are going, all at once and in their order: undefined of which too
 * little is known, or where the history cannot be read in time.
 */
export async function readTrends(
  { history, clock }: TrendPorts,
  tenant: Tenant,
  wanted: readonly SeriesId[],
): Promise<readonly (Trend | undefined)[]> {
  if (wanted.length === 0) return [];
  const now = clock.now();
  // The reading that stands in the same answer counts.
  const range = { from: new Date(now.getTime() - lastMs), until: new Date(now.getTime() + 1) };
  const series = await inTime(clock, trendsWithinMs, history.read(tenant, wanted, range));
  return wanted.map((_, index) => trendOf(series?.[index]?.points ?? [], now));
}
