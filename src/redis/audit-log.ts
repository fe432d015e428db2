import type { Redis } from 'ioredis';
import type { AuditEntry } from '../domain/audit.ts';
import type { Log } from '../ports/ground.ts';
import type { AuditLog } from '../stores/floor.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { shapes } from './codec/floor-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const mostEntries = 10_000;

/** Who did what, in one stream of the tenant. An entry that cannot be read is left out. */
export class RedisAuditLog implements AuditLog {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  record: AuditLog['record'] = async (tenant, entry) => {
    const { audit } = keysOf(tenant);
    await asking('record audit', () =>
      this.#redis.xadd(audit, 'MAXLEN', '=', mostEntries, '*', ...fieldsOf(entry)),
    );
  };

  recent: AuditLog['recent'] = async (tenant, count) => {
    const { audit } = keysOf(tenant);
    const entries = await asking('read audit', () =>
      this.#redis.xrevrange(audit, '+', '-', 'COUNT', count),
    );
    return entries.flatMap(([id, fields]) => {
      return this.#decode(shapes.auditEntry, encode(pairs(fields)), `audit ${id}`) ?? [];
    });
  };
}

function fieldsOf({ at, who, act, about, outcome }: AuditEntry): readonly string[] {
  return ['at', at.toISOString(), 'who', who, 'act', act, 'about', about, 'outcome', outcome];
}

/** A stream gives names and values in turn. */
function pairs(fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((name, place) => (place % 2 === 0 ? [[name, fields[place + 1] ?? '']] : [])),
  );
}
