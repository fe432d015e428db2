import type { Redis } from 'ioredis';
import { alertingScripts } from './alerting-scripts.ts';
import { feedScripts } from './feed-scripts.ts';
import { floorScripts } from './floor-scripts.ts';
import { linkScripts } from './link-scripts.ts';
import { listenScripts } from './listen-scripts.ts';
import { postScripts } from './post-scripts.ts';
import { waitScripts } from './wait-scripts.ts';
import { watchScripts } from './watch-scripts.ts';

/**
 * Makes the scripts commands of this connection; ioredis sends a script once and its hash afterwards. Each
 * is one atomic step. KEYS are always of one tenant, so of one cluster slot. A script looks into no
 * record: what it compares are plain numbers and ids.
 */
export function defineScripts(redis: Redis): void {
  const scripts = {
    ...alertingScripts,
    ...floorScripts,
    ...feedScripts,
    ...linkScripts,
    ...listenScripts,
    ...postScripts,
    ...waitScripts,
    ...watchScripts,
  };
  for (const [name, script] of Object.entries(scripts)) {
    redis.defineCommand(name, script);
  }
}
