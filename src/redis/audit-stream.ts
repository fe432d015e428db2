import type { Redis } from 'ioredis';
import { isHash } from '../chain/chain.ts';
import type { AuditField, ChainedEntry, ChainHead } from '../domain/audit.ts';
import { BotError } from '../domain/errors.ts';
import { fieldsIn } from './codec/audit-shapes.ts';
import { findTail } from './find-tail.ts';
import { asking } from './translate-error.ts';

/** What stands in the stream under one number. */
export interface Item {
  readonly number: number;
  readonly fields: readonly AuditField[];
  readonly previous: string;
  readonly hash: string;
}

/** So many at a time are read to find the end. */
const pageSize = 500;

/**
 * One stream whose ids are the numbers of the chain, `120-0`. Redis takes no id that is not greater
 * than the last, so of two who append at once one is refused. Nothing but XADD and XRANGE is asked of
 * it: the rights to the key end there (docs/redis-acl.md).
 */
export class AuditStream {
  readonly #redis: Redis;
  readonly #key: string;

  constructor(redis: Redis, key: string) {
    this.#redis = redis;
    this.#key = key;
  }

  /** False where the number is taken. `keptFrom`: the same step takes away all before it. Throws BotError `redis_unavailable`. */
  async add(
    { number, fields, previous, hash }: ChainedEntry,
    keptFrom: number | undefined,
  ): Promise<boolean> {
    const trimming = keptFrom === undefined ? [] : ['MINID', '=', `${keptFrom}-0`];
    const values = [...fields.flat(), 'previous', previous, 'hash', hash];
    return asking('record audit', async () => {
      try {
        await this.#redis.xadd(this.#key, ...trimming, `${number}-0`, ...values);
        return true;
      } catch (error) {
        if (error instanceof Error && /equal or smaller/.test(error.message)) return false;
        throw error;
      }
    });
  }

  /** From this number on, oldest first. Throws BotError `redis_unavailable`, `record_unreadable`. */
  async read(from: number, count: number): Promise<readonly Item[]> {
    // What somebody put behind the entry before, under the same number, is not passed over.
    return this.#range(from > 1 ? `(${from - 1}-0` : '-', count);
  }

  /** The last one from this number on. Throws as `read` does. */
  async lastFrom(
    from: number,
    onItem: (item: Item) => void = () => undefined,
  ): Promise<Item | undefined> {
    const page = await this.read(from, pageSize);
    page.forEach(onItem);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return last;
    return (await this.lastFrom(Math.max(last.number, from) + 1, onItem)) ?? last;
  }

  /** The last one, by nothing but questions forwards. Throws as `read` does. */
  async last(): Promise<Item | undefined> {
    const number = await findTail(async (from) => (await this.#range(`${from}-0`, 1))[0]?.number);
    return number === undefined ? undefined : this.lastFrom(number);
  }

  async #range(start: string, count: number): Promise<readonly Item[]> {
    const found = await asking('read audit', () =>
      this.#redis.xrange(this.#key, start, '+', 'COUNT', count),
    );
    return found.map(([id, flat]) => itemOf(id, flat));
  }
}

function itemOf(id: string, flat: readonly string[]): Item {
  const number = Number(id.split('-', 1)[0]);
  if (!Number.isSafeInteger(number))
    throw new BotError('record_unreadable', 'a number of the audit');
  const all = fieldsIn(flat);
  const ownOf = (name: string) => all.find(([known]) => known === name)?.[1] ?? '';
  return {
    number,
    fields: all.filter(([name]) => name !== 'previous' && name !== 'hash'),
    previous: ownOf('previous'),
    hash: ownOf('hash'),
  };
}

/** What the next entry goes behind; one that carries no hash is gone behind all the same, and seen by whoever checks. */
export function headOf({ number, hash }: Item): ChainHead {
  return { number, hash: isHash(hash) ? hash : '' };
}
