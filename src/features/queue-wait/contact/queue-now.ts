import {
  type Channel,
  knownChannels,
  type QueueChannelReading,
  type QueuesReading,
} from '../../../domain/contact-centre.ts';
import { type Limit, waitLimitOf } from '../../../domain/settings.ts';
import { type JudgedWait, judgeRow } from '../../../domain/wait.ts';
import type { QueueReadings } from '../../../ports/connect.ts';
import type { CurrentSettings } from '../../../ports/ground.ts';
import { type Attempt, attempt } from './attempt.ts';

/** What the queue of a contact reports now, in the contact's channel. */
export interface QueueNow {
  readonly asOf: Date;
  /** undefined: the service gave no figures for it. */
  readonly row: QueueChannelReading | undefined;
  readonly wait: JudgedWait;
  readonly estimate: QueuesReading['estimate'];
}

export interface QueueAround {
  readonly queueId: string;
  readonly channel: Channel;
  readonly now: Attempt<QueueNow>;
  /** How long a contact may wait there, seconds. */
  readonly limit: Attempt<Limit>;
}

export interface QueueNowPorts {
  readonly queueReadings: QueueReadings;
  readonly settings: CurrentSettings;
  readonly instance: string;
}

/** Reads the queue a contact waits in, by the question that `/queue-wait <queue>` asks as well. */
export async function readQueueAround(
  ports: QueueNowPorts,
  about: { readonly workspace: string; readonly queueId: string; readonly channel: Channel },
): Promise<QueueAround> {
  const { workspace, queueId, channel } = about;
  const tenant = { workspace, instance: ports.instance };
  const [now, limit] = await Promise.all([
    attempt(readQueueNow(ports, queueId, channel)),
    attempt(
      ports.settings
        .read(tenant)
        .then(({ settings }) => waitLimitOf(settings.waits, queueId, channel)),
    ),
  ]);
  return { queueId, channel, now, limit };
}

async function readQueueNow(
  { queueReadings, instance }: QueueNowPorts,
  queueId: string,
  channel: Channel,
): Promise<QueueNow> {
  const options = { priority: 'command' } as const;
  const reading = await queueReadings.readQueues(instance, [queueId], knownChannels, options);
  const row = reading.rows.find((one) => one.queueId === queueId && one.channel === channel);
  const { asOf, estimate } = reading;
  return { asOf, row, wait: judgeRow(row, estimate), estimate };
}
