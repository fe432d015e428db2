import type { Channel, QueueChannelReading } from '../../../domain/contact-centre.ts';
import type { QueueRows } from './readings.ts';

/** The rows of a queue in these channels; of all, when none is named. */
export function rowsIn(
  { byQueue }: QueueRows,
  queueId: string,
  channels: readonly Channel[],
): readonly QueueChannelReading[] {
  const rows = byQueue.get(queueId) ?? [];
  return channels.length === 0 ? rows : rows.filter(({ channel }) => channels.includes(channel));
}
