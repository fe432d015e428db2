import { expect, test } from '@jest/globals';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisLinkStore } from '../../src/redis/link-store.ts';
import { FakeLog } from '../fakes/log.ts';
import { aLink } from '../fixtures/links.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
let number = 0;

test.each([
  ['no JSON', '{"slackUserId":'],
  ['a part missing', JSON.stringify({ ...aLink(), connectUserId: undefined })],
  ['an empty id', JSON.stringify({ ...aLink(), connectUserId: '' })],
])('a link with %s is not none: nobody is linked anew until it is removed', async (_, text) => {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'broken-links' };
  const log = new FakeLog();
  const { redis } = connection();
  const store = new RedisLinkStore(redis, log);
  await store.keep(tenant, aLink());
  await redis.hset(keysOf(tenant).links, 'U0SAM00001', text);
  const unreadable = { code: 'record_unreadable' };

  await expect(store.find(tenant, 'U0SAM00001')).rejects.toMatchObject(unreadable);
  await expect(store.findByConnectUser(tenant, 'c-sam')).rejects.toMatchObject(unreadable);
  const others = [aLink({ connectUserId: 'c-boss' }), aLink({ slackUserId: 'U0EVE00001' })];
  for (const other of others) {
    await expect(store.keep(tenant, other)).rejects.toMatchObject(unreadable);
  }
  expect(await store.list(tenant)).toEqual([]);
  expect(log.messages('error')).toEqual(['A record in Redis cannot be read; it is skipped']);

  expect(await store.remove(tenant, { slackUserId: 'U0SAM00001' })).toBeUndefined();
  expect(await store.keep(tenant, aLink())).toEqual({ kind: 'kept' });
});
