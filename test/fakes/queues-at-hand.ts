import type { Channel, QueuesReading } from '../../src/domain/contact-centre.ts';
import type { QueuesAtHand } from '../../src/ports/connect.ts';

/** What was read lately, by data; nothing until it is told. */
export class FakeQueuesAtHand implements QueuesAtHand {
  reading: QueuesReading | undefined;
  readonly asked: {
    readonly queueIds: readonly string[];
    readonly channels: readonly Channel[];
  }[] = [];

  async queuesAtHand(
    _instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
  ): Promise<QueuesReading | undefined> {
    this.asked.push({ queueIds, channels });
    if (!this.reading) return undefined;
    const rows = this.reading.rows.filter(
      (row) => queueIds.includes(row.queueId) && channels.includes(row.channel),
    );
    return { ...this.reading, rows };
  }
}
