import { expect, test } from '@jest/globals';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisListenSessions } from '../../src/redis/listen-sessions.ts';
import { FakeLog } from '../fakes/log.ts';
import { ids } from '../fixtures/floor.ts';
import { aSession } from '../fixtures/sessions.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const reported = ['A record in Redis cannot be read; it is skipped'];
let number = 0;

function aPlace() {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'broken-sessions' };
  const log = new FakeLog();
  const { redis } = connection();
  const store = new RedisListenSessions(redis, log);
  const open = (change = {}) => store.open(tenant, aSession(change), undefined);
  return { tenant, keys: keysOf(tenant), log, redis, store, open };
}

test.each([
  ['no JSON', '{"id":'],
  ['a part missing', JSON.stringify({ ...aSession(), openedAt: undefined })],
])(
  'a session with %s is skipped, reported once, and keeps nobody from listening',
  async (_, text) => {
    const { tenant, keys, log, redis, store, open } = aPlace();
    await open();
    await open({ id: 'other', contactId: ids.chat });
    await redis.hset(keys.listenSessions, aSession().id, text);

    await store.list(tenant);
    expect((await store.list(tenant)).map(({ session }) => session.id)).toEqual(['other']);
    expect(await store.find(tenant, aSession())).toBeUndefined();
    expect(log.messages('error')).toEqual(reported);
    expect(await open({ id: 'anew' })).toMatchObject({ isFirst: true });
  },
);

test('a standing that cannot be read is looked for anew: it may be going on', async () => {
  const { tenant, keys, log, redis, store, open } = aPlace();
  await open();
  await redis.hset(keys.listenStandings, aSession().id, '{"state":{}}');

  expect(await store.find(tenant, aSession())).toMatchObject({
    standing: { state: { kind: 'asked' } },
  });
  expect(log.messages('error')).toEqual(reported);
});
