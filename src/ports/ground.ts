/** What everything stands on, as ports: time, ids, the log, and what administrators set. */
import type { FloorSettings } from '../domain/settings.ts';
import type { Tenant } from '../domain/tenant.ts';

/** Everything that asks for the time or waits for it. */
export interface Clock {
  now(): Date;
  /** Resolves after `milliseconds` of this clock; rejects with the signal's reason when aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * The same for whoever holds nobody up: a limit beside some work, a look from time to time. A clock
   * that is moved by hand goes on for the other waits, not for this; one that goes by itself needs no such thing.
   */
  waitBeside?(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Ids are handed in, so that a test knows them. */
export interface Ids {
  /** A UUID, lower case. */
  uuid(): string;
  /** A short word a person can type back: rule ids, references. Six characters of a–z and 2–9. */
  short(): string;
  /** The same short word for the same text, as good as never for two. */
  shortOf(text: string): string;
}

export interface Log {
  error(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
  debug(facts: object, message: string): void;
}

/**
 * Gets a line of JSON of each entry of the audit once it is kept, whatever is logged otherwise: what
 * stands outside of Redis as well cannot be rewritten there. Whoever cannot write must not throw.
 */
export type Witness = (line: string) => void;

/** The settings as they are now, read at most every few seconds. */
export interface CurrentSettings {
  /**
   * While Redis is away, the last ones known, and says so; throws BotError `redis_unavailable` when
   * none are known.
   */
  read(tenant: Tenant): Promise<{ readonly settings: FloorSettings; readonly isStale: boolean }>;
  /** Asks Redis, whatever was read a moment ago: for what must stop at once. Throws BotError `redis_unavailable`, `record_unreadable`. */
  readNow(tenant: Tenant): Promise<FloorSettings>;
  /** The next `read` asks Redis: somebody has just changed them. */
  forget(tenant: Tenant): void;
}
