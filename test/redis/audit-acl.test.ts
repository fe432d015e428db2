import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { keysOf } from '../../src/redis/keys.ts';
import { openRedisRoom, type RedisRoom } from '../../src/redis/room.ts';
import { FakeLog } from '../fakes/log.ts';
import { anAudited } from '../fixtures/audit.ts';
import { redisForTests } from '../redis-server.ts';

const { server, connection } = redisForTests({ as: 'floorwalker' });
const tenant = { workspace: 'T0FLOOR001', instance: 'acl' };
const { auditChain: key, settings } = keysOf(tenant);
let room: RedisRoom;
let bot: Redis;

beforeAll(async () => {
  room = await openRedisRoom(server().url.replace('//', '//floorwalker:PASSWORD@'), new FakeLog());
  bot = connection().redis;
  await room.audit.record(tenant, anAudited());
});
afterAll(() => room.close());

test('the bot’s stores open, write and read with the documented rights', async () => {
  await room.ping();

  expect(await room.audit.recent(tenant, 10)).toEqual([anAudited()]);
  expect(await room.settingsStore.read(tenant)).toMatchObject({ version: 0 });
  expect(await room.headPosts.write(tenant, { expectedVersion: 0, standing: {} })).toBe(true);
});

describe('what the bot’s user may not do to the audit', () => {
  test.each<readonly [string, ...(string | number)[]]>([
    ['DEL', key],
    ['UNLINK', key],
    ['XTRIM', key, 'MAXLEN', 0],
    ['XDEL', key, '1-0'],
    ['XSETID', key, '9-0'],
    ['XGROUP', 'CREATE', key, 'group', '0'],
    ['XREVRANGE', key, '+', '-'],
    ['XLEN', key],
    ['RENAME', key, `${key}2`],
    ['RENAME', key, settings],
    ['COPY', key, settings],
    ['MOVE', key, 1],
    ['EXPIRE', key, 1],
    ['PERSIST', key],
    ['SET', key, 'gone'],
    ['RESTORE', key, 0, 'x', 'REPLACE'],
    ['DUMP', key],
    ['SORT', settings, 'STORE', key],
    ['EVAL', "return redis.call('DEL', KEYS[1])", 1, key],
    ['EVAL', `return redis.call('DEL', '${key}')`, 0],
    ['EVAL', `return redis.call('XTRIM', '${key}', 'MAXLEN', 0)`, 1, settings],
    ['FLUSHALL'],
    ['FLUSHDB'],
    ['SWAPDB', 0, 1],
    ['CONFIG', 'SET', 'appendonly', 'no'],
    ['ACL', 'SETUSER', 'floorwalker', '~*'],
    ['DEBUG', 'RELOAD'],
    ['SHUTDOWN', 'NOSAVE'],
    ['REPLICAOF', 'somewhere', '6379'],
    ['KEYS', '*'],
    ['XADD', 'another-key', '1-0', 'a', 'b'],
  ])('%s %s %s', async (command, ...args) => {
    await expect(bot.call(command, ...args)).rejects.toThrow(/NOPERM|can't access|not allowed/);
  });

  test('and it is all still there', async () => {
    const root = new Redis(server().url);

    expect(await root.xlen(key)).toBe(1);
    root.disconnect();
  });
});
