import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './ports/ground.ts';

/** The machine's own clock. The only place that asks it. */
export const systemClock: Clock = {
  now: () => new Date(),
  wait: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    });
  },
};
