import { codeOf } from '../domain/errors.ts';
import type { Clock } from '../ports.ts';

/** What comes within so many milliseconds; undefined when it comes later or fails in a foreseen way. */
export async function inTime<Value>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Value>,
): Promise<Value | undefined> {
  const decided = new AbortController();
  const tooLate = clock.wait(milliseconds, decided.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([work, tooLate]);
  } catch (error) {
    if (codeOf(error)) return undefined;
    throw error;
  } finally {
    decided.abort();
  }
}
