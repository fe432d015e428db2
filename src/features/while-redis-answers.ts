import { codeOf } from '../domain/errors.ts';

/** What Redis says; undefined while it is away. Any other failure is thrown. */
export async function whileRedisAnswers<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (codeOf(error) === 'redis_unavailable') return undefined;
    throw error;
  }
}
