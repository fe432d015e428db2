import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Episode } from '../domain/alerting/alert.ts';
import { targetKey } from '../domain/alerting/rule.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { PostStore } from '../stores/alerting.ts';
import { type Decode, encode } from './codec/decode.ts';
import { type EarlierRule, earlierShapes } from './codec/earlier-alert-shapes.ts';
import { episodeOf, recordOf, ruleOf } from './earlier-alerts.ts';
import { keysOf } from './keys.ts';
import { inOrder } from './outbox.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const everything = z.tuple([hash, hash, hash, hash]);

/** Where messages are known by now. */
export type EarlierPosts = Pick<PostStore, 'write'>;

/**
 * Takes what an earlier version kept of rules and alerts over into what this one keeps, once: rules
 * with their ids, alerts that fire, the ends of alerts that were not said yet, and the messages of
 * both, so that they are updated where they stand. Rules that cannot be read stay where they are.
 */
export class CarryOver {
  readonly #redis: Redis;
  readonly #decode: Decode;
  readonly #posts: EarlierPosts;
  readonly #done = new Set<string>();

  constructor(redis: Redis, decode: Decode, posts: EarlierPosts) {
    this.#redis = redis;
    this.#decode = decode;
    this.#posts = posts;
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
      ['hgetall', keys.told],
    ]);
    const [ruleTexts, stateTexts, unsaidTexts, toldTexts] = everything.parse(answers);
    const rules = Object.entries(ruleTexts).flatMap(([id, text]) => {
      return this.#decode(earlierShapes.rule, text, `earlier rule ${id}`) ?? [];
    });
    const open = rules.flatMap((rule) => this.#open(rule, stateTexts[rule.id]) ?? []);
    const over = this.#over(unsaidTexts);
    // Before the move: done again it finds them there, and a message without its episode is no harm.
    for (const { told, episode } of [...open, ...over]) {
      await this.#keepPost(tenant, episode, toldTexts[told], told);
    }
    await asking('carry rules over', () =>
      this.#redis.fwCarryOver(
        ...[keys.rules, keys.versions, keys.states, keys.told],
        ...[keys.unsayable, keys.unsaid, keys.notices, keys.order],
        ...[keys.alertRules, keys.alertRuleRevisions, keys.alertRuleStamps],
        ...[keys.alertRuleChanges, keys.alerts, keys.alertVersions, keys.episodes],
        ...[rules.length, open.length].map(String),
        ...rules.flatMap((rule) => [rule.id, encode(ruleOf(rule))]),
        ...open.flatMap(({ episode }) => [keyOf(episode), encode(recordOf(episode))]),
        ...[...open, ...over].flatMap(({ episode }) => [episode.id, encode(episode)]),
      ),
    );
  }

  #open(rule: EarlierRule, text: string | undefined): Carried | undefined {
    const where = `earlier state of rule ${rule.id}`;
    const state = this.#decode(earlierShapes.standing, text, where)?.state;
    if (state?.kind !== 'firing') return undefined;
    const { since: firedAt, reading, worstSeconds } = state;
    const episode = episodeOf({ rule, firedAt, reading, worstSeconds });
    return { told: `${rule.id}|${state.episode}`, episode };
  }

  /** What is over and was not told yet. */
  #over(texts: Readonly<Record<string, string>>): readonly Carried[] {
    return inOrder(texts).flatMap(({ eventId, text }) => {
      const say = this.#decode(earlierShapes.say, text, `earlier unsaid ${eventId}`);
      if (!say || say.reason === 'fired') return [];
      const episode = episodeOf({ ...say, ended: { at: say.decidedAt, why: say.reason } });
      return [{ told: `${say.rule.id}|${say.episode}`, episode }];
    });
  }

  async #keepPost(
    tenant: Tenant,
    { id: homeId }: Episode,
    text: string | undefined,
    field: string,
  ): Promise<void> {
    const told = this.#decode(earlierShapes.told, text, `earlier message ${field}`);
    if (!told) return;
    const { channelId, messageTs, toldAt: postedAt } = told;
    const post = { homeId, channelId, messageTs, postedAt, replies: {} };
    await this.#posts.write(tenant, { expectedVersion: 0, post });
  }
}

/** An episode, and under which name its message was kept. */
interface Carried {
  readonly told: string;
  readonly episode: Episode;
}

function keyOf({ rule, target }: Episode): string {
  return `${rule.id}|${targetKey(target)}`;
}
