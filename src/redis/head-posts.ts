import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../ports/ground.ts';
import type { HeadPosts } from '../stores/audit.ts';
import { claimsBy } from './claims.ts';
import { shapes } from './codec/audit-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const standingHash = z.object({ version: z.string().optional(), settings: z.string().optional() });

/** Which head of the audit was posted, in one hash of the tenant; one that cannot be read is none. */
export class RedisHeadPosts implements HeadPosts {
  readonly claim: HeadPosts['claim'];
  readonly release: HeadPosts['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'posting the head', (keys) => keys.auditClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: HeadPosts['read'] = async (tenant) => {
    const { auditHead } = keysOf(tenant);
    const answer = await asking('read posted head', () => this.#redis.hgetall(auditHead));
    const { version, settings } = standingHash.parse(answer);
    const standing = this.#decode(shapes.headStanding, settings, 'posted head of the audit');
    return { version: Number(version ?? 0), standing: standing ?? {} };
  };

  write: HeadPosts['write'] = async (tenant, { expectedVersion, standing }) => {
    const { auditHead } = keysOf(tenant);
    const written = await asking('write posted head', () =>
      this.#redis.fwWriteSettings(auditHead, String(expectedVersion), encode(standing)),
    );
    return written === 1;
  };
}
