import type { Result } from 'ioredis';

/** What the sender of alerts needs; each is one atomic step over keys of one tenant. */
export const postScripts = {
  /** KEYS posts versions · ARGV home, version, post. 1 when written, 0 when the version is another. */
  fwWritePost: {
    numberOfKeys: 2,
    lua: `
if (redis.call('HGET', KEYS[2], ARGV[1]) or '0') ~= ARGV[2] then return 0 end
redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwWritePost(...args: string[]): Result<number, Context>;
  }
}
