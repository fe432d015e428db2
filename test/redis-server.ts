import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { type PrivateRedis, startPrivateRedis } from '../sandbox/redis.ts';
import { connectRedis, type RedisConnection } from '../src/redis/connection.ts';
import { FakeLog } from './fakes/log.ts';

/**
 * One private Redis for the tests of a file, with a connection to it; `as: 'floorwalker'` with the
 * rights that docs/redis-acl.md gives the bot, and no others.
 */
export function redisForTests(
  options: { readonly keepData?: boolean; readonly as?: 'root' | 'floorwalker' } = {},
): {
  readonly server: () => PrivateRedis;
  readonly connection: () => RedisConnection;
  readonly log: FakeLog;
} {
  const log = new FakeLog();
  let server: PrivateRedis | undefined;
  let connection: RedisConnection | undefined;

  beforeAll(async () => {
    server = await startPrivateRedis(options);
    const isLimited = options.as === 'floorwalker';
    connection = await connectRedis(isLimited ? await limitedUrl(server.url) : server.url, log);
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

/** The line that the documents tell people to type. */
function documentedAcl(): readonly string[] {
  const text = readFileSync(new URL('../docs/redis-acl.md', import.meta.url), 'utf8');
  const line = /^ACL SETUSER floorwalker .*$/m.exec(text)?.[0];
  if (line === undefined) throw new Error('docs/redis-acl.md has no ACL line');
  return line.split(/ (?![^(]*\))/).slice(1);
}

/** Gives the bot's user the documented rights; its address. */
async function limitedUrl(url: string): Promise<string> {
  const root = new Redis(url);
  const [command = '', ...rights] = documentedAcl();
  await root.acl(command as 'SETUSER', ...(rights as [string]));
  root.disconnect();
  return url.replace('//', '//floorwalker:PASSWORD@');
}
