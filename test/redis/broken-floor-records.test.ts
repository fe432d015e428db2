import { describe, expect, test } from '@jest/globals';
import { everything } from '../../src/domain/floor-filter.ts';
import { defaultListening, defaultSettings } from '../../src/domain/settings.ts';
import { RedisAuditLog } from '../../src/redis/audit-log.ts';
import { RedisBoardStore } from '../../src/redis/board-store.ts';
import { agentsForm } from '../../src/redis/codec/agents-form.ts';
import { RedisContactFeed } from '../../src/redis/contact-feed.ts';
import { RedisHoldMemory } from '../../src/redis/hold-memory.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisListings } from '../../src/redis/listings.ts';
import { RedisReadingShelf } from '../../src/redis/reading-shelf.ts';
import { RedisSettingsStore } from '../../src/redis/settings-store.ts';
import { RedisViewStore } from '../../src/redis/view-store.ts';
import { FakeLog } from '../fakes/log.ts';
import { aBoard } from '../fixtures/boards.ts';
import { anAgent, now } from '../fixtures/floor.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const redis = () => connection().redis;
let number = 0;

/** A tenant and a log of its own for each test. */
function aPlace() {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'broken' };
  return { tenant, keys: keysOf(tenant), log: new FakeLog() };
}

const reported = ['A record in Redis cannot be read; it is skipped'];
const closed = { ...defaultSettings, seeAgents: { kind: 'user-group', groupId: 'S1' } };

describe('broken settings', () => {
  test.each([
    ['no JSON', '{"seeAgents":'],
    ['nothing', ''],
    ['a rule of tomorrow', JSON.stringify({ ...closed, seeAgents: { kind: 'moon-phase' } })],
    ['a part missing', JSON.stringify({ ...closed, namesIn: undefined })],
    ['a limit below nothing', JSON.stringify(closed).replace('"otherwise":180', '"otherwise":-1')],
  ])('with %s never become the defaults, which may be more open', async (_what, text) => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisSettingsStore(redis(), log);
    await redis().hset(keys.settings, 'version', '3', 'settings', text);

    await expect(store.read(tenant)).rejects.toMatchObject({ code: 'record_unreadable' });
    await expect(store.read(tenant)).rejects.toMatchObject({ code: 'record_unreadable' });
    expect(log.messages('error')).toEqual(reported);
  });

  test('of before there were any for waits have the defaults for those', async () => {
    const { tenant, keys, log } = aPlace();
    const before = JSON.stringify({ ...closed, waits: undefined });
    await redis().hset(keys.settings, 'version', '3', 'settings', before);

    const { settings } = await new RedisSettingsStore(redis(), log).read(tenant);

    expect(settings).toEqual(closed);
  });

  test('of before there was any listening have it off', async () => {
    const { tenant, keys, log } = aPlace();
    const before = JSON.stringify({ ...closed, listening: undefined });
    await redis().hset(keys.settings, 'version', '3', 'settings', before);

    const { settings } = await new RedisSettingsStore(redis(), log).read(tenant);

    expect(settings.listening).toEqual(defaultListening);
    expect(settings.listening.isOn).toBe(false);
  });

  test('of which only the version is left are broken too', async () => {
    const { tenant, keys, log } = aPlace();
    await redis().hset(keys.settings, 'version', '3');

    const reading = new RedisSettingsStore(redis(), log).read(tenant);
    await expect(reading).rejects.toMatchObject({ code: 'record_unreadable' });
  });
});

describe('a filter of before there were groups of queues names none', () => {
  const { groups, ...before } = everything;
  const old = { ...before, queueIds: ['q-1'] };
  const current = { ...everything, queueIds: ['q-1'] };

  test('in a view', async () => {
    const { tenant, keys, log } = aPlace();
    await redis().hset(keys.views, 'person:U1', JSON.stringify(old));

    const store = new RedisViewStore(redis(), log);
    expect(await store.find(tenant, { kind: 'person', userId: 'U1' })).toEqual(current);
    expect(groups).toEqual([]);
  });

  test('in a listing', async () => {
    const { tenant, keys, log } = aPlace();
    const until = new Date(now.getTime() + 1000);
    const kept = { listing: { filter: old, order: ['u-1'] }, until };
    await redis().set(keys.listing('abc'), JSON.stringify(kept));

    const listing = await new RedisListings(redis(), log).find(tenant, 'abc', now);
    expect(listing).toEqual({ filter: current, order: ['u-1'] });
  });

  test('in a board, which keeps its place', async () => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisBoardStore(redis(), log);
    const board = aBoard({ filter: current });
    await store.add(tenant, board);
    await redis().hset(keys.boards, board.id, JSON.stringify({ ...board, filter: old }));

    expect((await store.list(tenant)).map((record) => record.board)).toEqual([board]);
    expect(await store.add(tenant, { ...board, id: 'other2' })).toEqual({ kind: 'exists', board });
    const grouped = aBoard({ id: 'other3', filter: { ...current, groups: ['emea'] } });
    expect(await store.add(tenant, grouped)).toEqual({ kind: 'added' });
  });
});

