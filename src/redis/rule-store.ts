import type { Redis } from 'ioredis';
import { z } from 'zod';
import { mostRules, type Rule, type RuleVersion } from '../domain/alerting/rule.ts';
import type { Log } from '../ports/ground.ts';
import type { RuleChange, RuleStore } from '../stores/alerting.ts';
import { CarryOver, type EarlierPosts } from './carry-over.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { rule as ruleShape, ruleVersion } from './codec/rule-shapes.ts';
import { keysOf } from './keys.ts';
import { RememberedRules } from './remembered-rules.ts';
import { asking } from './translate-error.ts';

/** How long it is known what a removed rule was. */
const removedForMs = 30 * 24 * 60 * 60 * 1000;

const outcome = z.tuple([z.enum(['applied', 'taken', 'overtaken', 'too-many']), z.string()]);

/** Nobody keeps messages: an open alert of an earlier version gets a new one. */
const forgetful: EarlierPosts = { write: async () => false };

/** Rules in hashes of one tenant; every write is one script. What was read of them is remembered by the number of their last change. */
export class RedisRuleStore implements RuleStore {
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #remembered: RememberedRules;
  readonly #earlier: CarryOver;

  /** `posts` takes the messages of alerts that an earlier version posted. */
  constructor(redis: Redis, log: Log, posts: EarlierPosts = forgetful) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
    this.#remembered = new RememberedRules(redis, this.#decode);
    this.#earlier = new CarryOver(redis, this.#decode, posts);
  }

  list: RuleStore['list'] = async (tenant) => {
    await this.#earlier.once(tenant);
    return this.#remembered.list(tenant);
  };

  find: RuleStore['find'] = async (tenant, ruleId) => {
    await this.#earlier.once(tenant);
    const text = await asking('find rule', () =>
      this.#redis.hget(keysOf(tenant).alertRules, ruleId),
    );
    return this.#rule(ruleId, text);
  };

  apply: RuleStore['apply'] = async (tenant, changes) => {
    if (changes.length === 0) return { kind: 'applied' };
    await this.#earlier.once(tenant);
    const keys = keysOf(tenant);
    const places = [
      ...[keys.alertRules, keys.alertRuleRevisions, keys.alertRuleStamps],
      ...[keys.alertRuleChanges, keys.alertRulesRemoved],
      ...changes.map((change) => keys.alertRuleVersions(idOf(change))),
    ];
    const bounds = [mostRules, removedForMs].map(String);
    const answer = await asking('change rules', () =>
      this.#redis.fwApplyRules(places.length, ...places, ...bounds, ...changes.flatMap(wordsOf)),
    );
    const [kind, ruleId] = outcome.parse(answer);
    return kind === 'applied' || kind === 'too-many' ? { kind } : { kind, ruleId };
  };

  versions: RuleStore['versions'] = async (tenant, ruleId) => {
    const key = keysOf(tenant).alertRuleVersions(ruleId);
    const texts = await asking('read versions', () => this.#redis.lrange(key, 0, -1));
    return texts.flatMap((text) => this.#version(ruleId, text));
  };

  removed: RuleStore['removed'] = async (tenant) => {
    const keys = keysOf(tenant);
    const ids = await asking('list removed rules', () =>
      this.#redis.zrevrange(keys.alertRulesRemoved, 0, -1),
    );
    const newest = await Promise.all(
      ids.map(async (id) => {
        const text = await asking('read removed rule', () =>
          this.#redis.lindex(keys.alertRuleVersions(id), 0),
        );
        return this.#version(id, text);
      }),
    );
    return newest.flat();
  };

  #rule(id: string, text: string | null): Rule | undefined {
    return this.#decode(ruleShape, text, `rule ${id}`);
  }

  #version(id: string, text: string | null): readonly RuleVersion[] {
    const version = this.#decode(ruleVersion, text, `version of rule ${id}`);
    return version ? [version] : [];
  }
}

function idOf(change: RuleChange): string {
  return change.kind === 'remove' ? change.ruleId : change.rule.id;
}

/** A change as the script wants it. */
function wordsOf(change: RuleChange): readonly string[] {
  const id = idOf(change);
  if (change.kind === 'add') {
    return [id, '', String(change.rule.revision), encode(change.rule), '', '0'];
  }
  const expected = String(change.expectedRevision);
  if (change.kind === 'mark') return [id, expected, expected, encode(change.rule), '', '0'];
  const before = [encode(change.before), String(change.before.at.getTime())];
  return change.kind === 'remove'
    ? [id, expected, '', '', ...before]
    : [id, expected, String(change.rule.revision), encode(change.rule), ...before];
}
