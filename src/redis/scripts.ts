import type { Redis, Result } from 'ioredis';
import { alertingScripts } from './alerting-scripts.ts';
import { feedScripts } from './feed-scripts.ts';
import { floorScripts } from './floor-scripts.ts';
import { linkScripts } from './link-scripts.ts';
import { listenScripts } from './listen-scripts.ts';
import { waitScripts } from './wait-scripts.ts';
import { watchScripts } from './watch-scripts.ts';

/**
 * Each is one atomic step. KEYS are always of one tenant, so of one cluster slot. A script looks
 * into no record: what it compares are plain numbers and ids.
 */
const alertScripts = {
  /** KEYS rules versions states · ARGV rule id, rule, standing. 1 when added, 0 when the id is taken. */
  fwAddRule: {
    numberOfKeys: 3,
    lua: `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], 1)
redis.call('HSET', KEYS[3], ARGV[1], ARGV[3])
return 1`,
  },
  /** KEYS versions states unsaid order · ARGV rule id, version, standing[, event id, say]. */
  fwCommit: {
    numberOfKeys: 4,
    lua: `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
if ARGV[4] then
  redis.call('HSET', KEYS[3], ARGV[4], redis.call('INCR', KEYS[4]) .. ' ' .. ARGV[5])
end
return 1`,
  },
  /** KEYS rules versions states unsayable unsaid order · ARGV rule id, version[, event id, say]. */
  fwRemoveRule: {
    numberOfKeys: 6,
    lua: `
if redis.call('HGET', KEYS[2], ARGV[1]) ~= ARGV[2] then return 0 end
for place = 1, 4 do redis.call('HDEL', KEYS[place], ARGV[1]) end
if ARGV[3] then
  redis.call('HSET', KEYS[5], ARGV[3], redis.call('INCR', KEYS[6]) .. ' ' .. ARGV[4])
end
return 1`,
  },
  /** KEYS told unsaid unsayable · ARGV episode, its message or '' when it is over, rule id, said event ids. */
  fwRecordTold: {
    numberOfKeys: 3,
    lua: `
if ARGV[2] == '' then redis.call('HDEL', KEYS[1], ARGV[1])
else redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
redis.call('HDEL', KEYS[3], ARGV[3])
for place = 4, #ARGV do redis.call('HDEL', KEYS[2], ARGV[place]) end
return 1`,
  },
  /** KEYS rules unsayable unsaid told · ARGV rule id, what was given up, then event id and episode in turn. */
  fwDropUnsaid: {
    numberOfKeys: 4,
    lua: `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then redis.call('HSET', KEYS[2], ARGV[1], ARGV[2]) end
for place = 3, #ARGV, 2 do
  redis.call('HDEL', KEYS[3], ARGV[place])
  redis.call('HDEL', KEYS[4], ARGV[place + 1])
end
return 1`,
  },
  /** KEYS journal notices order · ARGV version, health, then event id and notice in turn. */
  fwWriteJournal: {
    numberOfKeys: 3,
    lua: `
local version = redis.call('HGET', KEYS[1], 'version') or '0'
if version ~= ARGV[1] then return 0 end
redis.call('HINCRBY', KEYS[1], 'version', 1)
redis.call('HSET', KEYS[1], 'health', ARGV[2])
for place = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[2], ARGV[place], redis.call('INCR', KEYS[3]) .. ' ' .. ARGV[place + 1])
end
return 1`,
  },
} as const;

/** Makes the scripts commands of this connection; ioredis sends a script once and its hash afterwards. */
export function defineScripts(redis: Redis): void {
  const scripts = {
    ...alertScripts,
    ...alertingScripts,
    ...floorScripts,
    ...feedScripts,
    ...linkScripts,
    ...listenScripts,
    ...waitScripts,
    ...watchScripts,
  };
  for (const [name, script] of Object.entries(scripts)) {
    redis.defineCommand(name, script);
  }
}

declare module 'ioredis' {
  interface RedisCommander<Context> {
    fwAddRule(...args: string[]): Result<number, Context>;
    fwCommit(...args: string[]): Result<number, Context>;
    fwRemoveRule(...args: string[]): Result<number, Context>;
    fwRecordTold(...args: string[]): Result<number, Context>;
    fwDropUnsaid(...args: string[]): Result<number, Context>;
    fwWriteJournal(...args: string[]): Result<number, Context>;
  }
}
