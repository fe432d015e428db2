import type {
  MissedOfQueuesReading,
  MissedReading,
  QueueHistoryReading,
} from '../domain/contact-centre.ts';
import type { MissedCounts, QueueHistories } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import { Remembered } from '../remembered.ts';

/** The figures are minutes late, and what was asked a moment ago is as good; a little less than a minute, so that every fourth check of fifteen seconds asks. */
const rememberedForMs = 55_000;
/** So many questions at once: ids and windows. */
const questionsAtMost = 100;

/**
 * Figures of the past for who asks again and again for a window that moves on: the same question, these
 * ids and a window of this length, is asked once a minute. What failed is asked again.
 */
export function createPastFigures(ports: {
  readonly queueHistories: QueueHistories;
  readonly gateway: MissedCounts;
  readonly clock: Clock;
}): QueueHistories & MissedCounts {
  const { queueHistories, gateway, clock } = ports;
  const outcomes = new Remembered<QueueHistoryReading>(clock, rememberedForMs, questionsAtMost);
  const ofAgents = new Remembered<MissedReading>(clock, rememberedForMs, questionsAtMost);
  const ofQueues = new Remembered<MissedOfQueuesReading>(clock, rememberedForMs, questionsAtMost);
  const keyOf = (instance: string, ids: readonly string[], from: Date, more = 0) => {
    const seconds = Math.round((clock.now().getTime() - from.getTime()) / 1000);
    return JSON.stringify([instance, ids.toSorted(), seconds, more]);
  };
  return {
    readQueueHistory: (instance, about, options) =>
      outcomes.get(keyOf(instance, about.queueIds, about.from, about.serviceLevelSeconds), () =>
        queueHistories.readQueueHistory(instance, about, options),
      ),
    readMissed: (instance, about, options) =>
      ofAgents.get(keyOf(instance, about.userIds, about.from), () =>
        gateway.readMissed(instance, about, options),
      ),
    readMissedOfQueues: (instance, about, options) =>
      ofQueues.get(keyOf(instance, about.queueIds, about.from), () =>
        gateway.readMissedOfQueues(instance, about, options),
      ),
  };
}
