import type { Redis } from 'ioredis';
import type { Log } from '../ports.ts';
import type { ReadingShelf } from '../stores.ts';
import { claimTimes } from './claim-times.ts';
import { createDecoder, type Decode } from './codec/decode.ts';
import { packReading, unpackReading } from './codec/reading.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** A reading is of use for seconds and some hundred kB; how old it may be is the reader's business. */
const readingMilliseconds = 60_000;

/** Readings for all processes, each under a key of its own beside the claim to make the next one. */
export class RedisReadingShelf implements ReadingShelf {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  find: ReadingShelf['find'] = async (tenant, key) => {
    const { reading } = keysOf(tenant);
    const packed = await asking('find reading', () =>
      this.#redis.hgetBuffer(reading(key), 'packed'),
    );
    return packed ? unpackReading(this.#decode, packed, `reading ${key}`) : undefined;
  };

  claim: ReadingShelf['claim'] = async (tenant, key, { token, now, forSeconds }) => {
    const { readingClaim } = keysOf(tenant);
    const claimed = await asking('claim reading', () =>
      this.#redis.fwClaim(readingClaim(key), token, ...claimTimes(now, forSeconds)),
    );
    return claimed === 1;
  };

  put: ReadingShelf['put'] = async (tenant, key, { token, reading }) => {
    const keys = keysOf(tenant);
    const packed = await packReading(reading);
    await asking('put reading', () =>
      this.#redis.fwPutReading(
        ...[keys.reading(key), keys.readingClaim(key)],
        ...[token, String(reading.asOf.getTime()), packed, String(readingMilliseconds)],
      ),
    );
  };

  release: ReadingShelf['release'] = async (tenant, key, token) => {
    const { readingClaim } = keysOf(tenant);
    await asking('release reading', () => this.#redis.fwRelease(readingClaim(key), token));
  };
}
