import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../ports/ground.ts';
import type { CheckJournal } from '../stores/alerts.ts';
import { shapes } from './codec/alert-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { inOrder } from './outbox.ts';
import { asking } from './translate-error.ts';

const journalHash = z.object({ version: z.string().optional(), health: z.string().optional() });

/** How the checks of a tenant went, and the notices about gaps that wait to be said. */
export class RedisCheckJournal implements CheckJournal {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: CheckJournal['read'] = async (tenant) => {
    const { journal } = keysOf(tenant);
    const answer = await asking('read journal', () => this.#redis.hgetall(journal));
    const { version, health } = journalHash.parse(answer);
    const facts = this.#decode(shapes.health, health, 'health in the journal');
    return { ...facts, version: Number(version ?? 0) };
  };

  write: CheckJournal['write'] = async (tenant, { expectedVersion, health, notices }) => {
    const keys = keysOf(tenant);
    const outgoing = notices.flatMap((notice) => [notice.eventId, encode(notice)]);
    const written = await asking('write journal', () =>
      this.#redis.fwWriteJournal(
        ...[keys.journal, keys.notices, keys.order],
        ...[String(expectedVersion), encode(health), ...outgoing],
      ),
    );
    return written === 1;
  };

  unsaidNotices: CheckJournal['unsaidNotices'] = async (tenant) => {
    const { notices } = keysOf(tenant);
    const answer = await asking('read notices', () => this.#redis.hgetall(notices));
    return inOrder(answer).flatMap(({ eventId, text }) => {
      return this.#decode(shapes.notice, text, `notice ${eventId}`) ?? [];
    });
  };

  dropNotices: CheckJournal['dropNotices'] = async (tenant, eventIds) => {
    if (eventIds.length === 0) return;
    const { notices } = keysOf(tenant);
    await asking('drop notices', () => this.#redis.hdel(notices, ...eventIds));
  };
}
