import { expect, test } from '@jest/globals';
import { RedisAlertStore } from '../../src/redis/alert-store.ts';
import { RedisCheckJournal } from '../../src/redis/check-journal.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { FakeLog } from '../fakes/log.ts';
import { aFiring, aRule, aSay } from '../fixtures/alerts.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const tenantOf = (workspace: string) => ({ workspace, instance: 'broken' });

test.each([
  ['no JSON', '{"id":'],
  ['another form', '{"id":"broken","metric":"moon-phase"}'],
  ['a date that is none', JSON.stringify({ ...aRule({ id: 'broken' }), createdAt: 'soon' })],
])(
  'a rule record with %s is reported once and skipped; the others are read',
  async (name, text) => {
    const tenant = tenantOf(name);
    const log = new FakeLog();
    const store = new RedisAlertStore(connection().redis, log);
    await store.addRule(tenant, aRule({ id: 'broken' }));
    await store.addRule(tenant, aRule({ id: 'whole2' }));
    await connection().redis.hset(keysOf(tenant).rules, 'broken', text);

    await store.listRules(tenant);
    const records = await store.listRules(tenant);

    expect(records.map(({ rule }) => rule.id)).toEqual(['whole2']);
    expect(await store.findRule(tenant, 'broken')).toBeUndefined();
    expect(log.messages('error')).toEqual(['A record in Redis cannot be read; it is skipped']);
  },
);

test('a broken intention is skipped; the others are said', async () => {
  const tenant = tenantOf('unsaid');
  const log = new FakeLog();
  const store = new RedisAlertStore(connection().redis, log);
  await store.addRule(tenant, aRule());
  const change = { ruleId: 'abc234', episodes: 1, state: aFiring(), say: aSay() };
  await store.commit(tenant, { ...change, expectedVersion: 1 });
  await connection().redis.hset(keysOf(tenant).unsaid, 'x|1|fired', '0 nonsense');

  expect((await store.unsaid(tenant)).map(({ say }) => say.eventId)).toEqual(['abc234|1|fired']);
  expect(log.messages('error')).toHaveLength(1);
});

test('a broken journal is as good as none, and can be written again', async () => {
  const tenant = tenantOf('journal');
  const journal = new RedisCheckJournal(connection().redis, new FakeLog());
  await connection().redis.hset(keysOf(tenant).journal, 'version', '3', 'health', 'nonsense');
  expect(await journal.read(tenant)).toEqual({ version: 3 });

  const health = { lastOkAt: new Date('2026-06-01T10:00:00Z') };
  expect(await journal.write(tenant, { expectedVersion: 3, health, notices: [] })).toBe(true);
  expect(await journal.read(tenant)).toEqual({ ...health, version: 4 });
});

test('a key that holds another kind of value is a bug and no outage', async () => {
  const tenant = tenantOf('kind');
  await connection().redis.set(keysOf(tenant).states, 'text');
  const store = new RedisAlertStore(connection().redis, new FakeLog());

  const failure = await store.listRules(tenant).catch((error: unknown) => error);

  expect(String(failure)).toMatch(/^Error: redis: list rules: WRONGTYPE/);
});
