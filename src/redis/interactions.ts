import type { Redis } from 'ioredis';
import type { Interactions } from '../stores/interactions.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** A request is good for five minutes by its signature; this is well beyond, and garbage afterwards. */
const rememberedMilliseconds = 60 * 60 * 1000;

/** A key for each thing that was done, taken by whoever writes it. */
export class RedisInteractions implements Interactions {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  isFirst: Interactions['isFirst'] = async (tenant, interactionId) => {
    const key = keysOf(tenant).interaction(interactionId);
    const written = await asking('take interaction', () =>
      this.#redis.set(key, '1', 'PX', rememberedMilliseconds, 'NX'),
    );
    return written === 'OK';
  };
}
