import type { Redis } from 'ioredis';
import { asking } from './translate-error.ts';

/** Several reads as one step, so that no write falls between them. The answers, in order. */
export function readTogether(
  redis: Redis,
  what: string,
  commands: readonly (readonly string[])[],
): Promise<readonly unknown[]> {
  return asking(what, async () => {
    const answers = await redis.multi(commands.map((command) => [...command])).exec();
    return (answers ?? []).map(([error, answer]) => {
      if (error) throw error;
      return answer;
    });
  });
}
