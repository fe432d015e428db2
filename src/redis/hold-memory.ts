import type { Redis } from 'ioredis';
import type { HoldMemory } from '../stores/floor.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/**
 * Since when contacts are on hold, in one hash of the tenant; one script notes a whole reading.
 * Nothing is kept of the end of a hold. Not covered, therefore: a sighting on hold that arrives after
 * a later one that saw the contact otherwise. It is remembered until the next reading; when that one
 * sees a new hold, the time is too early, by 90 s at most.
 */
export class RedisHoldMemory implements HoldMemory {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  note: HoldMemory['note'] = async (tenant, { at, onHold, otherwise }) => {
    const { holds } = keysOf(tenant);
    const facts = [at.getTime(), onHold.length].map(String);
    const since = await asking('note holds', () =>
      this.#redis.fwNoteHolds(holds, ...facts, ...onHold, ...otherwise),
    );
    return new Map(
      onHold.map((contactId, place) => [contactId, new Date(since[place] ?? at.getTime())]),
    );
  };
}
