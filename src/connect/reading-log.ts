import { codeOf } from '../domain/errors.ts';
import type { Clock } from '../ports/ground.ts';

interface LastReading {
  okAt?: Date;
  failedAt?: Date;
}

/** When the last reading of each instance succeeded and failed. */
export class ReadingLog {
  readonly #clock: Clock;
  readonly #byInstance = new Map<string, LastReading>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a reading and notes how it went. One given up because the process stops says nothing. */
  async note<Reading>(instance: string, read: () => Promise<Reading>): Promise<Reading> {
    try {
      const reading = await read();
      this.#entry(instance).okAt = this.#clock.now();
      return reading;
    } catch (error) {
      if (codeOf(error) !== 'stopping') this.#entry(instance).failedAt = this.#clock.now();
      throw error;
    }
  }

  last(instance: string): { readonly okAt?: Date; readonly failedAt?: Date } {
    return { ...this.#byInstance.get(instance) };
  }

  #entry(instance: string): LastReading {
    const entry = this.#byInstance.get(instance) ?? {};
    this.#byInstance.set(instance, entry);
    return entry;
  }
}
