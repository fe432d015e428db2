import type { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import type { Listings } from '../stores/floor.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { type KeptListing, shapes } from './codec/floor-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** Redis may forget a listing this long after it is over; that it is over is a matter of the bot's clock. */
const garbageMilliseconds = 60 * 60 * 1000;

/** Answers of several pages, a key each. One that cannot be read is as good as none. */
export class RedisListings implements Listings {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  keep: Listings['keep'] = async (tenant, id, { listing, now, forSeconds }) => {
    const key = keysOf(tenant).listing(id);
    const milliseconds = forSeconds * 1000;
    const kept: KeptListing = { listing, until: new Date(now.getTime() + milliseconds) };
    await asking('keep listing', () =>
      this.#redis.set(key, encode(kept), 'PX', milliseconds + garbageMilliseconds),
    );
  };

  find: Listings['find'] = async (tenant, id, now) => {
    const key = keysOf(tenant).listing(id);
    const text = await asking('find listing', () => this.#redis.get(key));
    const kept = this.#decode(shapes.keptListing, text, `listing ${id}`);
    return kept && kept.until > now ? kept.listing : undefined;
  };
}
