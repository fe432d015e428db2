import { waitBeside } from '../domain/in-time.ts';
import type { Clock } from '../ports/ground.ts';

/** What comes within so many milliseconds of the clock; undefined for what comes later. */
export async function inTime<Result>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  const over = new AbortController();
  const late = waitBeside(clock, milliseconds, over.signal).then(
    (): undefined => undefined,
    // The wait was ended, since the work was done first.
    (): undefined => undefined,
  );
  const result = await Promise.race([work, late]);
  over.abort();
  return result;
}
