import { onPath } from './on-path.ts';

/** How to get a redis-server on each platform; it goes on in a sentence. */
export const howToGetRedis =
  'get it with `sudo apt-get install redis-server` on Debian or Ubuntu, `brew install redis` on macOS, the Debian command inside WSL on Windows';

/** Looks along PATH; undefined when there is none. Nothing is ever downloaded or compiled. */
export function redisServerOn(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return onPath(env, 'redis-server');
}

/** What is wrong with a machine on which the tests cannot run, in one sentence; undefined when nothing is. */
export function whyTestsCannotRun(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (redisServerOn(env)) return undefined;
  return `The tests need a redis-server on the PATH of this machine: ${howToGetRedis}.`;
}
