import type { Redis } from 'ioredis';
import { holds } from '../domain/alerting/silences.ts';
import type { Log } from '../ports/ground.ts';
import type { SilenceStore } from '../stores/alerting.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { silenceShapes } from './codec/silence-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** What is over for so long may go: no clock of ours is that far ahead. */
const garbageMs = 3_600_000;

/** Silences in one hash of the tenant; listing takes away what has long been over. */
export class RedisSilenceStore implements SilenceStore {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  list: SilenceStore['list'] = async (tenant, now) => {
    const key = keysOf(tenant).silences;
    const texts = await asking('list silences', () => this.#redis.hgetall(key));
    const all = Object.entries(texts).flatMap(([id, text]) => this.#silence(id, text) ?? []);
    const old = all.filter(({ until }) => now.getTime() - until.getTime() > garbageMs);
    if (old.length > 0) {
      await asking('tidy silences', () => this.#redis.hdel(key, ...old.map(({ id }) => id)));
    }
    return all
      .filter((silence) => holds(silence, now))
      .toSorted((one, other) => one.until.getTime() - other.until.getTime());
  };

  add: SilenceStore['add'] = async (tenant, silence) => {
    const key = keysOf(tenant).silences;
    await asking('add silence', () => this.#redis.hset(key, silence.id, encode(silence)));
  };

  lift: SilenceStore['lift'] = async (tenant, silenceId) => {
    const key = keysOf(tenant).silences;
    const text = await asking('read silence', () => this.#redis.hget(key, silenceId));
    const removed = await asking('lift silence', () => this.#redis.hdel(key, silenceId));
    // Of two who lift it at once, one did.
    return removed === 1 ? this.#silence(silenceId, text) : undefined;
  };

  #silence(id: string, text: string | null) {
    return this.#decode(silenceShapes.silence, text, `silence ${id}`);
  }
}
