import { expect, test } from '@jest/globals';
import { newStanding } from '../../src/domain/contact-watch.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisWatchStore } from '../../src/redis/watch-store.ts';
import { FakeLog } from '../fakes/log.ts';
import { ids } from '../fixtures/floor.ts';
import { aWatch } from '../fixtures/watches.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const limits = { mostOfOne: 5, mostOfAll: 30 };
const reported = ['A record in Redis cannot be read; it is skipped'];
let number = 0;

function aPlace() {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'broken-watches' };
  const log = new FakeLog();
  const { redis } = connection();
  return { tenant, keys: keysOf(tenant), log, redis, store: new RedisWatchStore(redis, log) };
}

test.each([
  ['no JSON', '{"id":'],
  ['a position that is none', JSON.stringify({ ...aWatch(), asks: { position: -1 } })],
  ['a part missing', JSON.stringify({ ...aWatch(), until: undefined })],
])('a watch with %s is skipped, reported once, and keeps nobody from watching', async (_, text) => {
  const { tenant, keys, log, redis, store } = aPlace();
  await store.add(tenant, aWatch(), limits);
  await store.add(tenant, aWatch({ id: 'other', contactId: ids.chat }), limits);
  await redis.hset(keys.watches, 'watch-1', text);

  await store.list(tenant);
  expect((await store.list(tenant)).map(({ watch }) => watch.id)).toEqual(['other']);
  expect(log.messages('error')).toEqual(reported);
  expect(await store.add(tenant, aWatch({ id: 'anew' }), limits)).toEqual({ kind: 'added' });
});

test('a standing that cannot be read is begun anew, and the watch goes on', async () => {
  const { tenant, keys, log, redis, store } = aPlace();
  await store.add(tenant, aWatch(), limits);
  await redis.hset(keys.watchStandings, 'watch-1', '{"state":{}}');

  const [record] = await store.list(tenant);
  expect(record?.standing).toEqual(newStanding);
  const change = {
    watchId: 'watch-1',
    expectedVersion: record?.version ?? 0,
    standing: newStanding,
  };
  expect(await store.write(tenant, change)).toBe(true);
  expect(log.messages('error')).toEqual(reported);
});
