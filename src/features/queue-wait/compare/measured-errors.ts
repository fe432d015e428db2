import { inTime } from '../../../domain/in-time.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { WaitHistory } from '../../../stores/waits.ts';
import { type AccuracyPorts, readAccuracy } from '../estimate-accuracy.ts';
import { prospectOf } from '../prospect.ts';
import type { QueueLine } from '../queue-line.ts';
import { type EstimateError, measuredOverHours } from './wrong-by.ts';

export interface MeasuringPorts extends AccuracyPorts {
  readonly history: Pick<WaitHistory, 'read'>;
}

/** How sure an answer is stands beside it: without it the answer goes by our own guess. */
const measuredWithinMs = 2_500;
/** A day of a line takes some ten milliseconds to read and to compare. */
const mostMeasured = 20;

/**
 * How far off the estimates of these lines were in the last day. Only of lines whose estimate decides
 * something, since a day of each is thousands of readings. Of none where it cannot be read in time.
 */
export async function measuredErrors(
  ports: MeasuringPorts,
  tenant: Tenant,
  lines: readonly QueueLine[],
): Promise<EstimateError> {
  const deciding = decidingLines(lines).slice(0, mostMeasured);
  if (deciding.length === 0) return () => undefined;
  const measuring = measure(ports, tenant, deciding);
  const measured = (await inTime(ports.clock, measuredWithinMs, measuring)) ?? [];
  return ({ queueId, row: { channel } }) =>
    measured.find((one) => one.queueId === queueId && one.channel === channel)?.accuracy;
}

async function measure(ports: MeasuringPorts, tenant: Tenant, lines: readonly QueueLine[]) {
  const until = ports.clock.now();
  const from = new Date(until.getTime() - measuredOverHours * 3_600_000);
  const wanted = lines.map(({ queueId, row: { channel } }) => ({ queueId, channel }));
  const series = await ports.history.read(tenant, wanted, { from, until });
  return readAccuracy(ports, tenant, { series, from });
}

/** Lines with a figure, in channels in which several have one and none would serve at once. */
function decidingLines(lines: readonly QueueLine[]): readonly QueueLine[] {
  const all = lines.map((line) => ({ line, kind: prospectOf(line).kind }));
  return all.flatMap(({ line, kind }) => {
    const same = all.filter((other) => other.line.row.channel === line.row.channel);
    const timed = same.filter((other) => other.kind === 'about' || other.kind === 'at-least');
    const isOpen = timed.length > 1 && !same.some((other) => other.kind === 'at-once');
    return isOpen && kind === 'about' ? [line] : [];
  });
}
