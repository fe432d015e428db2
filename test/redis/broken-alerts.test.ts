import { expect, test } from '@jest/globals';
import { inactiveState } from '../../src/domain/alerting/alert.ts';
import { RedisAlertingStore } from '../../src/redis/alerting-store.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisRuleStore } from '../../src/redis/rule-store.ts';
import { RedisWatchJournal } from '../../src/redis/watch-journal.ts';
import { FakeLog } from '../fakes/log.ts';
import { aFiringState, aKeptRule, anEpisode, keptAt } from '../fixtures/kept-alerts.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const tenantOf = (workspace: string) => ({ workspace, instance: 'broken' });
const target = { kind: 'queue', id: 'queue-billing' } as const;

test.each([
  ['no JSON', '{"id":'],
  ['another form', '{"id":"broken","metric":{"kind":"moon-phase"}}'],
  ['a date that is none', JSON.stringify({ ...aKeptRule({ id: 'broken' }), createdAt: 'soon' })],
])('a rule with %s is reported once and skipped; the others are read', async (name, text) => {
  const tenant = tenantOf(name);
  const log = new FakeLog();
  const store = new RedisRuleStore(connection().redis, log);
  await store.apply(tenant, [
    { kind: 'add', rule: aKeptRule({ id: 'broken' }) },
    { kind: 'add', rule: aKeptRule({ id: 'whole2' }) },
  ]);
  await connection().redis.hset(keysOf(tenant).alertRules, 'broken', text);

  await store.list(tenant);
  expect((await store.list(tenant)).map(({ id }) => id)).toEqual(['whole2']);
  expect(await store.find(tenant, 'broken')).toBeUndefined();
  expect(log.messages('error')).toEqual(['A record in Redis cannot be read; it is skipped']);
});

test('an alert that cannot be read begins anew under its version, and can be written', async () => {
  const tenant = tenantOf('alert');
  const store = new RedisAlertingStore(connection().redis, new FakeLog());
  const change = { ruleId: 'abc234', target, state: aFiringState(), episodes: [anEpisode()] };
  await store.commit(tenant, { ...change, expectedVersion: 0 });
  await connection().redis.hset(keysOf(tenant).alerts, 'abc234|queue:queue-billing', 'nonsense');

  const { records, episodes } = await store.read(tenant, keptAt);
  expect(records).toEqual([{ ruleId: 'abc234', target, version: 1, state: inactiveState }]);
  expect(episodes).toEqual([anEpisode()]);
  expect(await store.commit(tenant, { ...change, expectedVersion: 1 })).toBe(true);
});

test('a broken episode is skipped; the others are read, here and in the history', async () => {
  const tenant = tenantOf('episode');
  const store = new RedisAlertingStore(connection().redis, new FakeLog());
  const over = anEpisode({ id: 'over', ended: { at: keptAt, why: 'resolved' } });
  const episodes = [anEpisode(), over];
  const change = { ruleId: 'abc234', target, state: aFiringState(), episodes };
  await store.commit(tenant, { ...change, expectedVersion: 0 });
  await connection().redis.hset(keysOf(tenant).episodes, 'broken', '{');
  await store.archive(tenant, ['over', 'broken']);
  await connection().redis.hset(keysOf(tenant).episodesPast, 'past', '{');
  await connection().redis.zadd(keysOf(tenant).episodesOver, keptAt.getTime(), 'past');

  expect((await store.read(tenant, keptAt)).episodes).toEqual([anEpisode()]);
  const asked = { from: keptAt, until: keptAt, atMost: 5 };
  expect(await store.history(tenant, asked)).toEqual([over]);
});

test('a broken page of the journal is as good as none, and can be written again', async () => {
  const tenant = tenantOf('page');
  const journal = new RedisWatchJournal(connection().redis, new FakeLog());
  await connection().redis.hset(keysOf(tenant).journal, 'version', '3', 'page', 'nonsense');
  expect(await journal.read(tenant)).toEqual({ version: 3, troubles: {} });

  const page = { lastOkAt: keptAt, troubles: {} };
  expect(await journal.write(tenant, { expectedVersion: 3, page })).toBe(true);
  expect(await journal.read(tenant)).toEqual({ ...page, version: 4 });
});

test('only what was changed is read again', async () => {
  const tenant = tenantOf('changed');
  const { redis } = connection();
  const store = new RedisRuleStore(redis, new FakeLog());
  const other = new RedisRuleStore(redis, new FakeLog());
  await store.apply(tenant, [
    { kind: 'add', rule: aKeptRule({ id: 'a' }) },
    { kind: 'add', rule: aKeptRule({ id: 'b' }) },
  ]);
  const before = await other.list(tenant);
  // Behind the store's back, so that it would be seen if it were read.
  await redis.hset(
    keysOf(tenant).alertRules,
    'a',
    JSON.stringify(aKeptRule({ id: 'a', note: 'x' })),
  );
  expect(await other.list(tenant)).toBe(before);

  const rule = aKeptRule({ id: 'b', note: 'new' });
  await store.apply(tenant, [{ kind: 'mark', rule, expectedRevision: 1 }]);
  const after = await other.list(tenant);
  expect(after.map(({ note }) => note)).toEqual([undefined, 'new']);
  expect(after[0]).toBe(before[0]);
});
