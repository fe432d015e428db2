import { waitUnlessAborted } from '../domain/abort.ts';
import { BotError } from '../domain/errors.ts';
import type { CallOptions, Priority } from '../ports/connect.ts';

/** Who goes before whom when calls are scarce. */
const byUrgency: readonly Priority[] = ['command', 'check', 'history'];

/**
 * One reading and everybody who waits for it. Each hears how far it is; each may leave, which ends
 * their own waiting alone. When the last one has left it is given up. Its calls are as urgent as the
 * most urgent of those who wait: a person does not stand in line behind the history's samples.
 */
export class ReadingFlight<Reading> {
  readonly #seats = new Set<CallOptions>();
  readonly #stop = new AbortController();
  readonly #what: string;
  readonly #reading: Promise<Reading>;
  readonly #whenEmpty: () => void;

  /** Begins at once. `whenEmpty` is called when nobody waits any more: it is over, or given up. */
  constructor(spec: {
    /** What is read, for errors. */
    readonly what: string;
    /** Of whoever asks first. */
    readonly options: CallOptions;
    readonly read: (options: CallOptions) => Promise<Reading>;
    readonly whenEmpty: () => void;
  }) {
    const { sharedWithinSeconds, priority } = spec.options;
    const seats = this.#seats;
    this.#what = spec.what;
    this.#whenEmpty = spec.whenEmpty;
    this.#reading = spec.read({
      get priority() {
        const asked = [...seats].map((seat) => seat.priority);
        return byUrgency.find((one) => asked.includes(one)) ?? priority;
      },
      signal: this.#stop.signal,
      sharedWithinSeconds,
      onProgress: (progress) => {
        for (const { onProgress } of seats) onProgress?.(progress);
      },
    });
  }

  /** Waits for the reading; throws what it failed with, or why this caller gave up. */
  async join(options: CallOptions): Promise<Reading> {
    // A copy: somebody may wait twice with the same options.
    const seat = { ...options };
    this.#seats.add(seat);
    try {
      return await waitUnlessAborted(this.#reading, options.signal, this.#what);
    } finally {
      this.#seats.delete(seat);
      if (this.#seats.size === 0) {
        this.#whenEmpty();
        this.#stop.abort(new BotError('stopping', `${this.#what}: nobody waits for them any more`));
      }
    }
  }
}
