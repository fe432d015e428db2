import type { Result } from 'ioredis';

/**
 * What is known of a contact is a set of facts, each taken over by a rule that gives the same in
 * any order and however often: the newest four times it was queued and answered, that it has ended,
 * the latest time it was seen to have been answered. Whether it waits, and what it waited, follow
 * from these and from nothing else. Times are milliseconds of 13 digits, so that text compares as they do.
 *
 * Fields of a contact: `e<ms>` → queue, `a<ms>`, `i<digest of an event id>`, channel, ended, left, seen, waits.
 * Members: `queue/channel/queued/contact` waiting, `queue/channel/answered/queued/begin of id` answers.
 */
const contactLua = `
local contact, waiting, answers = KEYS[1], KEYS[2], KEYS[3]
local function read()
  local all = redis.call('HGETALL', contact)
  local record = { queued = {}, answered = {}, facts = {} }
  for place = 1, #all, 2 do
    local kind, at = string.match(all[place], '^([ea])(%d+)$')
    if kind == 'e' then table.insert(record.queued, { at = at, queue = all[place + 1] })
    elseif kind == 'a' then table.insert(record.answered, at)
    else record.facts[all[place]] = all[place + 1] end
  end
  table.sort(record.queued, function(one, other) return one.at < other.at end)
  table.sort(record.answered)
  return record
end
local function waitsAs(record)
  local last, answered = record.queued[#record.queued], record.answered[#record.answered] or ''
  local isBehind = last and last.at > answered and last.at > (record.facts.left or '')
  if not isBehind or record.facts.ended then return '' end
  return last.queue .. '/' .. record.facts.channel .. '/' .. last.at
end
local function stopWaiting(record, id)
  local before = record.facts.waits or ''
  if before ~= '' then redis.call('ZREM', waiting, before .. '/' .. id) end
end
local function crop(key, member, most)
  local line = string.match(member, '^[^/]*/[^/]*/')
  local low, high = '[' .. line, '(' .. string.sub(line, 1, -2) .. '0'
  local over = redis.call('ZLEXCOUNT', key, low, high) - most
  if over <= 0 then return end
  for _, old in ipairs(redis.call('ZRANGEBYLEX', key, low, high, 'LIMIT', 0, over)) do
    redis.call('ZREM', key, old)
  end
end
local function settleWait(record, id)
  local now = waitsAs(record)
  if now == (record.facts.waits or '') then return end
  stopWaiting(record, id)
  redis.call('HSET', contact, 'waits', now)
  if now == '' then return end
  redis.call('ZADD', waiting, 0, now .. '/' .. id)
  crop(waiting, now .. '/' .. id, 1000)
end`;

/** What the contact feed needs. Each is one atomic step over keys of one tenant. */
export const feedScripts = {
  /**
   * KEYS contact waiting answers feed · ARGV event id, now, contact id, channel, then or '': queue,
   * queued, answered, ended (1); garbage collection of a contact and of the rest (ms). 0 for an event
   * noted before. Each call also looks at ten of all who wait and ten answers, and takes away what
   * is too old, so that nothing stays of a queue of which nothing is heard any more.
   */
  fwRecordContact: {
    numberOfKeys: 4,
    lua: `${contactLua}
local feed, now, id, day, kept = KEYS[4], tonumber(ARGV[2]), ARGV[3], 86400000, 691200000
local function sweep(key, cursor, span)
  local from = redis.call('HGET', feed, cursor) or ''
  local some = redis.call('ZRANGEBYLEX', key, from == '' and '-' or '(' .. from, '+', 'LIMIT', 0, 10)
  for _, member in ipairs(some) do
    local at = tonumber(string.match(member, '^[^/]*/[^/]*/(%d+)/'))
    if not at or at + span <= now then redis.call('ZREM', key, member) end
  end
  redis.call('HSET', feed, cursor, #some < 10 and '' or some[#some])
end
local function waited(record)
  local members = {}
  for place, stay in ipairs(record.queued) do
    local later = record.queued[place + 1]
    for _, at in ipairs(record.answered) do
      if at >= stay.at and not (later and at >= later.at) then
        local line = stay.queue .. '/' .. record.facts.channel .. '/' .. at .. '/' .. stay.at
        members[line .. '/' .. string.sub(id, 1, 8)] = true
        break
      end
    end
  end
  return members
end
local function keepNewest(kind, list)
  for place = 1, #list - 4 do redis.call('HDEL', contact, kind .. (list[place].at or list[place])) end
end

if now > tonumber(redis.call('HGET', feed, 'last') or '0') then
  redis.call('HSET', feed, 'last', ARGV[2])
end
redis.call('PEXPIRE', feed, ARGV[10])
local old = read()
if old.facts.seen and (tonumber(old.facts.seen) or 0) + day <= now then
  stopWaiting(old, id)
  redis.call('DEL', contact)
  old = read()
end
-- A dozen digits tell the events of one contact apart, and take a third of the room.
local event = 'i' .. string.sub(redis.sha1hex(ARGV[1]), 1, 12)
if old.facts[event] then return 0 end
local before = waited(old)
if redis.call('HLEN', contact) < 48 then redis.call('HSET', contact, event, '') end
redis.call('HSET', contact, 'seen', ARGV[2])
if ARGV[4] > (old.facts.channel or '') then redis.call('HSET', contact, 'channel', ARGV[4]) end
if ARGV[6] ~= '' and ARGV[5] > (redis.call('HGET', contact, 'e' .. ARGV[6]) or '') then
  redis.call('HSET', contact, 'e' .. ARGV[6], ARGV[5])
end
if ARGV[7] ~= '' then redis.call('HSET', contact, 'a' .. ARGV[7], '') end
if ARGV[8] ~= '' then redis.call('HSET', contact, 'ended', ARGV[8]) end
redis.call('PEXPIRE', contact, ARGV[9])
local new = read()
keepNewest('e', new.queued)
keepNewest('a', new.answered)
new = read()
settleWait(new, id)
local after = waited(new)
for member in pairs(before) do
  if not after[member] then redis.call('ZREM', answers, member) end
end
for member in pairs(after) do
  if not before[member] then
    redis.call('ZADD', answers, 0, member)
    crop(answers, member, 2000)
  end
end
sweep(waiting, 'waiting', day)
sweep(answers, 'answers', kept)
redis.call('PEXPIRE', waiting, ARGV[10])
redis.call('PEXPIRE', answers, ARGV[10])
return 1`,
  },
  /** KEYS contact waiting answers · ARGV contact id, when an agent got it (ms) or '': it has ended. */
  fwContactLeft: {
    numberOfKeys: 3,
    lua: `${contactLua}
local record = read()
if not record.facts.seen then return 0 end
local fact = ARGV[2] == '' and 'ended' or 'left'
local value = ARGV[2] == '' and '1' or ARGV[2]
if value <= (record.facts[fact] or '') then return 0 end
redis.call('HSET', contact, fact, value)
record.facts[fact] = value
settleWait(record, ARGV[1])
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwRecordContact(...args: string[]): Result<number, Context>;
    fwContactLeft(...args: string[]): Result<number, Context>;
  }
}
