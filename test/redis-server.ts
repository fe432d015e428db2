import { afterAll, beforeAll } from '@jest/globals';
import { type PrivateRedis, startPrivateRedis } from '../sandbox/redis.ts';
import { connectRedis, type RedisConnection } from '../src/redis/connection.ts';
import { FakeLog } from './fakes/log.ts';

/** One private Redis for the tests of a file, with a connection to it. */
export function redisForTests(options: { readonly keepData?: boolean } = {}): {
  readonly server: () => PrivateRedis;
  readonly connection: () => RedisConnection;
  readonly log: FakeLog;
} {
  const log = new FakeLog();
  let server: PrivateRedis | undefined;
  let connection: RedisConnection | undefined;

  beforeAll(async () => {
    server = await startPrivateRedis(options);
    connection = await connectRedis(server.url, log);
  }, 30_000);
  afterAll(async () => {
    await connection?.close();
    await server?.close();
  }, 30_000);

  return { server: () => started(server), connection: () => started(connection), log };
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('Redis is there only while tests run');
  return thing;
}
