import type { QueuesReading } from '../domain/contact-centre.ts';
import type { QueueReadings, QueuesAtHand } from '../ports/connect.ts';
import type { WaitHistory } from '../stores/waits.ts';
import { allQueuesOf, partOf, type QueueSelection, questionOf } from './queue-question.ts';
import { createQueuesLately, type QueuesLately } from './queues-at-hand.ts';
import type { ReadingKind } from './reading-kind.ts';
import { tolerateOutages } from './reading-outage.ts';
import { type SharingPorts, shareReadings } from './shared-readings.ts';

export interface SharedQueuesPorts extends SharingPorts<QueuesReading> {
  readonly gateway: QueueReadings;
  readonly history: Pick<WaitHistory, 'keep'>;
}

/**
 * Queues read once for all who ask (`shareReadings`). Any reading of more queues and channels answers
 * for a part of it. Every fresh one goes into the history; that it cannot be kept fails no reading.
 * What was read lately is at hand for who needs no fresh one.
 */
export function createSharedQueues(ports: SharedQueuesPorts): QueueReadings & QueuesAtHand {
  const lately = createQueuesLately(ports);
  const read = shareReadings(queuesBy(ports, lately), ports);
  return {
    queuesAtHand: lately.queuesAtHand,
    readQueues: (instance, queueIds, channels, options) =>
      read(instance, { queueIds, channels }, options),
  };
}

function queuesBy(
  ports: SharedQueuesPorts,
  lately: QueuesLately,
): ReadingKind<QueueSelection, QueuesReading> {
  const { gateway, history, workspace, log } = ports;
  const redis = tolerateOutages(log, 'Wait history: Redis is away, samples are lost');
  return {
    name: 'queues',
    questionOf,
    isAboutNobody: ({ selection: { queueIds, channels } }) =>
      queueIds.length === 0 || channels.length === 0,
    read: ({ instance, selection: { queueIds, channels } }, options) =>
      gateway.readQueues(instance, queueIds, channels, options),
    complete: async (question, fresh) => {
      const { instance } = question;
      lately.note(question, fresh);
      try {
        await redis(() => history.keep({ workspace, instance }, fresh), undefined);
      } catch (err) {
        log.error({ err }, 'Wait history: a reading could not be kept');
      }
      return fresh;
    },
    mayBePart: () => true,
    wholeOf: allQueuesOf,
    hasPartsOfAny: true,
    partOf,
    sizeOf: ({ rows }) => rows.length,
  };
}
