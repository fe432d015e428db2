import type { AlertStore, CheckJournal, ListenIntents, Log } from '../ports.ts';
import { RedisAlertStore } from './alert-store.ts';
import { RedisCheckJournal } from './check-journal.ts';
import { connectRedis } from './connection.ts';
import { RedisListenIntents } from './listen-intents.ts';

/** What the bot keeps in Redis. */
export interface RedisRoom {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly intents: ListenIntents;
  /** Resolves when Redis answers; throws BotError `redis_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the room. A Redis that is away is no reason to fail: it is tried for until it is back. */
export async function openRedisRoom(url: string, log: Log): Promise<RedisRoom> {
  const { redis, ping, close } = await connectRedis(url, log);
  return {
    alertStore: new RedisAlertStore(redis, log),
    journal: new RedisCheckJournal(redis, log),
    intents: new RedisListenIntents(redis),
    ping,
    close,
  };
}
