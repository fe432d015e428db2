import type { Channel, Names } from '../../domain/contact-centre.ts';
import type { WaitSettings } from '../../domain/settings.ts';
import type { OpeningHours, QueuesAtHand } from '../../ports/connect.ts';
import { linesOf, type QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';

export interface AtHandPorts {
  readonly queuesAtHand: QueuesAtHand;
  readonly openingHours: OpeningHours;
  readonly instance: string;
}

/**
 * All queues in these channels as they were lately; undefined where that is not at hand. Advice is
 * worth no call to Connect: a group of queues costs no more than its share.
 */
export async function othersAtHand(
  { queuesAtHand, openingHours, instance }: AtHandPorts,
  { names, waits }: { readonly names: Names; readonly waits: WaitSettings },
  channels: readonly Channel[],
): Promise<Pick<LinesRead, 'lines' | 'estimate'> | undefined> {
  const queueIds = [...names.queues.keys()];
  const reading = await queuesAtHand.queuesAtHand(instance, queueIds, channels);
  if (!reading) return undefined;
  const openings = openingHours.remembered(instance, queueIds);
  const lines = linesOf(reading, { names, waits, openings });
  return { lines: lines.map(unlessHoursAreUnread), estimate: reading.estimate };
}

/** A closed queue often looks best of all: nobody waits, and its agents are there for others. */
function unlessHoursAreUnread(line: QueueLine): QueueLine {
  const { opening } = line;
  return opening.kind === 'unknown' && opening.why === 'not-yet'
    ? { ...line, wait: { kind: 'unknown', reason: 'no-counts' } }
    : line;
}
