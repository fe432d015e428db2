import type { UnknownReason, WaitReading } from '../../domain/alert.ts';
import type { QueueChannelReading, QueuesReading } from '../../domain/contact-centre.ts';

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
  const { channel, contactsInQueue: waiting, agentsStaffed: staffed } = row;
  if (waiting === undefined) return unknownBecause('no-counts');
  // An estimate for a queue in which nobody waits is about a contact that is not there.
  if (waiting === 0) return { kind: 'empty' };
  if (staffed === 0) return { kind: 'nobody-staffed', channel, waiting };

  const { estimatedWaitSeconds: estimated, oldestContactSeconds: oldest } = row;
  const isOldestLonger = oldest !== undefined && (estimated === undefined || oldest > estimated);
  const seconds = isOldestLonger ? oldest : estimated;
  if (seconds === undefined) return unknownBecause('no-estimate');
  return {
    kind: 'wait',
    seconds,
    channel,
    source: isOldestLonger ? 'oldest-contact' : 'estimate',
    // Where the service never estimates, the oldest contact is the measure and not a stand-in.
    isLowerBound: estimated === undefined && estimate === 'asked',
    waiting,
  };
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
