import { waitUnlessAborted } from '../domain/abort.ts';
import type { AgentsReading } from '../domain/contact-centre.ts';
import { BotError } from '../domain/errors.ts';
import type { CallOptions, Priority } from '../ports.ts';

interface Seat {
  readonly onProgress: CallOptions['onProgress'];
}

/**
 * One reading and everybody who waits for it. Each hears how far it is; each may leave, which ends
 * their own waiting alone. When the last one has left it is given up.
 */
export class ReadingFlight {
  readonly #seats = new Set<Seat>();
  readonly #stop = new AbortController();
  readonly #reading: Promise<AgentsReading>;
  readonly #whenEmpty: () => void;

  /** Begins at once. `whenEmpty` is called when nobody waits any more: it is over, or given up. */
  constructor(options: {
    readonly priority: Priority;
    readonly read: (options: CallOptions) => Promise<AgentsReading>;
    readonly whenEmpty: () => void;
  }) {
    this.#whenEmpty = options.whenEmpty;
    this.#reading = options.read({
      priority: options.priority,
      signal: this.#stop.signal,
      onProgress: (progress) => {
        for (const { onProgress } of this.#seats) onProgress?.(progress);
      },
    });
  }

  /** Waits for the reading; throws what it failed with, or why this caller gave up. */
  async join({ signal, onProgress }: CallOptions): Promise<AgentsReading> {
    const seat: Seat = { onProgress };
    this.#seats.add(seat);
    try {
      return await waitUnlessAborted(this.#reading, signal, 'agents');
    } finally {
      this.#seats.delete(seat);
      if (this.#seats.size === 0) {
        this.#whenEmpty();
        this.#stop.abort(new BotError('stopping', 'agents: nobody waits for them any more'));
      }
    }
  }
}
