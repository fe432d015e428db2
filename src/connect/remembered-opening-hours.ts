import { LRUCache } from 'lru-cache';
import { inTime } from '../domain/in-time.ts';
import type { Opening } from '../domain/opening.ts';
import type { OpeningHours, OpeningOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { HoursOfInstance } from './hours-of-instance.ts';

/** Opening hours by `SearchQueues` and `GetEffectiveHoursOfOperations`, read once for all who ask and remembered. */
export class RememberedOpeningHours implements OpeningHours {
  readonly #calls: ConnectCalls;
  readonly #byInstance = new LRUCache<string, HoursOfInstance>({ max: 20 });

  constructor(calls: ConnectCalls) {
    this.#calls = calls;
  }

  async read(
    instance: string,
    queueIds: readonly string[],
    { priority, withinMs }: OpeningOptions,
  ): Promise<ReadonlyMap<string, Opening>> {
    if (queueIds.length === 0) return new Map();
    const work = this.#hoursOf(instance).obtain(queueIds, { priority });
    await inTime(this.#calls.clock, withinMs, work);
    return this.remembered(instance, queueIds);
  }

  remembered(instance: string, queueIds: readonly string[]): ReadonlyMap<string, Opening> {
    const hours = this.#hoursOf(instance);
    return new Map(queueIds.map((queueId) => [queueId, hours.openingOf(queueId)]));
  }

  #hoursOf(instance: string): HoursOfInstance {
    const known = this.#byInstance.get(instance);
    if (known) return known;
    const made = new HoursOfInstance(this.#calls, instance);
    this.#byInstance.set(instance, made);
    return made;
  }
}
