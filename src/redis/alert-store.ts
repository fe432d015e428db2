import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Say } from '../domain/alert.ts';
import type { Log } from '../ports/ground.ts';
import type { AlertStore } from '../stores/alerts.ts';
import { shapes } from './codec/alert-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { inOrder } from './outbox.ts';
import { readTogether } from './read-together.ts';
import { episodeField, ruleRecord } from './rule-record.ts';
import { asking } from './translate-error.ts';

const text = z.string().nullable();
const hash = z.record(z.string(), z.string());
const oneRule = z.tuple([text, text, text, text, hash]);
const allRules = z.tuple([hash, hash, hash, hash, hash]);
const outbox = z.tuple([hash, hash]);

/** Rules, their states and what is to be said, in hashes of one tenant; every write is one script. */
export class RedisAlertStore implements AlertStore {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  addRule: AlertStore['addRule'] = async (tenant, rule) => {
    const { rules, versions, states } = keysOf(tenant);
    const standing = encode({ episodes: 0, state: { kind: 'quiet' } });
    const added = await asking('add rule', () =>
      this.#redis.fwAddRule(rules, versions, states, rule.id, encode(rule), standing),
    );
    return added === 1;
  };

  removeRule: AlertStore['removeRule'] = async (tenant, { ruleId, expectedVersion, say }) => {
    const { rules, versions, states, unsayable, unsaid, order } = keysOf(tenant);
    const keys = [rules, versions, states, unsayable, unsaid, order];
    const removed = await asking('remove rule', () =>
      this.#redis.fwRemoveRule(...keys, ruleId, String(expectedVersion), ...outgoing(say)),
    );
    return removed === 1;
  };

  findRule: AlertStore['findRule'] = async (tenant, ruleId) => {
    const keys = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'find rule', [
      ['hget', keys.rules, ruleId],
      ['hget', keys.versions, ruleId],
      ['hget', keys.states, ruleId],
      ['hget', keys.unsayable, ruleId],
      ['hgetall', keys.told],
    ]);
    const [rule, version, standing, unsayable, told] = oneRule.parse(answers);
    return ruleRecord(this.#decode, ruleId, { rule, version, standing, unsayable, told });
  };

  listRules: AlertStore['listRules'] = async (tenant) => {
    const keys = keysOf(tenant);
    const hashes = [keys.rules, keys.versions, keys.states, keys.unsayable, keys.told];
    const answers = await readTogether(
      this.#redis,
      'list rules',
      hashes.map((key) => ['hgetall', key]),
    );
    const [rules, versions, standings, unsayables, told] = allRules.parse(answers);
    return Object.keys(rules)
      .map((ruleId) =>
        ruleRecord(this.#decode, ruleId, {
          rule: rules[ruleId],
          version: versions[ruleId],
          standing: standings[ruleId],
          unsayable: unsayables[ruleId],
          told,
        }),
      )
      .filter((record) => record !== undefined)
      .toSorted((one, other) => one.rule.createdAt.getTime() - other.rule.createdAt.getTime());
  };

  commit: AlertStore['commit'] = async (tenant, change) => {
    const { versions, states, unsaid, order } = keysOf(tenant);
    const { ruleId, expectedVersion, episodes, state, say } = change;
    const standing = encode({ episodes, state });
    const args = [ruleId, String(expectedVersion), standing, ...outgoing(say)];
    const written = await asking('commit', () =>
      this.#redis.fwCommit(versions, states, unsaid, order, ...args),
    );
    return written === 1;
  };

  unsaid: AlertStore['unsaid'] = async (tenant) => {
    const keys = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'read unsaid', [
      ['hgetall', keys.unsaid],
      ['hgetall', keys.told],
    ]);
    const [unsaid, told] = outbox.parse(answers);
    return inOrder(unsaid).flatMap((entry) => {
      const say = this.#decode(shapes.say, entry.text, `unsaid ${entry.eventId}`);
      if (!say) return [];
      const episode = episodeField(say.rule.id, say.episode);
      return [{ say, told: this.#decode(shapes.told, told[episode], `told ${episode}`) }];
    });
  };

  recordTold: AlertStore['recordTold'] = async (tenant, ruleId, told, saidEventIds) => {
    const keys = keysOf(tenant);
    const episode = episodeField(ruleId, told.episode);
    // Any other reason ends the episode, and with it the life of its message.
    const message = told.reason === 'fired' ? encode(told) : '';
    await asking('record told', () =>
      this.#redis.fwRecordTold(
        ...[keys.told, keys.unsaid, keys.unsayable],
        ...[episode, message, ruleId, ...saidEventIds],
      ),
    );
  };

  dropUnsaid: AlertStore['dropUnsaid'] = async (tenant, { ruleId, eventIds, code, at }) => {
    const keys = keysOf(tenant);
    const dropped = eventIds.flatMap((eventId) => {
      return [eventId, eventId.slice(0, eventId.lastIndexOf('|'))];
    });
    await asking('drop unsaid', () =>
      this.#redis.fwDropUnsaid(
        ...[keys.rules, keys.unsayable, keys.unsaid, keys.told],
        ...[ruleId, encode({ code, at }), ...dropped],
      ),
    );
  };
}

function outgoing(say: Say | undefined): readonly string[] {
  return say ? [say.eventId, encode(say)] : [];
}
