import type { Channel, QueueChannelReading } from '../domain/contact-centre.ts';

/** That the counts alone gave no row either is taken for true this long: so long may an unsure estimate hide one. */
const noneHoldsForMs = 5 * 60_000;

/** Which rows were asked for, and when. */
export interface AskedRows {
  readonly instance: string;
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly now: Date;
}

/** By queue and channel: those that had a row when they were last asked for. */
interface Seen {
  readonly rows: Set<string>;
  /** Until when nothing is expected (ms), where the counts alone gave no row either. */
  readonly noneUntil: Map<string, number>;
}

/**
 * The rows each instance has shown. AWS says that an estimate it is not sure of is "empty"; whether a
 * row asked for with other metrics is then left out whole is unverified. Without this a queue whose
 * estimate is unsure would lose its counts as well, just when they are all there is. What was not
 * asked for is neither missed nor forgotten.
 */
export class SeenRows {
  readonly #byInstance = new Map<string, Seen>();

  /** True when a row came before and does not now, or nothing came at all and that was not looked into lately. */
  mayBeMissing(asked: AskedRows, rows: readonly QueueChannelReading[]): boolean {
    const seen = this.#byInstance.get(asked.instance);
    if (rows.length === 0) {
      const now = asked.now.getTime();
      return placesOf(asked).some((place) => !((seen?.noneUntil.get(place) ?? 0) > now));
    }
    const here = new Set(rows.map(placeOf));
    return placesOf(asked).some((place) => seen?.rows.has(place) && !here.has(place));
  }

  /** Takes these rows for all there are of what was asked. `areCounted`: the counts alone were asked for as well. */
  learn(
    asked: AskedRows,
    rows: readonly QueueChannelReading[],
    { areCounted }: { readonly areCounted: boolean },
  ): void {
    const none = { rows: new Set<string>(), noneUntil: new Map<string, number>() };
    const seen = this.#byInstance.get(asked.instance) ?? none;
    this.#byInstance.set(asked.instance, seen);
    const here = new Set(rows.map(placeOf));
    for (const place of placesOf(asked)) {
      if (here.has(place)) {
        seen.rows.add(place);
        seen.noneUntil.delete(place);
      } else {
        seen.rows.delete(place);
        if (areCounted) seen.noneUntil.set(place, asked.now.getTime() + noneHoldsForMs);
      }
    }
  }
}

function placeOf({ queueId, channel }: Pick<QueueChannelReading, 'queueId' | 'channel'>): string {
  return `${queueId}|${channel}`;
}

function placesOf({ queueIds, channels }: AskedRows): readonly string[] {
  return queueIds.flatMap((queueId) => channels.map((channel) => placeOf({ queueId, channel })));
}
