import type { QueueHistoryReading } from '../domain/contact-centre.ts';
import type { QueueHistories } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import { Remembered } from '../remembered.ts';

/** The figures are minutes late and change as contacts end, so nobody misses anything for so long. */
const sharedForMs = 15_000;
/** So many questions at once: queues, times and service levels. */
const questionsAtMost = 500;

/**
 * What became of contacts, read once for all in this process who ask the same within 15 seconds: these
 * queues, a time of this length, this service level. What failed is asked again.
 */
export function createSharedOutcomes(ports: {
  readonly gateway: QueueHistories;
  readonly clock: Clock;
}): QueueHistories {
  const { gateway, clock } = ports;
  const remembered = new Remembered<QueueHistoryReading>(clock, sharedForMs, questionsAtMost);
  return {
    readQueueHistory: (instance, about, options) => {
      const seconds = Math.round((clock.now().getTime() - about.from.getTime()) / 1000);
      const ids = about.queueIds.toSorted();
      const key = JSON.stringify([instance, ids, seconds, about.serviceLevelSeconds]);
      return remembered.get(key, () => gateway.readQueueHistory(instance, about, options));
    },
  };
}
