import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../ports/ground.ts';
import type { KeptPost, PostStore } from '../stores/alerting.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { postShapes } from './codec/post-shapes.ts';
import { keysOf } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const both = z.tuple([hash, hash]);

/** What was said of alerts, in two hashes of the tenant; a write compares the version. */
export class RedisPostStore implements PostStore {
  readonly claim: PostStore['claim'];
  readonly release: PostStore['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'posts', (keys) => keys.postClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: PostStore['read'] = async (tenant) => {
    const { posts, postVersions } = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'read posts', [
      ['hgetall', posts],
      ['hgetall', postVersions],
    ]);
    const [texts, versions] = both.parse(answers);
    return new Map<string, KeptPost>(
      Object.entries(texts).flatMap(([homeId, text]) => {
        const post = this.#decode(postShapes.post, text, `post ${homeId}`);
        return post ? [[homeId, { version: Number(versions[homeId] ?? 0), post }] as const] : [];
      }),
    );
  };

  write: PostStore['write'] = async (tenant, { expectedVersion, post }) => {
    const { posts, postVersions } = keysOf(tenant);
    const written = await asking('write post', () =>
      this.#redis.fwWritePost(
        ...[posts, postVersions],
        ...[post.homeId, String(expectedVersion), encode(post)],
      ),
    );
    return written === 1;
  };

  forget: PostStore['forget'] = async (tenant, homeIds) => {
    if (homeIds.length === 0) return;
    const { posts, postVersions } = keysOf(tenant);
    await asking('forget posts', () =>
      this.#redis
        .multi()
        .hdel(posts, ...homeIds)
        .hdel(postVersions, ...homeIds)
        .exec(),
    );
  };
}
