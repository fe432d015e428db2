import { codeOf, type ErrorCode } from '../domain/errors.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';

export interface KeptReadingOptions<Value> {
  readonly read: (options: CallOptions) => Promise<Value>;
  readonly clock: Clock;
  readonly keptForMs: number;
  /** After a failure it is not read again before this. */
  readonly retryAfterMs: number;
  readonly onFailure: (code: ErrorCode, error: unknown) => void;
}

/** One reading with its own age. All who ask while it is made share it; one that failed leaves the older one in place. */
export class KeptReading<Value> {
  readonly #options: KeptReadingOptions<Value>;
  #kept: { readonly value: Value; readonly at: Date } | undefined;
  #failure: { readonly code: ErrorCode; readonly at: Date } | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: KeptReadingOptions<Value>) {
    this.#options = options;
  }

  /** The last reading that succeeded, and when it was begun. */
  get kept(): { readonly value: Value; readonly at: Date } | undefined {
    return this.#kept;
  }

  /** Why the newest attempt failed; undefined when it did not. */
  get failure(): ErrorCode | undefined {
    return this.#failure?.code;
  }

  /** Reads again where it is time to, or waits for who does. A foreseen failure is kept; a bug is thrown. */
  async refresh(options: CallOptions, keptForMs = this.#options.keptForMs): Promise<void> {
    if (!this.#reading && !this.#isDue(keptForMs)) return;
    this.#reading ??= this.#readAgain(options).finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  #isDue(keptForMs: number): boolean {
    const now = this.#options.clock.now().getTime();
    if (this.#failure) return now - this.#failure.at.getTime() >= this.#options.retryAfterMs;
    return !this.#kept || now - this.#kept.at.getTime() >= keptForMs;
  }

  async #readAgain(options: CallOptions): Promise<void> {
    const { clock, read, onFailure } = this.#options;
    const at = clock.now();
    try {
      this.#kept = { value: await read(options), at };
      this.#failure = undefined;
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      this.#failure = { code, at: clock.now() };
      onFailure(code, error);
    }
  }
}
