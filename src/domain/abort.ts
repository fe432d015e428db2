import { BotError } from './errors.ts';

/**
 * What an aborted call throws: the reason itself when it is a BotError, `connect_timeout` when the
 * caller's own time was up, else `stopping`.
 */
export function abortedError(signal: AbortSignal, what: string): BotError {
  const reason: unknown = signal.reason;
  if (reason instanceof BotError) return reason;
  return nameOf(reason) === 'TimeoutError'
    ? new BotError('connect_timeout', `${what}: the caller's time was up`)
    : new BotError('stopping', `${what}: given up by the caller`);
}

/** Waits for a shared promise until the signal aborts; the promise itself goes on for the others. */
export async function waitUnlessAborted<Result>(
  shared: Promise<Result>,
  signal: AbortSignal | undefined,
  what: string,
): Promise<Result> {
  if (!signal) return shared;
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortedError(signal, what));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([aborted, shared]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Read off whatever was thrown: an Error of another realm is not an instance of ours. */
function nameOf(reason: unknown): unknown {
  return typeof reason === 'object' && reason !== null ? Reflect.get(reason, 'name') : undefined;
}
