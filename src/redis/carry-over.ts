import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Episode } from '../domain/alerting/alert.ts';
import { targetKey } from '../domain/alerting/rule.ts';
import type { Tenant } from '../domain/tenant.ts';
import { type Decode, encode } from './codec/decode.ts';
import { earlierShapes } from './codec/earlier-alert-shapes.ts';
import { episodeOf, recordOf, ruleOf } from './earlier-alerts.ts';
import { keysOf } from './keys.ts';
import { inOrder } from './outbox.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const everything = z.tuple([hash, hash, hash]);

/**
 * Takes what an earlier version kept of rules and alerts over into what this one keeps, once: rules
 * with their ids, alerts that fire, and the ends of alerts that were not said yet. What was posted for
 * them is not known to this version any more, so an open alert gets a new message. Records that cannot
 * be read stay where they are.
 */
export class CarryOver {
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #done = new Set<string>();

  constructor(redis: Redis, decode: Decode) {
    this.#redis = redis;
    this.#decode = decode;
  }

  /** Looks once for each tenant; throws BotError `redis_unavailable`, and looks again then. */
  async once(tenant: Tenant): Promise<void> {
    const { rules, unsaid } = keysOf(tenant);
    if (this.#done.has(rules)) return;
    const isThere = await asking('look for earlier rules', () => this.#redis.exists(rules, unsaid));
    if (isThere > 0) await this.#move(tenant);
    this.#done.add(rules);
  }

  async #move(tenant: Tenant): Promise<void> {
    const keys = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'read earlier rules', [
      ['hgetall', keys.rules],
      ['hgetall', keys.states],
      ['hgetall', keys.unsaid],
    ]);
    const [ruleTexts, stateTexts, unsaidTexts] = everything.parse(answers);
    const rules = Object.entries(ruleTexts).flatMap(([id, text]) => {
      return this.#decode(earlierShapes.rule, text, `earlier rule ${id}`) ?? [];
    });
    const open = rules.flatMap((rule) => {
      const where = `earlier state of rule ${rule.id}`;
      const state = this.#decode(earlierShapes.standing, stateTexts[rule.id], where)?.state;
      if (state?.kind !== 'firing') return [];
      const { since: firedAt, reading, worstSeconds } = state;
      return episodeOf({ rule, firedAt, reading, worstSeconds });
    });
    const over = this.#over(unsaidTexts);
    await asking('carry rules over', () =>
      this.#redis.fwCarryOver(
        ...[keys.rules, keys.versions, keys.states, keys.told],
        ...[keys.unsayable, keys.unsaid, keys.notices, keys.order],
        ...[keys.alertRules, keys.alertRuleRevisions, keys.alertRuleStamps],
        ...[keys.alertRuleChanges, keys.alerts, keys.alertVersions, keys.episodes],
        ...[rules.length, open.length].map(String),
        ...rules.flatMap((rule) => [rule.id, encode(ruleOf(rule))]),
        ...open.flatMap((episode) => [keyOf(episode), encode(recordOf(episode))]),
        ...[...open, ...over].flatMap((episode) => [episode.id, encode(episode)]),
      ),
    );
  }

  /** What is over and was not told yet. */
  #over(texts: Readonly<Record<string, string>>): readonly Episode[] {
    return inOrder(texts).flatMap(({ eventId, text }) => {
      const say = this.#decode(earlierShapes.say, text, `earlier unsaid ${eventId}`);
      if (!say || say.reason === 'fired') return [];
      return episodeOf({ ...say, ended: { at: say.decidedAt, why: say.reason } });
    });
  }
}

function keyOf({ rule, target }: Episode): string {
  return `${rule.id}|${targetKey(target)}`;
}
