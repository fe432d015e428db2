import type { Result } from 'ioredis';

/**
 * What the floor, its boards and its settings need. Each is one atomic step over keys of one
 * tenant, and looks into no record.
 */
export const floorScripts = {
  /** KEYS settings · ARGV version, settings. 1 when written, 0 when the version is another. */
  fwWriteSettings: {
    numberOfKeys: 1,
    lua: `
local version = redis.call('HGET', KEYS[1], 'version') or '0'
if version ~= ARGV[1] then return 0 end
redis.call('HINCRBY', KEYS[1], 'version', 1)
redis.call('HSET', KEYS[1], 'settings', ARGV[2])
return 1`,
  },
  /**
   * KEYS claim · ARGV token, now, expiry, garbage collection (ms). 1 when the right is this token's.
   * One that was claimed more than a minute after now is void: a clock was ahead, or stepped back.
   */
  fwClaim: {
    numberOfKeys: 1,
    lua: `
local token = redis.call('HGET', KEYS[1], 'token')
local expiry = tonumber(redis.call('HGET', KEYS[1], 'expiresAt') or '0')
local claimed = tonumber(redis.call('HGET', KEYS[1], 'claimedAt') or '0')
local now = tonumber(ARGV[2])
local stands = expiry > now and claimed <= now + 60000
if token and token ~= ARGV[1] and stands then return 0 end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'claimedAt', ARGV[2], 'expiresAt', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1`,
  },
  /** KEYS reading claim · ARGV token, when it was taken, the reading, garbage collection (ms). */
  fwPutReading: {
    numberOfKeys: 2,
    lua: `
local known = tonumber(redis.call('HGET', KEYS[1], 'asOf') or '0') or 0
if known <= tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], 'asOf', ARGV[2], 'packed', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
if redis.call('HGET', KEYS[2], 'token') == ARGV[1] then redis.call('DEL', KEYS[2]) end
return 1`,
  },
  /** KEYS claim · ARGV token. */
  fwRelease: {
    numberOfKeys: 1,
    lua: `
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`,
  },
  /**
   * KEYS holds · ARGV when, how many are on hold, those, then those seen otherwise. Since when each
   * of the first is on hold. Once an hour those not seen for a day go; a contact that hung up while
   * on hold is never seen otherwise. A record of another form is as good as none.
   */
  fwNoteHolds: {
    numberOfKeys: 1,
    lua: `
local at, onHold, unseen, day = tonumber(ARGV[1]), tonumber(ARGV[2]), 90000, 86400000
local function read(record)
  local first, last = string.match(record or '', '^(%d+)%-(%d+)$')
  return tonumber(first), tonumber(last)
end
local function write(contact, first, last)
  redis.call('HSET', KEYS[1], contact, string.format('%.0f-%.0f', first, last))
end
if at - tonumber(redis.call('HGET', KEYS[1], '#swept') or '0') >= 3600000 then
  local all = redis.call('HGETALL', KEYS[1])
  for place = 1, #all, 2 do
    local _, last = read(all[place + 1])
    if not last or last + day <= at then redis.call('HDEL', KEYS[1], all[place]) end
  end
  redis.call('HSET', KEYS[1], '#swept', ARGV[1])
end
for place = 3 + onHold, #ARGV do
  local record = redis.call('HGET', KEYS[1], ARGV[place])
  local first, last = read(record)
  if record and (not last or last <= at) then
    redis.call('HDEL', KEYS[1], ARGV[place])
  elseif record and first <= at then
    write(ARGV[place], last, last)
  end
end
local since = {}
for place = 3, 2 + onHold do
  local first, last = read(redis.call('HGET', KEYS[1], ARGV[place]))
  if not last or last + unseen < at then first, last = at, at end
  write(ARGV[place], first, math.max(last, at))
  since[#since + 1] = math.min(first, at)
end
return since`,
  },
  /** KEYS boards places · ARGV board id, place, board. Nothing when added, else the id and the record in its way. */
  fwAddBoard: {
    numberOfKeys: 2,
    lua: `
local known = redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 and ARGV[1]
local places = redis.call('HGETALL', KEYS[2])
for place = 1, #places, 2 do
  if places[place + 1] == ARGV[2] then known = places[place] end
end
if known then return { known, redis.call('HGET', KEYS[1], known) or '' } end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return {}`,
  },
  /** KEYS boards shown · ARGV board id, what was shown. 0 when the board is gone. */
  fwRecordBoardShown: {
    numberOfKeys: 2,
    lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1`,
  },
  /** KEYS boards endings · ARGV board id, ending. 0 when the board is gone or ending already. */
  fwEndBoard: {
    numberOfKeys: 2,
    lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
return redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[2])`,
  },
  /** KEYS boards places shown endings · ARGV board id. */
  fwRemoveBoard: {
    numberOfKeys: 4,
    lua: `
for place = 1, 4 do redis.call('HDEL', KEYS[place], ARGV[1]) end
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwWriteSettings(...args: string[]): Result<number, Context>;
    fwClaim(...args: string[]): Result<number, Context>;
    fwPutReading(...args: (string | Buffer)[]): Result<number, Context>;
    fwRelease(...args: string[]): Result<number, Context>;
    fwNoteHolds(...args: string[]): Result<number[], Context>;
    fwAddBoard(...args: string[]): Result<string[], Context>;
    fwRecordBoardShown(...args: string[]): Result<number, Context>;
    fwEndBoard(...args: string[]): Result<number, Context>;
    fwRemoveBoard(...args: string[]): Result<number, Context>;
  }
}
