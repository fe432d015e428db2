import type { QueueChannelReading } from '../domain/contact-centre.ts';

/**
 * The rows each instance has shown. AWS says that an estimate it is not sure of is "empty"; whether a
 * row asked for with other metrics is then left out whole is unverified. Without this a queue whose
 * estimate is unsure would lose its counts as well, just when they are all there is.
 */
export class SeenRows {
  readonly #byInstance = new Map<string, Map<string, ReadonlySet<string>>>();

  /** True when nothing came at all, or a row came before and does not now. */
  mayBeMissing(
    instance: string,
    queueIds: readonly string[],
    rows: readonly QueueChannelReading[],
  ): boolean {
    if (rows.length === 0) return true;
    const before = this.#byInstance.get(instance);
    const now = channelsByQueue(rows);
    return queueIds.some((id) =>
      [...(before?.get(id) ?? [])].some((channel) => !now.get(id)?.has(channel)),
    );
  }

  /** Takes these rows for all there are of these queues. */
  learn(instance: string, queueIds: readonly string[], rows: readonly QueueChannelReading[]): void {
    const seen = this.#byInstance.get(instance) ?? new Map<string, ReadonlySet<string>>();
    this.#byInstance.set(instance, seen);
    const now = channelsByQueue(rows);
    for (const id of queueIds) {
      const channels = now.get(id);
      if (channels) seen.set(id, channels);
      else seen.delete(id);
    }
  }
}

function channelsByQueue(rows: readonly QueueChannelReading[]): Map<string, Set<string>> {
  const channels = new Map<string, Set<string>>();
  for (const { queueId, channel } of rows) {
    channels.set(queueId, (channels.get(queueId) ?? new Set()).add(channel));
  }
  return channels;
}
