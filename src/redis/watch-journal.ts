import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../ports/ground.ts';
import type { WatchJournal } from '../stores/alerting.ts';
import { alertingShapes } from './codec/alerting-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const journalHash = z.object({
  version: z.string().optional(),
  page: z.string().optional(),
  /** What an earlier version wrote: a page without troubles. */
  health: z.string().optional(),
});

/** How checks of a tenant go, and what of the watch does not work, on one page. */
export class RedisWatchJournal implements WatchJournal {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: WatchJournal['read'] = async (tenant) => {
    const { journal } = keysOf(tenant);
    const answer = await asking('read journal', () => this.#redis.hgetall(journal));
    const { version, page, health } = journalHash.parse(answer);
    const facts = this.#decode(alertingShapes.page, page ?? health, 'page of the journal');
    return { ...(facts ?? { troubles: {} }), version: Number(version ?? 0) };
  };

  write: WatchJournal['write'] = async (tenant, { expectedVersion, page }) => {
    const { journal } = keysOf(tenant);
    const written = await asking('write journal', () =>
      this.#redis.fwWritePage(journal, String(expectedVersion), encode(page)),
    );
    return written === 1;
  };
}
