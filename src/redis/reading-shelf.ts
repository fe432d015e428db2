import type { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import type { ReadingShelf } from '../stores/floor.ts';
import { claimKey, releaseKey } from './claims.ts';
import { createDecoder, type Decode } from './codec/decode.ts';
import { packReading, type ReadingForm, unpackReading } from './codec/reading.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** A reading is of use for a minute and a half and some hundred kB; how old it may be is the reader's business. */
const readingMilliseconds = 90_000;

/** Readings of one kind for all processes, each under a key of its own beside the claim to make the next one. */
export class RedisReadingShelf<Reading extends { readonly asOf: Date }>
  implements ReadingShelf<Reading>
{
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #form: ReadingForm<Reading>;

  constructor(redis: Redis, log: Log, form: ReadingForm<Reading>) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
    this.#form = form;
  }

  find: ReadingShelf<Reading>['find'] = async (tenant, key) => {
    const { reading } = keysOf(tenant);
    const packed = await asking('find reading', () =>
      this.#redis.hgetBuffer(reading(key), 'packed'),
    );
    const report = { decode: this.#decode, where: `reading ${key}` };
    return packed ? unpackReading(this.#form, packed, report) : undefined;
  };

  claim: ReadingShelf<Reading>['claim'] = (tenant, key, claim) =>
    claimKey(this.#redis, 'reading', keysOf(tenant).readingClaim(key), claim);

  put: ReadingShelf<Reading>['put'] = async (tenant, key, { token, reading }) => {
    const keys = keysOf(tenant);
    const packed = await packReading(this.#form, reading);
    await asking('put reading', () =>
      this.#redis.fwPutReading(
        ...[keys.reading(key), keys.readingClaim(key)],
        ...[token, String(reading.asOf.getTime()), packed, String(readingMilliseconds)],
      ),
    );
  };

  release: ReadingShelf<Reading>['release'] = (tenant, key, token) =>
    releaseKey(this.#redis, 'reading', keysOf(tenant).readingClaim(key), token);
}
