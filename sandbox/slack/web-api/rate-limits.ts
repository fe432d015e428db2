import type { Clock } from '../../../src/ports/ground.ts';

export interface RateSettings {
  /** Messages one may post in a channel at once; after that one a second. */
  readonly postBurst: number;
  readonly postsPerSecond: number;
  /** Multiplies every method's calls in a minute; 0 switches the limits off, those on posts too. */
  readonly scale: number;
}

export const usualRates: RateSettings = { postBurst: 3, postsPerSecond: 1, scale: 1 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Slack's limits as token buckets on the sandbox clock. UNVERIFIED: how large Slack's own bursts are. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #settings: RateSettings;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, settings: RateSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Takes one call; returns the whole seconds to wait when there is none left, else undefined. */
  take(method: string, perMinute: number, channel: string | undefined): number | undefined {
    const { scale, postBurst, postsPerSecond } = this.#settings;
    if (scale === 0) return undefined;
    if (method === 'chat.postMessage') {
      return this.#draw(`${method} ${channel}`, postBurst, postsPerSecond);
    }
    const calls = Math.max(1, perMinute * scale);
    return this.#draw(method, calls, calls / 60);
  }

  #draw(key: string, capacity: number, perSecond: number): number | undefined {
    const now = this.#clock.now().getTime() / 1000;
    const bucket = this.#buckets.get(key) ?? { tokens: capacity, at: now };
    const tokens = Math.min(capacity, bucket.tokens + (now - bucket.at) * perSecond);
    const isAllowed = tokens >= 1;
    this.#buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now });
    return isAllowed ? undefined : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  }
}
