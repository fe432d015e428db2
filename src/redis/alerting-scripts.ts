import type { Result } from 'ioredis';

/** What rules and alerts need. Each is one atomic step over keys of one tenant, and looks into no record. */
export const alertingScripts = {
  /**
   * KEYS rules revisions stamps changes removed, then of each change the list of its rule · ARGV how
   * many rules there may be, how long (ms) versions of a removed one are kept, then of each change:
   * rule id, expected revision or '' where it is new, new revision or '' where it goes, rule, version,
   * when (ms). `applied`, or why nothing was done and of which rule.
   */
  fwApplyRules: {
    lua: `
local wide, first = 6, 3
local added, gone = 0, {}
for place = first, #ARGV, wide do
  local id, expected, revision = ARGV[place], ARGV[place + 1], ARGV[place + 2]
  if gone[id] then return { 'overtaken', id } end
  gone[id] = true
  local known = redis.call('HGET', KEYS[2], id)
  if expected == '' then
    if known then return { 'taken', id } end
    added = added + 1
  else
    if known ~= expected then return { 'overtaken', id } end
    if revision == '' then added = added - 1 end
  end
end
if added > 0 and redis.call('HLEN', KEYS[1]) + added > tonumber(ARGV[1]) then return { 'too-many', '' } end
local stamp = redis.call('INCR', KEYS[4])
for place = first, #ARGV, wide do
  local id, revision, rule = ARGV[place], ARGV[place + 2], ARGV[place + 3]
  local version, at = ARGV[place + 4], ARGV[place + 5]
  local versions = KEYS[6 + (place - first) / wide]
  if version ~= '' then
    redis.call('LPUSH', versions, version)
    redis.call('LTRIM', versions, 0, 19)
  end
  if revision == '' then
    for key = 1, 3 do redis.call('HDEL', KEYS[key], id) end
    redis.call('ZADD', KEYS[5], at, id)
    redis.call('PEXPIRE', versions, ARGV[2])
    redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', tonumber(at) - tonumber(ARGV[2]))
    redis.call('PEXPIRE', KEYS[5], ARGV[2])
  else
    redis.call('HSET', KEYS[1], id, rule)
    redis.call('HSET', KEYS[2], id, revision)
    redis.call('HSET', KEYS[3], id, stamp)
    redis.call('ZREM', KEYS[5], id)
    redis.call('PERSIST', versions)
  end
end
return { 'applied', '' }`,
  },
  /**
   * KEYS alerts versions episodes messages · ARGV alert, version, its record or '' where none is left,
   * from when messages are counted (ms), how many messages begin, then each of them and when (ms), then
   * episode id and episode in turn. 1 when written, 0 when the version is another.
   */
  fwCommitAlert: {
    numberOfKeys: 4,
    lua: `
if (redis.call('HGET', KEYS[2], ARGV[1]) or '0') ~= ARGV[2] then return 0 end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
end
local place = 6
for _ = 1, tonumber(ARGV[5]) do
  redis.call('ZADD', KEYS[4], 'NX', ARGV[place + 1], ARGV[place])
  place = place + 2
end
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', '(' .. ARGV[4])
for episode = place, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[episode], ARGV[episode + 1]) end
return 1`,
  },
  /**
   * KEYS episodes over past · ARGV how many are kept, how long (ms), then episode id and when it ended
   * (ms) in turn. How many went into the history.
   */
  fwArchiveEpisodes: {
    numberOfKeys: 3,
    lua: `
local moved, newest = 0, 0
for place = 3, #ARGV, 2 do
  local text = redis.call('HGET', KEYS[1], ARGV[place])
  if text then
    redis.call('HSET', KEYS[3], ARGV[place], text)
    redis.call('ZADD', KEYS[2], ARGV[place + 1], ARGV[place])
    redis.call('HDEL', KEYS[1], ARGV[place])
    newest = math.max(newest, tonumber(ARGV[place + 1]))
    moved = moved + 1
  end
end
if moved == 0 then return 0 end
local old = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', newest - tonumber(ARGV[2]))
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1 - tonumber(ARGV[1]))) do table.insert(old, id) end
for _, id in ipairs(old) do
  redis.call('ZREM', KEYS[2], id)
  redis.call('HDEL', KEYS[3], id)
end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[3], ARGV[2])
return moved`,
  },
  /**
   * KEYS rules versions states told unsayable unsaid notices order of before, then rules revisions
   * stamps changes alerts versions episodes of now · ARGV how many rules, how many alerts, then each
   * rule id and rule, each alert and its record, each episode id and episode. What is there already
   * stays. 1 when it was taken over, 0 when it was before.
   */
  fwCarryOver: {
    numberOfKeys: 15,
    lua: `
if redis.call('EXISTS', KEYS[1], KEYS[6]) == 0 then return 0 end
local stamp = redis.call('INCR', KEYS[12])
local place = 3
for _ = 1, tonumber(ARGV[1]) do
  local id = ARGV[place]
  if redis.call('HSETNX', KEYS[9], id, ARGV[place + 1]) == 1 then
    redis.call('HSET', KEYS[10], id, 1)
    redis.call('HSET', KEYS[11], id, stamp)
  end
  redis.call('HDEL', KEYS[1], id)
  place = place + 2
end
for _ = 1, tonumber(ARGV[2]) do
  if redis.call('HSETNX', KEYS[13], ARGV[place], ARGV[place + 1]) == 1 then
    redis.call('HSET', KEYS[14], ARGV[place], 1)
  end
  place = place + 2
end
for episode = place, #ARGV, 2 do redis.call('HSETNX', KEYS[15], ARGV[episode], ARGV[episode + 1]) end
for key = 2, 8 do redis.call('DEL', KEYS[key]) end
return 1`,
  },
  /** KEYS journal · ARGV version, page. 1 when written, 0 when the version is another. */
  fwWritePage: {
    numberOfKeys: 1,
    lua: `
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
redis.call('HINCRBY', KEYS[1], 'version', 1)
redis.call('HSET', KEYS[1], 'page', ARGV[2])
redis.call('HDEL', KEYS[1], 'health')
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwApplyRules(keys: number, ...args: string[]): Result<string[], Context>;
    fwCommitAlert(...args: string[]): Result<number, Context>;
    fwArchiveEpisodes(...args: string[]): Result<number, Context>;
    fwCarryOver(...args: string[]): Result<number, Context>;
    fwWritePage(...args: string[]): Result<number, Context>;
  }
}