describe('what is as good as none, and reported once', () => {
  test('a view', async () => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisViewStore(redis(), log);
    await redis().hset(keys.views, 'person:U1', '{"queueIds":"all"}');

    expect(await store.find(tenant, { kind: 'person', userId: 'U1' })).toBeUndefined();
    expect(await store.find(tenant, { kind: 'person', userId: 'U1' })).toBeUndefined();
    expect(log.messages('error')).toEqual(reported);
  });

  test('a listing', async () => {
    const { tenant, keys, log } = aPlace();
    await redis().set(keys.listing('abc'), '{"order":[]}');

    expect(await new RedisListings(redis(), log).find(tenant, 'abc', now)).toBeUndefined();
    expect(log.messages('error')).toEqual(reported);
  });

  test('a reading that cannot be unpacked, until there is a whole one', async () => {
    const { tenant, keys, log } = aPlace();
    const shelf = new RedisReadingShelf(redis(), log, agentsForm);
    await redis().hset(keys.reading('key'), 'asOf', 'soon', 'packed', 'not packed at all');
    expect(await shelf.find(tenant, 'key')).toBeUndefined();
    expect(log.messages('error')).toEqual(reported);

    const reading = { asOf: now, agents: [anAgent()], isTruncated: false };
    await shelf.put(tenant, 'key', { token: 't', reading });
    expect(await shelf.find(tenant, 'key')).toEqual(reading);
  });

  test('an entry of the audit', async () => {
    const { tenant, keys, log } = aPlace();
    const audit = new RedisAuditLog(redis(), log, () => undefined);
    const entry = { at: now, who: 'U1', act: 'pin-board', about: 'b', outcome: 'done' } as const;
    await audit.record(tenant, entry);
    await redis().xadd(keys.auditChain, '2-0', 'who', 'U2');

    expect(await audit.recent(tenant, 10)).toEqual([entry]);
    expect(log.messages('error')).toEqual(reported);
  });
});

describe('a broken board', () => {
  test('is reported once and left out; the others go on', async () => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisBoardStore(redis(), log);
    await store.add(tenant, aBoard({ id: 'broken' }));
    await store.add(tenant, aBoard({ id: 'whole2', channelId: 'C2' }));
    await redis().hset(keys.boards, 'broken', 'nonsense');

    await store.list(tenant);
    const records = await store.list(tenant);

    expect(records.map(({ board }) => board.id)).toEqual(['whole2']);
    expect(log.messages('error')).toEqual(reported);
  });

  test('gives its channel and filter to the next one pinned there', async () => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisBoardStore(redis(), log);
    await store.add(tenant, aBoard({ id: 'broken' }));
    await redis().hset(keys.boards, 'broken', 'nonsense');

    expect(await store.add(tenant, aBoard({ id: 'next22' }))).toEqual({ kind: 'added' });
    expect((await store.list(tenant)).map(({ board }) => board.id)).toEqual(['next22']);
  });

  test('of which only what was shown is broken is as good as never shown', async () => {
    const { tenant, keys, log } = aPlace();
    const store = new RedisBoardStore(redis(), log);
    await store.add(tenant, aBoard());
    await redis().hset(keys.boardsShown, 'brd234', '{}');

    expect((await store.list(tenant))[0]).toMatchObject({ board: aBoard(), shown: undefined });
  });
});

describe('since when a contact is on hold is not known', () => {
  const earlier = now.getTime() - 60_000;
  const records = [
    ['one time', `${earlier}`],
    ['two times that let nobody look between them', `${earlier} ${earlier}`],
    ['nonsense', `${earlier}-soon`],
    ['nothing', ''],
  ];

  test.each(records)('from a record of %s, and counts from now', async (_what, record) => {
    const { tenant, keys } = aPlace();
    const memory = new RedisHoldMemory(redis());
    await redis().hset(keys.holds, 'call', record);
    const seenAt = (at: Date) => memory.note(tenant, { at, onHold: ['call'], otherwise: [] });

    expect(await seenAt(now)).toEqual(new Map([['call', now]]));
    expect(await seenAt(new Date(now.getTime() + 60_000))).toEqual(new Map([['call', now]]));
  });

  test.each(records)('from a record of %s, which goes with the hold', async (_what, record) => {
    const { tenant, keys } = aPlace();
    await new RedisHoldMemory(redis()).note(tenant, { at: now, onHold: [], otherwise: [] });
    await redis().hset(keys.holds, 'call', record);

    await new RedisHoldMemory(redis()).note(tenant, { at: now, onHold: [], otherwise: ['call'] });

    expect(await redis().hexists(keys.holds, 'call')).toBe(0);
  });
});

