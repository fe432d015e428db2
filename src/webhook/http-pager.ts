import type { Clock } from '../ports/ground.ts';
import type { Paged, Pager } from '../ports/pager.ts';
import { bodyOf } from './payload.ts';
import { signatureOf } from './sign.ts';

export interface PagerOptions {
  /** https, or http on this machine. */
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
  /** Nobody is waited for longer than this. */
  readonly timeoutMs?: number;
}

/** Shorter than a right to tell lasts. */
const usualTimeoutMs = 10_000;

/**
 * Tells an address over HTTP. A redirect is not followed: the body would go where nobody said it may.
 * The address and the secret are in nothing that comes back.
 */
export function createPager({ url, secret, clock, ...options }: PagerOptions): Pager {
  const timeoutMs = options.timeoutMs ?? usualTimeoutMs;
  return {
    tell: async (page, signal) => {
      const body = bodyOf(page);
      const timestamp = Math.floor(clock.now().getTime() / 1000);
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.any([signal, timeout]),
          headers: {
            'content-type': 'application/json',
            'user-agent': 'floorwalker',
            'idempotency-key': encodeURIComponent(page.idempotencyKey),
            'x-floorwalker-timestamp': String(timestamp),
            'x-floorwalker-signature': signatureOf(secret, timestamp, body),
          },
          body,
        });
        // What it says is of no use, and must not keep the connection.
        await response.body?.cancel().catch(() => undefined);
        return outcomeOf(response);
      } catch {
        const why = timeout.aborted ? 'timeout' : 'unreachable';
        return { kind: 'failed', why, retryAfterSeconds: undefined, isAnswered: false };
      }
    },
  };
}

/** 408 and 429 say later, and so does what is wrong over there; all other answers but 2xx say no. */
function outcomeOf({ status, headers }: Response): Paged {
  if (status >= 200 && status < 300) return { kind: 'told' };
  if (status < 500 && status !== 408 && status !== 429) return { kind: 'refused', status };
  const seconds = /^\d{1,6}$/.exec(headers.get('retry-after') ?? '');
  const retryAfterSeconds = seconds ? Number(seconds[0]) : undefined;
  return { kind: 'failed', why: `status ${status}`, retryAfterSeconds, isAnswered: true };
}
