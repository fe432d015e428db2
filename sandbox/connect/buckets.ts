import type { Clock } from '../../src/ports/ground.ts';
import { defaultRate, rates } from './limits.ts';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** One token bucket per operation, as AWS has them per account and Region. */
export class Buckets {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a token; false when there is none. */
  take(operation: string): boolean {
    const [perSecond, burst] = rates[operation] ?? defaultRate;
    const now = this.#clock.now().getTime();
    const bucket = this.#buckets.get(operation) ?? { tokens: burst, filledAt: now };
    const refill = ((now - bucket.filledAt) / 1000) * perSecond;
    bucket.tokens = Math.min(burst, bucket.tokens + refill);
    bucket.filledAt = now;
    this.#buckets.set(operation, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}
