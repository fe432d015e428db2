import type { UnknownReason, WaitReading } from '../../domain/alert.ts';
import type { QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';
import { judgeRow } from '../../domain/wait.ts';

type Known = Extract<WaitReading, { kind: 'wait' }>;

/**
 * What the rows of one queue, one a channel, mean for a wait rule. The longest wait of any channel
 * counts, by estimate or by the contact that has waited longest. A number stays usable while
 * another channel says nothing, but only as a lower bound: it may breach, it may not reassure.
 */
export function judgeWait(
  rows: readonly QueueChannelReading[],
  estimate: QueuesReading['estimate'],
): WaitReading {
  if (rows.length === 0) return { kind: 'unknown', reason: 'queue-absent' };
  const readings = rows.map((row) => judgeChannel(row, estimate));

  const alone = readings.find((reading) => reading.kind === 'nobody-staffed');
  if (alone) return alone;
  const unknown = readings.find((reading) => reading.kind === 'unknown');
  const longest = longestOf(readings.filter((reading) => reading.kind === 'wait'));
  if (!longest) return unknown ?? { kind: 'empty' };
  return { ...longest, isLowerBound: longest.isLowerBound || unknown !== undefined };
}

function judgeChannel(row: QueueChannelReading, estimate: QueuesReading['estimate']): WaitReading {
  const { channel } = row;
  const wait = judgeRow(row, estimate);
  switch (wait.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'nobody-staffed':
      return { kind: 'nobody-staffed', channel, waiting: wait.waiting };
    case 'wait': {
      const { seconds, source, isLowerBound, waiting } = wait;
      return { kind: 'wait', seconds, channel, source, isLowerBound, waiting };
    }
    case 'unknown':
      return unknownBecause(wait.reason);
    case 'absent':
      return unknownBecause('queue-absent');
  }
}

/** The longest wait; a lower bound in any channel leaves the whole a lower bound. */
function longestOf(readings: readonly Known[]): Known | undefined {
  const [first, ...rest] = readings;
  if (!first) return undefined;
  const longest = rest.reduce((best, next) => (next.seconds > best.seconds ? next : best), first);
  return { ...longest, isLowerBound: readings.some((reading) => reading.isLowerBound) };
}

function unknownBecause(reason: UnknownReason): WaitReading {
  return { kind: 'unknown', reason };
}
