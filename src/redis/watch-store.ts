import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type ContactWatch, newStanding, type WatchRecord } from '../domain/contact-watch.ts';
import type { Log } from '../ports/ground.ts';
import type { WatchStore } from '../stores/waits.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { watchShapes } from './codec/watch-shapes.ts';
import { keysOf, type TenantKeys } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const hashes = z.tuple([hash, hash, hash, hash]);
const refusals = z.enum(['added', 'too-many-of-one', 'too-many-of-all']);

/** Watches in hashes of one tenant; every write is one script. */
export class RedisWatchStore implements WatchStore {
  readonly claim: WatchStore['claim'];
  readonly release: WatchStore['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'watches', (keys) => keys.watchClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  add: WatchStore['add'] = async (tenant, watch, { mostOfOne, mostOfAll }) => {
    const { watches, watchOwners, watchVersions, watchStandings } = keysOf(tenant);
    const person = `${watch.userId} `;
    const [owner, most] = [`${person}${watch.contactId}`, [mostOfOne, mostOfAll].map(String)];
    const records = [encode(watch), encode(newStanding)];
    for (;;) {
      const [outcome, knownId = '', known] = await asking('add watch', () =>
        this.#redis.fwAddWatch(
          ...[watches, watchOwners, watchVersions, watchStandings],
          ...[watch.id, owner, person, ...most, ...records],
        ),
      );
      if (outcome !== 'exists') return { kind: refusals.parse(outcome) };
      const inTheWay = this.#watch(knownId, known);
      if (inTheWay) return { kind: 'exists', watch: inTheWay };
      // A watch that nobody can read must not keep its place for ever.
      await this.remove(tenant, knownId);
    }
  };

  list: WatchStore['list'] = async (tenant) => {
    const keys = keysOf(tenant);
    const parts = [keys.watches, keys.watchVersions, keys.watchStandings, keys.watchStops];
    const answers = await readTogether(
      this.#redis,
      'list watches',
      parts.map((key) => ['hgetall', key]),
    );
    const [watches, versions, standings, stops] = hashes.parse(answers);
    return Object.entries(watches)
      .flatMap(([id, text]) => {
        const watch = this.#watch(id, text);
        return watch ? [this.#record(watch, versions[id], standings[id], stops[id])] : [];
      })
      .toSorted((one, other) => one.watch.startedAt.getTime() - other.watch.startedAt.getTime());
  };

  write: WatchStore['write'] = async (tenant, { watchId, expectedVersion, standing }) => {
    const { watchVersions, watchStandings } = keysOf(tenant);
    const record = encode(standing);
    const written = await asking('write watch', () =>
      this.#redis.fwWriteWatch(
        watchVersions,
        watchStandings,
        watchId,
        String(expectedVersion),
        record,
      ),
    );
    return written === 1;
  };

  stop: WatchStore['stop'] = async (tenant, watchId, at) => {
    const { watches, watchOwners, watchStops } = keysOf(tenant);
    const when = JSON.stringify(at);
    const stopped = await asking('stop watch', () =>
      this.#redis.fwStopWatch(watches, watchOwners, watchStops, watchId, when),
    );
    return stopped === 1;
  };

  remove: WatchStore['remove'] = async (tenant, watchId) => {
    await asking('remove watch', () =>
      this.#redis.fwRemoveWatch(...placesOf(keysOf(tenant)), watchId),
    );
  };

  #watch(id: string, text: string | undefined): ContactWatch | undefined {
    return this.#decode(watchShapes.watch, text, `watch ${id}`);
  }

  /** A standing that cannot be read is begun anew: what was told may be told again, and nothing is lost. */
  #record(
    watch: ContactWatch,
    version: string | undefined,
    standing: string | undefined,
    stop: string | undefined,
  ): WatchRecord {
    const where = `standing of watch ${watch.id}`;
    return {
      watch,
      version: Number(version ?? 0),
      standing: this.#decode(watchShapes.standing, standing, where) ?? newStanding,
      stoppedAt: this.#decode(watchShapes.stoppedAt, stop, `stop of watch ${watch.id}`),
    };
  }
}

function placesOf(keys: TenantKeys): readonly string[] {
  const { watches, watchOwners, watchVersions, watchStandings, watchStops } = keys;
  return [watches, watchOwners, watchVersions, watchStandings, watchStops];
}
