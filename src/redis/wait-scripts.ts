import type { Result } from 'ioredis';

/** What the history of waits needs. Each is one atomic step over keys of one tenant. How many keys is said first. */
export const waitScripts = {
  /**
   * KEYS index, then the open hour of each series · ARGV when (ms), garbage collection (ms), the most
   * bytes of an hour, then the member and the sample of each series.
   */
  fwKeepWaits: {
    lua: `
local at, most = tonumber(ARGV[1]), tonumber(ARGV[3])
for place = 2, #KEYS do
  local member, sample = ARGV[place * 2], ARGV[place * 2 + 1]
  if tonumber(redis.call('ZSCORE', KEYS[1], member) or '0') < at then
    redis.call('ZADD', KEYS[1], ARGV[1], member)
  end
  local length = redis.call('STRLEN', KEYS[place])
  if length + #sample <= most then redis.call('APPEND', KEYS[place], sample) end
  if length == 0 then redis.call('PEXPIRE', KEYS[place], ARGV[2]) end
end
return 1`,
  },
  /**
   * KEYS a day, then the open hours that went into it · ARGV the day as it is to be, garbage
   * collection (ms), then the SHA-1 of each key as it was read. 0 when one is not as it was: nothing
   * is written then, so that no sample is lost that came in between.
   */
  fwPackWaits: {
    lua: `
for place = 1, #KEYS do
  if redis.sha1hex(redis.call('GET', KEYS[place]) or '') ~= ARGV[place + 2] then return 0 end
end
if ARGV[1] == '' then redis.call('DEL', KEYS[1])
else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
for place = 2, #KEYS do redis.call('DEL', KEYS[place]) end
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwKeepWaits(keyCount: number, ...args: (string | Buffer)[]): Result<number, Context>;
    fwPackWaits(keyCount: number, ...args: (string | Buffer)[]): Result<number, Context>;
  }
}
