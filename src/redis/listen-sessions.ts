import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { ListenKey, SessionRecord, SessionStanding } from '../domain/listening.ts';
import type { Log } from '../ports/ground.ts';
import type { ListenSessions } from '../stores/listening.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { listenShapes } from './codec/listen-shapes.ts';
import { keysOf, plain, type TenantKeys } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const hashes = z.tuple([hash, hash, hash]);

/** Intents to listen and what became of them, in hashes of one tenant; every write is one script. */
export class RedisListenSessions implements ListenSessions {
  readonly claim: ListenSessions['claim'];
  readonly release: ListenSessions['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'sessions', (keys) => keys.listenClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  open: ListenSessions['open'] = async (tenant, session, notice) => {
    const standing: SessionStanding = { state: { kind: 'asked' }, ...(notice && { notice }) };
    const [place, records] = [placeOf(session), [encode(session), encode(standing)]];
    for (;;) {
      const known = await asking('open session', () =>
        this.#redis.fwOpenSession(...partsOf(keysOf(tenant)), session.id, place, ...records),
      );
      if (known.length === 0) return { isFirst: true, record: { session, version: 1, standing } };
      const record = this.#record(known);
      if (record) return { isFirst: false, record };
      // A session that nobody can read must not keep its place for ever.
      await this.close(tenant, known[0] ?? '');
    }
  };

  find: ListenSessions['find'] = async (tenant, key) => {
    const known = await asking('find session', () =>
      this.#redis.fwFindSession(...partsOf(keysOf(tenant)), placeOf(key)),
    );
    return known.length === 0 ? undefined : this.#record(known);
  };

  write: ListenSessions['write'] = async (tenant, { id, expectedVersion, standing }) => {
    const { listenVersions, listenStandings } = keysOf(tenant);
    const change = [id, String(expectedVersion), encode(standing)];
    const written = await asking('write session', () =>
      this.#redis.fwWriteSession(listenVersions, listenStandings, ...change),
    );
    return written === 1;
  };

  list: ListenSessions['list'] = async (tenant) => {
    const { listenSessions, listenVersions, listenStandings } = keysOf(tenant);
    const answers = await readTogether(
      this.#redis,
      'list sessions',
      [listenSessions, listenVersions, listenStandings].map((key) => ['hgetall', key]),
    );
    const [sessions, versions, standings] = hashes.parse(answers);
    return Object.entries(sessions)
      .flatMap(([id, text]) => {
        const parts = [id, text, versions[id] ?? '', standings[id] ?? ''];
        return this.#record(parts) ?? [];
      })
      .toSorted((one, other) => openedMs(one) - openedMs(other));
  };

  free: ListenSessions['free'] = async (tenant, id) => {
    await asking('free session', () => this.#redis.fwFreeSession(keysOf(tenant).listenPlaces, id));
  };

  close: ListenSessions['close'] = async (tenant, id) => {
    const closed = await asking('close session', () =>
      this.#redis.fwCloseSession(...partsOf(keysOf(tenant)), id),
    );
    return closed === 1;
  };

  /** A standing that cannot be read is looked for anew: it may be going on. */
  #record([id = '', text, version, standing]: readonly string[]): SessionRecord | undefined {
    const session = this.#decode(listenShapes.session, text, `session ${id}`);
    return (
      session && {
        session,
        version: Number(version || '0'),
        standing: this.#decode(listenShapes.standing, standing, `standing of session ${id}`) ?? {
          state: { kind: 'asked' },
        },
      }
    );
  }
}

/** One intent is one Slack user, contact and set of capabilities. */
function placeOf({ slackUserId, contactId, capabilities }: ListenKey): string {
  const sorted = capabilities.map(plain).toSorted().join('+');
  return [plain(slackUserId), plain(contactId), sorted].join(' ');
}

type Parts = readonly [string, string, string, string];

function partsOf(keys: TenantKeys): Parts {
  const { listenSessions, listenPlaces, listenVersions, listenStandings } = keys;
  return [listenSessions, listenPlaces, listenVersions, listenStandings];
}

function openedMs({ session }: SessionRecord): number {
  return session.openedAt.getTime();
}
