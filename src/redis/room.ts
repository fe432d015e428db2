import type { AlertStore, CheckJournal, ListenIntents, Log } from '../ports.ts';
import { RedisAlertStore } from './alert-store.ts';
import { RedisCheckJournal } from './check-journal.ts';
import { connectRedis } from './connection.ts';
import { RedisListenIntents } from './listen-intents.ts';

export interface RedisRoom {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly intents: ListenIntents;
  /** Throws BotError `redis_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that is remembered, behind its ports, over one connection. Resolves even while Redis is away. */
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
