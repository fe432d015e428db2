import type { Result } from 'ioredis';

/** Who is who. Both directions of a link are one write. */
export const linkScripts = {
  /**
   * KEYS links targets owners kinds · ARGV Slack user, Connect user, kind, the link. `kept`, `known`,
   * or `taken` with whose Slack user's link is in the way and that link.
   */
  fwKeepLink: {
    numberOfKeys: 4,
    lua: `
local target = redis.call('HGET', KEYS[2], ARGV[1])
local owner = redis.call('HGET', KEYS[3], ARGV[2])
local other = false
if target and target ~= ARGV[2] then other = ARGV[1]
elseif owner and owner ~= ARGV[1] then other = owner end
if other then return { 'taken', other, redis.call('HGET', KEYS[1], other) or '' } end
local kind = redis.call('HGET', KEYS[4], ARGV[1])
if target and (ARGV[3] == 'email' or kind == ARGV[3]) then return { 'known' } end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[3], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[4], ARGV[1], ARGV[3])
return { 'kept' }`,
  },
  /** KEYS links owners · ARGV Connect user. The Slack user it is linked to, and the link. */
  fwFindLinkOwner: {
    numberOfKeys: 2,
    lua: `
local owner = redis.call('HGET', KEYS[2], ARGV[1])
if not owner then return {} end
return { owner, redis.call('HGET', KEYS[1], owner) or '' }`,
  },
  /** KEYS links targets owners kinds changes · ARGV Slack user[, only this Connect user]. The link that was there. */
  fwRemoveLink: {
    numberOfKeys: 5,
    lua: `
local target = redis.call('HGET', KEYS[2], ARGV[1])
if ARGV[2] and target ~= ARGV[2] then return {} end
local link = redis.call('HGET', KEYS[1], ARGV[1])
if target and redis.call('HGET', KEYS[3], target) == ARGV[1] then
  redis.call('HDEL', KEYS[3], target)
end
for _, place in ipairs({ 1, 2, 4, 5 }) do redis.call('HDEL', KEYS[place], ARGV[1]) end
return { link or '' }`,
  },
  /** KEYS targets changes · ARGV Slack user, Connect user. 1 when it is news of one who is linked. */
  fwNoteLinkChange: {
    numberOfKeys: 2,
    lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
if redis.call('HGET', KEYS[2], ARGV[1]) == ARGV[2] then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1`,
  },
} as const;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwKeepLink(...args: string[]): Result<string[], Context>;
    fwFindLinkOwner(...args: string[]): Result<string[], Context>;
    fwRemoveLink(...args: string[]): Result<string[], Context>;
    fwNoteLinkChange(...args: string[]): Result<number, Context>;
  }
}
