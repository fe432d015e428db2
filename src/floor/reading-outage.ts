import { codeOf } from '../domain/errors.ts';
import type { Log } from '../ports.ts';

/** Asks Redis, or does `without` while it is away. */
export type AskRedis = <Answer>(ask: () => Promise<Answer>, without: Answer) => Promise<Answer>;

/** Takes an outage of Redis for what it is, says so once until it is over, and lets every bug through. */
export function tolerateOutages(log: Log): AskRedis {
  let isAway = false;
  return async (ask, without) => {
    try {
      const answer = await ask();
      isAway = false;
      return answer;
    } catch (error) {
      if (codeOf(error) !== 'redis_unavailable') throw error;
      const facts = { err: error };
      if (!isAway) log.warn(facts, 'Readings: Redis is away, each process reads for itself');
      isAway = true;
      return without;
    }
  };
}
