import { codeOf, type ErrorCode } from './errors.ts';

/** What waits by some clock; the clock port does. */
interface Waiting {
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  waitBeside?(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Waits without holding anybody up: beside some work, or for a look from time to time. */
export function waitBeside(
  clock: Waiting,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return clock.waitBeside?.(milliseconds, signal) ?? clock.wait(milliseconds, signal);
}

/** What came of something that an answer does not wait for any longer, and does not fail for. */
export type InTime<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  | { readonly kind: 'late' }
  /** In a foreseen way. */
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** Waits so many milliseconds for what stands beside the answer. Throws only what nobody foresaw. */
export async function within<Value>(
  clock: Waiting,
  milliseconds: number,
  work: Promise<Value>,
): Promise<InTime<Value>> {
  const decided = new AbortController();
  const tooLate = waitBeside(clock, milliseconds, decided.signal).then(
    () => late,
    () => late,
  );
  try {
    return await Promise.race([work.then(there), tooLate]);
  } catch (error) {
    const code = codeOf(error);
    if (code) return { kind: 'failed', code };
    throw error;
  } finally {
    decided.abort();
  }
}

/** The same where it does not matter why nothing came: undefined. */
export async function inTime<Value>(
  clock: Waiting,
  milliseconds: number,
  work: Promise<Value>,
): Promise<Value | undefined> {
  const outcome = await within(clock, milliseconds, work);
  return outcome.kind === 'there' ? outcome.value : undefined;
}

const late = { kind: 'late' } as const;

function there<Value>(value: Value) {
  return { kind: 'there', value } as const;
}
