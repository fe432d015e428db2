import { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import { defineScripts } from './scripts.ts';
import { asking } from './translate-error.ts';

/** A command that takes longer has failed. */
const commandMilliseconds = 2_000;
/** A connection on which nothing comes back for so long is dropped and made again. */
const socketMilliseconds = 5_000;
const connectMilliseconds = 3_000;
const longestRetryMilliseconds = 2_000;

export interface RedisConnection {
  readonly redis: Redis;
  /** Resolves when Redis answers; throws BotError `redis_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects, and keeps connecting for ever. Resolves after the first attempt, whether it worked or
 * not. While Redis is away every command fails at once instead of waiting in a queue, and none is
 * sent a second time: whoever asked decides what a lost reply means.
 */
export async function connectRedis(url: string, log: Log): Promise<RedisConnection> {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: commandMilliseconds,
    socketTimeout: socketMilliseconds,
    connectTimeout: connectMilliseconds,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestRetryMilliseconds),
    // After a failover the old master answers READONLY; only a new connection finds the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  defineScripts(redis);
  const firstAttempt = new Promise<void>((resolve) => {
    redis.once('ready', resolve);
    redis.once('error', () => resolve());
    redis.once('close', resolve);
  });
  reportOutages(redis, log);
  await firstAttempt;
  return {
    redis,
    ping: async () => {
      await asking('PING', () => redis.ping());
    },
    close: () => close(redis),
  };
}

/** One line when Redis goes and one when it is back, however often ioredis tries in between. */
function reportOutages(redis: Redis, log: Log): void {
  let isAway = false;
  const away = (reason: string) => {
    if (!isAway) log.warn({ reason }, 'Redis is away; trying again until it is back');
    isAway = true;
  };
  redis.on('error', (error) => away(error.message));
  redis.on('reconnecting', () => away('the connection was closed'));
  redis.on('ready', () => {
    if (isAway) log.info({}, 'Redis is back');
    isAway = false;
  });
}

async function close(redis: Redis): Promise<void> {
  if (redis.status === 'ready') {
    // Nothing is lost when the farewell fails: every command was awaited by its caller.
    await redis.quit().catch(() => undefined);
  }
  redis.disconnect();
}