test('two processes remember holds together', async () => {
  const { tenant } = aPlace();
  const processes = [new RedisHoldMemory(redis()), new RedisHoldMemory(redis())];
  const seen = [];
  for (let minute = 0; minute < 4; minute += 1) {
    const at = new Date(now.getTime() + minute * 60_000);
    seen.push(await processes[minute % 2]?.note(tenant, { at, onHold: ['call'], otherwise: [] }));
  }

  expect(seen).toEqual(Array(4).fill(new Map([['call', now]])));
});

test('readings leave Redis after a minute and a half, listings and claims some time after they are over', async () => {
  const { tenant, keys, log } = aPlace();
  const shelf = new RedisReadingShelf(redis(), log, agentsForm);
  const reading = { asOf: now, agents: [anAgent()], isTruncated: false };
  await shelf.put(tenant, 'key', { token: 't', reading });
  await shelf.claim(tenant, 'key', { token: 't', now, forSeconds: 20 });
  const listing = { filter: aBoard().filter, order: ['a1'] };
  await new RedisListings(redis(), log).keep(tenant, 'abc', { listing, now, forSeconds: 600 });

  const left = async (key: string) => (await redis().pttl(key)) / 1000;
  expect(await left(keys.reading('key'))).toBeGreaterThan(80);
  expect(await left(keys.reading('key'))).toBeLessThanOrEqual(90);
  expect(await left(keys.readingClaim('key'))).toBeGreaterThan(20);
  expect(await left(keys.listing('abc'))).toBeGreaterThan(600);
});

test('a reading of 5,000 agents takes some hundred kilobytes', async () => {
  const { tenant, keys, log } = aPlace();
  const agents = Array.from({ length: 5_000 }, (_, index) =>
    anAgent({ userId: `20000000-0000-4000-8000-${String(index * 7919).padStart(12, '0')}` }),
  );
  const reading = { asOf: now, agents, isTruncated: false };
  await new RedisReadingShelf(redis(), log, agentsForm).put(tenant, 'key', { token: 't', reading });

  expect(await redis().hstrlen(keys.reading('key'), 'packed')).toBeLessThan(500_000);
});

describe('broken members of the contact feed', () => {
  const asked = {
    queueIds: ['q1'],
    channels: ['VOICE'],
    now,
    order: 'newest' as const,
    atMost: 100,
  };
  const at = now.getTime();

  test.each([
    ['no contact', `q1/VOICE/${at}/`],
    ['a time that is none', 'q1/VOICE/9soon/c1'],
    ['an id nobody wrote', `q1/VOICE/${at}/%E0`],
  ])(
    'who wait, with %s, are left out and reported once; the others are there',
    async (_, broken) => {
      const { tenant, keys, log } = aPlace();
      const feed = new RedisContactFeed(redis(), log);
      await redis().zadd(keys.feedWaiting, 0, broken, 0, `q1/VOICE/${at}/c2`);

      const { contacts } = await feed.waiting(tenant, asked);
      await feed.waiting(tenant, asked);

      expect(contacts.map(({ contactId }) => contactId)).toEqual(['c2']);
      expect(log.messages('error')).toEqual(reported);
    },
  );

  test('do not stop those who are told of', async () => {
    const { tenant, keys, log } = aPlace();
    const feed = new RedisContactFeed(redis(), log);
    await redis().zadd(keys.feedWaiting, 0, 'nonsense', 0, 'q1/VOICE/soon/c1');
    await redis().zadd(keys.feedAnswers, 0, 'nonsense');
    await redis().hset(keys.feedContact('c2'), 'e12', 'q1', 'seen', 'soon', 'strange', 'x');
    const enqueued = { queueId: 'q1', at: now };

    await feed.record(tenant, { eventId: 'e', contactId: 'c2', channel: 'VOICE', enqueued }, now);

    const { contacts } = await feed.waiting(tenant, asked);
    expect(contacts.map(({ contactId }) => contactId)).toEqual(['c2']);
  });

  test('that tell how long somebody waited are left out and reported', async () => {
    const { tenant, keys, log } = aPlace();
    const feed = new RedisContactFeed(redis(), log);
    await redis().zadd(keys.feedAnswers, 0, 'q1/VOICE/9soon/1/c1', 0, `q1/VOICE/${at}/${at}/c2`);

    const from = new Date(at - 1);
    const answers = await feed.answers(tenant, { queueId: 'q1', channel: 'VOICE', from });

    expect(answers.map(({ answeredAt }) => answeredAt)).toEqual([now]);
    expect(log.messages('error')).toEqual(reported);
  });
});
