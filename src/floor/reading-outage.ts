import { codeOf } from '../domain/errors.ts';
import type { Log } from '../ports/ground.ts';

/** Asks Redis, or does `without` while it is away. */
export type AskRedis = <Answer>(ask: () => Promise<Answer>, without: Answer) => Promise<Answer>;

/** Takes an outage of Redis for what it is, says once until it is over what that means, and lets every bug through. */
export function tolerateOutages(log: Log, meaning: string): AskRedis {
  let isAway = false;
  return async (ask, without) => {
    try {
      const answer = await ask();
      isAway = false;
      return answer;
    } catch (error) {
      if (codeOf(error) !== 'redis_unavailable') throw error;
      if (!isAway) log.warn({ err: error }, meaning);
      isAway = true;
      return without;
    }
  };
}
