import { BotError } from '../domain/errors.ts';
import type { CallBudget, CallOptions, Priority } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import { type Rate, rateOf } from './operations.ts';

export interface LocalCallBudgetOptions {
  readonly clock: Clock;
  /** The rate of an operation; default is the documented table. */
  readonly rateOf?: (operation: string) => Rate;
  /** Account and Region of an instance: what shares one limit. Default: all instances share. */
  readonly accountOf?: (instance: string) => string;
  /**
   * The longest wait accepted, seconds; a longer one is refused at once. By default 5 for a command
   * (a person does better to try again), 30 for a check (two later ones are due by then) and 300
   * for history; a call may bring a patience of its own. The limits also bound how many may stand
   * in line.
   */
  readonly longestWaitSeconds?: Partial<Record<Priority, number>>;
}

const rank: Record<Priority, number> = { command: 0, check: 1, history: 2 };
const defaultLongestWait: Record<Priority, number> = { command: 5, check: 30, history: 300 };

/** Who brings patience stands behind those of the same priority who do not: a press on Listen passes a crowd of links. */
function rankOf({ priority, patienceSeconds }: CallOptions): number {
  return rank[priority] + (patienceSeconds === undefined ? 0 : 0.5);
}

interface Waiter {
  readonly rank: number;
  readonly grant: () => void;
}

interface Bucket {
  readonly rate: Rate;
  tokens: number;
  countedAt: number;
  readonly line: Waiter[];
  isServing: boolean;
}

/**
 * Token buckets of this process, one per account and operation. Take rejects with the signal's
 * reason when aborted, and throws BotError `connect_throttled` when the wait would be too long.
 */
export class LocalCallBudget implements CallBudget {
  readonly #clock: Clock;
  readonly #rateOf: (operation: string) => Rate;
  readonly #accountOf: (instance: string) => string;
  readonly #longestWait: Record<Priority, number>;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: LocalCallBudgetOptions) {
    this.#clock = options.clock;
    this.#rateOf = options.rateOf ?? rateOf;
    this.#accountOf = options.accountOf ?? (() => 'all');
    this.#longestWait = { ...defaultLongestWait, ...options.longestWaitSeconds };
  }

  async take(instance: string, operation: string, options: CallOptions): Promise<void> {
    options.signal?.throwIfAborted();
    const bucket = this.#bucket(this.#accountOf(instance), operation);
    this.#refill(bucket);
    const ahead = bucket.line.filter((other) => other.rank <= rankOf(options)).length;
    if (ahead === 0 && spend(bucket)) return;
    const seconds = (ahead + 1 - bucket.tokens) / bucket.rate.perSecond;
    if (seconds > (options.patienceSeconds ?? this.#longestWait[options.priority])) {
      throw new BotError('connect_throttled', `${operation}: ${ahead} calls in line before it`, {
        retryAfterSeconds: Math.ceil(seconds),
      });
    }
    await this.#standInLine(bucket, options);
  }

  /** How many calls wait for their turn now, of all operations. */
  inLine(): number {
    return [...this.#buckets.values()].reduce((sum, { line }) => sum + line.length, 0);
  }

  #bucket(account: string, operation: string): Bucket {
    const key = `${account}|${operation}`;
    const known = this.#buckets.get(key);
    if (known) return known;
    const rate = this.#rateOf(operation);
    const countedAt = this.#clock.now().getTime();
    const bucket = { rate, tokens: rate.burst, countedAt, line: [], isServing: false };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  /** A clock that went back gives no tokens and takes none. */
  #refill(bucket: Bucket): void {
    const now = this.#clock.now().getTime();
    const grown = (Math.max(0, now - bucket.countedAt) / 1000) * bucket.rate.perSecond;
    bucket.tokens = Math.min(bucket.rate.burst, bucket.tokens + grown);
    bucket.countedAt = now;
  }

  #standInLine(bucket: Bucket, options: CallOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        rank: rankOf(options),
        grant: () => {
          options.signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      const leave = () => {
        const place = bucket.line.indexOf(waiter);
        if (place !== -1) bucket.line.splice(place, 1);
        reject(options.signal?.reason);
      };
      options.signal?.addEventListener('abort', leave, { once: true });
      const place = bucket.line.findIndex((other) => other.rank > waiter.rank);
      bucket.line.splice(place === -1 ? bucket.line.length : place, 0, waiter);
      if (!bucket.isServing) this.#serve(bucket).catch(reject);
    });
  }

  async #serve(bucket: Bucket): Promise<void> {
    bucket.isServing = true;
    try {
      while (bucket.line.length > 0) {
        const missing = 1 - bucket.tokens;
        await this.#clock.wait(Math.max(1, Math.ceil((missing / bucket.rate.perSecond) * 1000)));
        this.#refill(bucket);
        while (bucket.line.length > 0 && spend(bucket)) bucket.line.shift()?.grant();
      }
    } finally {
      bucket.isServing = false;
    }
  }
}

function spend(bucket: Bucket): boolean {
  // Sums of fractions end a hair below the whole number they mean.
  if (bucket.tokens < 1 - 1e-9) return false;
  bucket.tokens = Math.max(0, bucket.tokens - 1);
  return true;
}
