import { LRUCache } from 'lru-cache';
import type { Clock } from './ports/ground.ts';

interface Kept<Value> {
  readonly answer: Promise<Value>;
  readonly until: number;
}

/**
 * Answers kept for a while by the clock port, counted from when they were asked for. Who asks while
 * an answer is on its way gets the same one; a failed answer is never kept.
 */
export class Remembered<Value> {
  readonly #kept: LRUCache<string, Kept<Value>>;
  readonly #clock: Clock;
  readonly #milliseconds: number;

  constructor(clock: Clock, milliseconds: number, most = 5_000) {
    this.#kept = new LRUCache({ max: most });
    this.#clock = clock;
    this.#milliseconds = milliseconds;
  }

  /** The remembered answer, else what `read` gives; `fresh` reads again whatever is remembered. */
  get(key: string, read: () => Promise<Value>, fresh = false): Promise<Value> {
    const now = this.#clock.now().getTime();
    const known = this.#kept.get(key);
    if (!fresh && known && known.until > now) return known.answer;
    const entry = { answer: read(), until: now + this.#milliseconds };
    this.#kept.set(key, entry);
    entry.answer.catch(() => {
      if (this.#kept.peek(key) === entry) this.#kept.delete(key);
    });
    return entry.answer;
  }

  /** The next question is asked anew, even while an answer is on its way. */
  forget(key: string): void {
    this.#kept.delete(key);
  }
}
