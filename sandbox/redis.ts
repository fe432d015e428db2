import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisMemoryServer } from 'redis-memory-server';
import { howToGetRedis, redisServerOn } from './find-redis-server.ts';

/** A redis-server of our own on 127.0.0.1. It dies with this process, however that ends. */
export interface PrivateRedis {
  readonly url: string;
  /** Redis is away from now on. */
  stop(): Promise<void>;
  /** Redis is back at the same address; with its data only when they are kept. */
  start(): Promise<void>;
  /** Stops it for good and forgets its data. */
  close(): Promise<void>;
}

/** The Redis of a sandbox; one that was given cannot be stopped and started. */
export type SandboxRedis = Pick<PrivateRedis, 'url' | 'close'> &
  Partial<Pick<PrivateRedis, 'stop' | 'start'>>;

/** The Redis that REDIS_URL names, else a private one whose data survive `stop` and `start`. */
export async function redisForSandbox(
  env: Readonly<Record<string, string | undefined>>,
): Promise<SandboxRedis> {
  const url = env.REDIS_URL;
  if (url) return { url, close: async () => undefined };
  return startPrivateRedis({ keepData: true });
}

/**
 * Starts a private Redis on a free port. Throws an error of one sentence, fit to be shown, when the
 * machine has no redis-server.
 */
export async function startPrivateRedis(
  options: { readonly keepData?: boolean } = {},
): Promise<PrivateRedis> {
  const systemBinary = findRedisServer(process.env);
  const directory = await mkdtemp(join(tmpdir(), 'floorwalker-redis-'));
  const keep = ['--dir', directory, '--appendonly', 'yes', '--appendfsync', 'always'];
  const args = options.keepData ? keep : ['--dir', directory];
  const server = new RedisMemoryServer({
    instance: { ip: '127.0.0.1', args },
    binary: { systemBinary },
  });
  await server.start();
  // The same server object starts again on the port it had.
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.stop();
    isUp = false;
  };
  return {
    url: `redis://127.0.0.1:${await server.getPort()}`,
    stop,
    start: async () => {
      if (!isUp) await server.start();
      isUp = true;
    },
    close: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The redis-server of this machine. Throws an error of one sentence for the demo when there is none. */
export function findRedisServer(env: Readonly<Record<string, string | undefined>>): string {
  const found = redisServerOn(env);
  if (found) return found;
  throw new Error(
    `Floorwalker needs a redis-server on this machine: ${howToGetRedis}, or name a Redis you already run in REDIS_URL.`,
  );
}
