import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type AlertRecord, type Episode, inactiveState } from '../domain/alerting/alert.ts';
import { type AlertTarget, targetKey } from '../domain/alerting/rule.ts';
import type { Log } from '../ports/ground.ts';
import type { AlertStore } from '../stores/alerting.ts';
import { beginningMessages, hourMs, messagesByHour } from './alert-messages.ts';
import { alertingShapes } from './codec/alerting-shapes.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { keysOf } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const keptAtMost = 5_000;
const keptForMs = 35 * 24 * hourMs;

const hash = z.record(z.string(), z.string());
const everything = z.tuple([hash, hash, hash, z.array(z.string())]);
const nowAndThen = z.tuple([z.array(z.string()), hash]);
const eitherText = z.tuple([z.string().nullable(), z.string().nullable()]);

/** What is true of alerts, in hashes of one tenant; every write is one script. */
export class RedisAlertingStore implements AlertStore {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  read: AlertStore['read'] = async (tenant, now) => {
    const keys = keysOf(tenant);
    const lastHour = (Math.floor(now.getTime() / hourMs) - 1) * hourMs;
    const answers = await readTogether(this.#redis, 'read alerts', [
      ['hgetall', keys.alerts],
      ['hgetall', keys.alertVersions],
      ['hgetall', keys.episodes],
      ['zrange', keys.alertMessages, String(lastHour), '+inf', 'BYSCORE', 'WITHSCORES'],
    ]);
    const [records, versions, episodes, messages] = everything.parse(answers);
    return {
      records: Object.entries(versions).flatMap(([key, version]) => {
        return this.#record(key, records[key], Number(version)) ?? [];
      }),
      episodes: this.#episodesOf(episodes),
      messagesInHour: messagesByHour(messages),
    };
  };

  commit: AlertStore['commit'] = async (tenant, change) => {
    const { ruleId, target, state, episodes } = change;
    const keys = keysOf(tenant);
    const isLeft =
      state.warning.kind !== 'inactive' ||
      state.critical.kind !== 'inactive' ||
      state.episodeId !== undefined ||
      state.recentStarts.length > 0;
    const { from, members } = beginningMessages(episodes);
    const written = await asking('commit alert', () =>
      this.#redis.fwCommitAlert(
        ...[keys.alerts, keys.alertVersions, keys.episodes, keys.alertMessages],
        ...[`${ruleId}|${targetKey(target)}`, String(change.expectedVersion)],
        isLeft ? encode({ ruleId, target, state }) : '',
        ...[from, String(members.length), ...members.flat()],
        ...episodes.flatMap((episode) => [episode.id, encode(episode)]),
      ),
    );
    return written === 1;
  };

  archive: AlertStore['archive'] = async (tenant, episodeIds) => {
    if (episodeIds.length === 0) return;
    const { episodes, episodesOver, episodesPast } = keysOf(tenant);
    const texts = await asking('read episodes', () => this.#redis.hmget(episodes, ...episodeIds));
    const over = episodeIds.flatMap((id, index) => {
      const at = this.#episode(id, texts[index])?.ended?.at;
      return at ? [id, String(at.getTime())] : [];
    });
    if (over.length === 0) return;
    const bounds = [keptAtMost, keptForMs].map(String);
    await asking('archive episodes', () =>
      this.#redis.fwArchiveEpisodes(episodes, episodesOver, episodesPast, ...bounds, ...over),
    );
  };

  episode: AlertStore['episode'] = async (tenant, episodeId) => {
    const { episodes, episodesPast } = keysOf(tenant);
    const answers = await readTogether(this.#redis, 'read episode', [
      ['hget', episodes, episodeId],
      ['hget', episodesPast, episodeId],
    ]);
    const [open, past] = eitherText.parse(answers);
    return this.#episode(episodeId, open ?? past);
  };

  history: AlertStore['history'] = async (tenant, { from, until, atMost }) => {
    if (atMost <= 0) return [];
    const keys = keysOf(tenant);
    const [begin, end] = [from.getTime(), until.getTime()];
    const answers = await readTogether(this.#redis, 'read history', [
      [
        ...['zrange', keys.episodesOver, String(end), String(begin), 'BYSCORE', 'REV'],
        ...['LIMIT', '0', String(atMost)],
      ],
      ['hgetall', keys.episodes],
    ]);
    const [ids, current] = nowAndThen.parse(answers);
    const texts =
      ids.length === 0
        ? []
        : await asking('read past episodes', () => this.#redis.hmget(keys.episodesPast, ...ids));
    const past = ids.flatMap((id, index) => this.#episode(id, texts[index]) ?? []);
    const unsaid = this.#episodesOf(current).filter(({ ended }) => {
      return ended !== undefined && ended.at >= from && ended.at <= until;
    });
    return [...past, ...unsaid]
      .toSorted((one, other) => endOf(other) - endOf(one))
      .slice(0, atMost);
  };

  #episodesOf(texts: Readonly<Record<string, string>>): readonly Episode[] {
    return Object.entries(texts).flatMap(([id, text]) => this.#episode(id, text) ?? []);
  }

  #episode(id: string, text: string | null | undefined): Episode | undefined {
    return this.#decode(alertingShapes.episode, text, `episode ${id}`);
  }

  /** One that cannot be read is begun anew, under its version: it must not stand still for ever. */
  #record(key: string, text: string | undefined, version: number): AlertRecord | undefined {
    const record = this.#decode(alertingShapes.record, text, `alert ${key}`);
    if (record) return { ...record, version };
    const [ruleId = '', ...rest] = key.split('|');
    const target = targetOf(rest.join('|'));
    return target && { ruleId, target, version, state: inactiveState };
  }
}

function targetOf(word: string): AlertTarget | undefined {
  if (word === 'instance') return { kind: 'instance' };
  const [kind, ...rest] = word.split(':');
  const id = rest.join(':');
  switch (kind) {
    case 'queue':
    case 'agent':
    case 'routing-profile':
    case 'team':
      return { kind, id };
    default:
      return undefined;
  }
}

function endOf({ ended }: Episode): number {
  return ended?.at.getTime() ?? 0;
}
