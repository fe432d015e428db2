import type { Result } from 'ioredis';

/** What watches of contacts need. Each is one atomic step over keys of one tenant, and looks into no record. */
export const watchScripts = {
  /**
   * KEYS watches owners versions standings · ARGV watch id, person and contact, the person, how many
   * one may have, how many all may have, watch, standing. What became of it, and the id and the
   * record in its way.
   */
  fwAddWatch: {
    numberOfKeys: 4,
    lua: `
local owners = redis.call('HGETALL', KEYS[2])
local own = 0
for place = 1, #owners, 2 do
  local owner = owners[place + 1]
  if owner == ARGV[2] then
    return { 'exists', owners[place], redis.call('HGET', KEYS[1], owners[place]) or '' }
  end
  if string.sub(owner, 1, #ARGV[3]) == ARGV[3] then own = own + 1 end
end
if own >= tonumber(ARGV[4]) then return { 'too-many-of-one' } end
if #owners / 2 >= tonumber(ARGV[5]) then return { 'too-many-of-all' } end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[6])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[3], ARGV[1], 1)
redis.call('HSET', KEYS[4], ARGV[1], ARGV[7])
return { 'added' }`,
  },
  /** KEYS versions standings · ARGV watch id, version, standing. 1 when written, 0 when the version is another. */
  fwWriteWatch: {
    numberOfKeys: 2,
    lua: `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
return 1`,
  },
  /** KEYS watches owners stops · ARGV watch id, when. 0 when it is gone or stopped already. */
  fwStopWatch: {
    numberOfKeys: 3,
    lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('HSETNX', KEYS[3], ARGV[1], ARGV[2])`,
  },
  /** KEYS watches owners versions standings stops · ARGV watch id. */
  fwRemoveWatch: {
    numberOfKeys: 5,
    lua: `
for place = 1, 5 do redis.call('HDEL', KEYS[place], ARGV[1]) end
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwAddWatch(...args: string[]): Result<string[], Context>;
    fwWriteWatch(...args: string[]): Result<number, Context>;
    fwStopWatch(...args: string[]): Result<number, Context>;
    fwRemoveWatch(...args: string[]): Result<number, Context>;
  }
}
