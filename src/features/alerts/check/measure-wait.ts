import type { Measured, NoDataReason } from '../../../domain/alerting/measured.ts';
import type { QueueChannelReading } from '../../../domain/contact-centre.ts';
import { type JudgedWait, judgeRow } from '../../../domain/wait.ts';
import { factsOf, factsOfRow } from './queue-facts.ts';
import type { QueueRows } from './readings.ts';

type Known = Extract<JudgedWait, { kind: 'wait' }> & { readonly row: QueueChannelReading };

/**
 * What the rows of one queue, one a channel, mean for a wait. The longest wait of any channel counts,
 * by estimate or by the contact that has waited longest. A number stays usable while another channel
 * says nothing, but only as a lower bound: it may breach, it may not reassure.
 */
export function measureWait(
  rows: readonly QueueChannelReading[],
  { estimate, asOf }: QueueRows,
): Measured {
  if (rows.length === 0) return noData('queue-absent');
  const waits = rows.map((row) => ({ ...judgeRow(row, estimate), row }));

  const alone = waits.find((wait) => wait.kind === 'nobody-staffed');
  if (alone) return { kind: 'beyond', facts: factsOfRow(alone.row, asOf) };
  const unknown = waits.find((wait) => wait.kind === 'unknown');
  const known = waits.filter((wait): wait is Known => wait.kind === 'wait');
  const longest = known.toSorted((one, other) => other.seconds - one.seconds)[0];
  if (!longest) {
    if (unknown) return noData(unknown.reason);
    return { kind: 'value', value: 0, isAtLeast: false, facts: factsOf(rows, asOf) };
  }
  const { seconds, row, source } = longest;
  return {
    kind: 'value',
    value: seconds,
    isAtLeast: unknown !== undefined || known.some(({ isLowerBound }) => isLowerBound),
    facts: { ...factsOfRow(row, asOf), source },
  };
}

/** The service answered, and there is nothing to decide on. */
export function noData(reason: NoDataReason): Measured {
  return { kind: 'no-data', reason };
}
