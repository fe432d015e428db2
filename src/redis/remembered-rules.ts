import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Rule } from '../domain/alerting/rule.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Decode } from './codec/decode.ts';
import { rule as ruleShape } from './codec/rule-shapes.ts';
import { keysOf } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const stampsThen = z.tuple([z.string().nullable(), z.record(z.string(), z.string())]);

interface Known {
  /** The number of the last change it holds; null before the first. */
  readonly change: string | null;
  /** undefined where the record is broken. */
  readonly byId: ReadonlyMap<string, { readonly stamp: string; readonly rule: Rule | undefined }>;
  readonly list: readonly Rule[];
}

/** The rules of each tenant, of which only what was changed since the last look is read and parsed. */
export class RememberedRules {
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #known = new Map<string, Known>();

  constructor(redis: Redis, decode: Decode) {
    this.#redis = redis;
    this.#decode = decode;
  }

  /** All rules, oldest first; the same list again while nothing was changed. */
  async list(tenant: Tenant): Promise<readonly Rule[]> {
    const keys = keysOf(tenant);
    const place = keys.alertRules;
    const known = this.#known.get(place);
    const change = await asking('look for changed rules', () =>
      this.#redis.get(keys.alertRuleChanges),
    );
    if (known && known.change === change) return known.list;
    const fresh = await this.#readChanged(tenant, known);
    this.#known.set(place, fresh);
    return fresh.list;
  }

  async #readChanged(tenant: Tenant, known: Known | undefined): Promise<Known> {
    const keys = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'list rules', [
      ['get', keys.alertRuleChanges],
      ['hgetall', keys.alertRuleStamps],
    ]);
    const [change, stamps] = stampsThen.parse(answers);
    const changed = Object.keys(stamps).filter((id) => known?.byId.get(id)?.stamp !== stamps[id]);
    const texts = await this.#texts(keys.alertRules, changed);
    const byId = new Map<string, { readonly stamp: string; readonly rule: Rule | undefined }>();
    for (const [id, stamp] of Object.entries(stamps)) {
      const kept = known?.byId.get(id);
      if (kept?.stamp === stamp) byId.set(id, kept);
      // What was changed again meanwhile is read once more at the next look: its stamp is another one.
      else byId.set(id, { stamp, rule: this.#decode(ruleShape, texts.get(id), `rule ${id}`) });
    }
    const list = [...byId.values()]
      .flatMap(({ rule }) => rule ?? [])
      .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    return { change, byId, list };
  }

  async #texts(key: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const texts = await asking('read rules', () => this.#redis.hmget(key, ...ids));
    return new Map(ids.flatMap((id, index) => (texts[index] ? [[id, texts[index]]] : [])));
  }
}
