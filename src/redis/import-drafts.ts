import type { Redis } from 'ioredis';
import type { Log } from '../ports/ground.ts';
import type { ImportDrafts } from '../stores/alerting.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { type KeptDraft, keptDraft } from './codec/import-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** Redis may forget a draft this long after it is over; that it is over is a matter of the bot's clock. */
const garbageMilliseconds = 60 * 60 * 1000;

/** Files that may still be applied, a key each. One that cannot be read is as good as none. */
export class RedisImportDrafts implements ImportDrafts {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  keep: ImportDrafts['keep'] = async (tenant, { by, id }, { draft, now, forSeconds }) => {
    const key = keysOf(tenant).importDraft(by, id);
    const milliseconds = forSeconds * 1000;
    const kept: KeptDraft = { draft, until: new Date(now.getTime() + milliseconds) };
    await asking('keep import', () =>
      this.#redis.set(key, encode(kept), 'PX', milliseconds + garbageMilliseconds),
    );
  };

  take: ImportDrafts['take'] = async (tenant, { by, id }, now) => {
    const key = keysOf(tenant).importDraft(by, id);
    const text = await asking('take import', () => this.#redis.getdel(key));
    const kept = this.#decode(keptDraft, text, `import ${id}`);
    return kept && kept.until > now ? kept.draft : undefined;
  };
}
