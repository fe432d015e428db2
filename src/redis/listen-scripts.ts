import type { Result } from 'ioredis';

/** What those who listen need. Each is one atomic step over keys of one tenant, and looks into no record. */
export const listenScripts = {
  /**
   * KEYS sessions places versions standings · ARGV session id, place, session, standing. Nothing when
   * opened, else the id, session, version and standing of the one that is there.
   */
  fwOpenSession: {
    numberOfKeys: 4,
    lua: `
local known = redis.call('HGET', KEYS[2], ARGV[2])
if known and redis.call('HEXISTS', KEYS[1], known) == 1 then
  local record = { known }
  for place, key in ipairs({ KEYS[1], KEYS[3], KEYS[4] }) do
    record[place + 1] = redis.call('HGET', key, known) or ''
  end
  return record
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('HSET', KEYS[2], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], 1)
redis.call('HSET', KEYS[4], ARGV[1], ARGV[4])
return {}`,
  },
  /** KEYS sessions places versions standings · ARGV place. Nothing, or the id, session, version and standing. */
  fwFindSession: {
    numberOfKeys: 4,
    lua: `
local known = redis.call('HGET', KEYS[2], ARGV[1])
if not known or redis.call('HEXISTS', KEYS[1], known) == 0 then return {} end
local record = { known }
for place, key in ipairs({ KEYS[1], KEYS[3], KEYS[4] }) do
  record[place + 1] = redis.call('HGET', key, known) or ''
end
return record`,
  },
  /** KEYS versions standings · ARGV session id, version, standing. 1 when written, 0 when the version is another. */
  fwWriteSession: {
    numberOfKeys: 2,
    lua: `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
return 1`,
  },
  /** KEYS places · ARGV session id. The place it keeps is free for another one. */
  fwFreeSession: {
    numberOfKeys: 1,
    lua: `
local places = redis.call('HGETALL', KEYS[1])
for place = 1, #places, 2 do
  if places[place + 1] == ARGV[1] then redis.call('HDEL', KEYS[1], places[place]) end
end
return 1`,
  },
  /** KEYS sessions places versions standings · ARGV session id. 0 when it was gone. */
  fwCloseSession: {
    numberOfKeys: 4,
    lua: `
local places = redis.call('HGETALL', KEYS[2])
for place = 1, #places, 2 do
  if places[place + 1] == ARGV[1] then redis.call('HDEL', KEYS[2], places[place]) end
end
redis.call('HDEL', KEYS[3], ARGV[1])
redis.call('HDEL', KEYS[4], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`,
  },
  /**
   * KEYS requests owners · ARGV request id, person and agent, the person, how many one may have,
   * request. What became of it, and the id and the record in its way.
   */
  fwAddRequest: {
    numberOfKeys: 2,
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
if own >= tonumber(ARGV[4]) then return { 'too-many' } end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[5])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return { 'added' }`,
  },
  /** KEYS requests owners · ARGV request id. 0 when it was gone. */
  fwRemoveRequest: {
    numberOfKeys: 2,
    lua: `
redis.call('HDEL', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`,
  },
  /**
   * KEYS busy attempts refusals · ARGV token, now, until when it is busy, garbage collection of that,
   * how many attempts, within which time (ms). What became of it, how long to wait (ms), and whether
   * it is the first too many within the time. What was noted more than a minute after now is void: a
   * clock was ahead, or stepped back.
   */
  fwBeginAttempt: {
    numberOfKeys: 3,
    lua: `
local now, most, window = tonumber(ARGV[2]), tonumber(ARGV[5]), tonumber(ARGV[6])
local expiry = tonumber(redis.call('HGET', KEYS[1], 'expiresAt') or '0')
local claimed = tonumber(redis.call('HGET', KEYS[1], 'claimedAt') or '0')
if expiry > now and claimed <= now + 60000 then return { 'busy', 0, 0 } end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now - window))
redis.call('ZREMRANGEBYSCORE', KEYS[2], string.format('(%.0f', now + 60000), '+inf')
local count = redis.call('ZCARD', KEYS[2])
if count >= most then
  local first = redis.call('ZRANGE', KEYS[2], count - most, count - most, 'WITHSCORES')
  local refused = tonumber(redis.call('GET', KEYS[3]) or '0')
  local isFirst = refused <= now - window or refused > now + 60000
  if isFirst then redis.call('SET', KEYS[3], ARGV[2], 'PX', window + 3600000) end
  return { 'too-many', tonumber(first[2]) + window - now, isFirst and 1 or 0 }
end
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], window + 3600000)
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'claimedAt', ARGV[2], 'expiresAt', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return { 'begun', 0, 0 }`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwOpenSession(...args: string[]): Result<string[], Context>;
    fwFindSession(...args: string[]): Result<string[], Context>;
    fwWriteSession(...args: string[]): Result<number, Context>;
    fwFreeSession(...args: string[]): Result<number, Context>;
    fwCloseSession(...args: string[]): Result<number, Context>;
    fwAddRequest(...args: string[]): Result<string[], Context>;
    fwRemoveRequest(...args: string[]): Result<number, Context>;
    fwBeginAttempt(...args: string[]): Result<[string, number, number], Context>;
  }
}
