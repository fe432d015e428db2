import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../ports/ground.ts';
import type { HeadPosts } from '../stores/audit.ts';
import { claimTimes } from './claim-times.ts';
import { shapes } from './codec/audit-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const standingHash = z.object({ version: z.string().optional(), settings: z.string().optional() });

/** Which head of the audit was posted, in one hash of the tenant; one that cannot be read is none. */
export class RedisHeadPosts implements HeadPosts {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
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

  claim: HeadPosts['claim'] = async (tenant, { token, now, forSeconds }) => {
    const times = claimTimes(now, forSeconds);
    const claimed = await asking('claim posting the head', () =>
      this.#redis.fwClaim(keysOf(tenant).auditClaim, token, ...times),
    );
    return claimed === 1;
  };

  release: HeadPosts['release'] = async (tenant, token) => {
    await asking('release posting the head', () =>
      this.#redis.fwRelease(keysOf(tenant).auditClaim, token),
    );
  };
}
