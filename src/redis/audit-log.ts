import type { Redis } from 'ioredis';
import { entryLine } from '../chain/lines.ts';
import type { ChainedEntry, KeptEntry } from '../domain/audit.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Log, Witness } from '../ports/ground.ts';
import type { AuditLog } from '../stores/audit.ts';
import { AuditAppender } from './audit-appender.ts';
import { AuditStream, headOf, type Item } from './audit-stream.ts';
import { shapes } from './codec/audit-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';

interface Chain {
  readonly stream: AuditStream;
  readonly appender: AuditAppender;
}

/**
 * Who did what, in one stream of each tenant, and a line for the witness of each entry that Redis
 * has taken.
 */
export class RedisAuditLog implements AuditLog {
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #witness: Witness;
  readonly #chains = new Map<string, Chain>();

  constructor(redis: Redis, log: Log, witness: Witness) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
    this.#witness = witness;
  }

  record: AuditLog['record'] = (tenant, entry) => this.#chainOf(tenant).appender.append(entry);

  trim: AuditLog['trim'] = (tenant, entry) => this.#chainOf(tenant).appender.append(entry);

  recent: AuditLog['recent'] = async (tenant, count) => {
    const head = await this.head(tenant);
    if (!head) return [];
    const entries = await this.read(tenant, Math.max(1, head.number - count + 1), count);
    return entries.flatMap(({ entry }) => entry ?? []).reverse();
  };

  read: AuditLog['read'] = async (tenant, from, count) => {
    const items = await this.#chainOf(tenant).stream.read(from, count);
    return items.map((item) => this.#kept(item));
  };

  head: AuditLog['head'] = async (tenant) => {
    const { stream, appender } = this.#chainOf(tenant);
    const { known } = appender;
    const [still] = known ? await stream.read(known.number, 1) : [];
    // What this process remembers is where to look first, and no proof that it is still there.
    const isThere = still?.number === known?.number && still?.hash === known?.hash;
    const last = known && isThere ? await stream.lastFrom(known.number) : await stream.last();
    return last && headOf(last);
  };

  #kept(item: Item): KeptEntry {
    const fields = encode(Object.fromEntries(item.fields));
    const entry = this.#decode(shapes.auditEntry, fields, `audit ${item.number}`);
    return { ...item, entry };
  }

  #chainOf(tenant: Tenant): Chain {
    const key = keysOf(tenant).auditChain;
    const known = this.#chains.get(key);
    if (known) return known;
    const stream = new AuditStream(this.#redis, key);
    const onAdded = (entry: ChainedEntry) => this.#witness(entryLine(tenant, entry));
    const chain = { stream, appender: new AuditAppender(stream, onAdded) };
    this.#chains.set(key, chain);
    return chain;
  }
}
