import type { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import type { ViewOwner, ViewStore } from '../stores/floor.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { shapes } from './codec/floor-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** Saved views in one hash of the tenant. One that cannot be read is as good as none. */
export class RedisViewStore implements ViewStore {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  find: ViewStore['find'] = async (tenant, owner) => {
    const { views } = keysOf(tenant);
    const field = fieldOf(owner);
    const text = await asking('find view', () => this.#redis.hget(views, field));
    return this.#decode(shapes.filter, text, `view of ${field}`);
  };

  save: ViewStore['save'] = async (tenant, owner, filter) => {
    const { views } = keysOf(tenant);
    await asking('save view', () => this.#redis.hset(views, fieldOf(owner), encode(filter)));
  };

  remove: ViewStore['remove'] = async (tenant, owner) => {
    const { views } = keysOf(tenant);
    const removed = await asking('remove view', () => this.#redis.hdel(views, fieldOf(owner)));
    return removed === 1;
  };
}

function fieldOf(owner: ViewOwner): string {
  return owner.kind === 'person' ? `person:${owner.userId}` : `channel:${owner.channelId}`;
}
