import type { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import type { HookStanding, HookStore } from '../stores/alerting.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { silenceShapes } from './codec/silence-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** What the outgoing webhook was told, in one hash of the tenant. */
export class RedisHookStore implements HookStore {
  readonly claim: HookStore['claim'];
  readonly release: HookStore['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'hooks', (keys) => keys.hookClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: HookStore['read'] = async (tenant) => {
    const texts = await asking('read hooks', () => this.#redis.hgetall(keysOf(tenant).hooks));
    return new Map<string, HookStanding>(
      Object.entries(texts).flatMap(([id, text]) => {
        const standing = this.#decode(silenceShapes.hookStanding, text, `hook ${id}`);
        return standing ? [[id, standing] as const] : [];
      }),
    );
  };

  write: HookStore['write'] = async (tenant, hookId, standing) => {
    const { hooks } = keysOf(tenant);
    await asking('write hook', () => this.#redis.hset(hooks, hookId, encode(standing)));
  };

  forget: HookStore['forget'] = async (tenant, hookIds) => {
    if (hookIds.length === 0) return;
    const { hooks } = keysOf(tenant);
    await asking('forget hooks', () => this.#redis.hdel(hooks, ...hookIds));
  };
}
