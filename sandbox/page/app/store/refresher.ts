/** Runs a reading soon, once for many hints, never twice at the same time, and once more when hinted meanwhile. */
export class Refresher {
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();
  readonly #readings: (key: string) => Promise<void>;
  readonly #later: (run: () => void) => void;

  constructor(readings: (key: string) => Promise<void>, later: (run: () => void) => void) {
    this.#readings = readings;
    this.#later = later;
  }

  /** Something behind this key changed. */
  hint(key: string): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    if (!this.#running.has(key)) this.#later(() => void this.#run(key));
  }

  async #run(key: string): Promise<void> {
    this.#waiting.delete(key);
    this.#running.add(key);
    try {
      await this.#readings(key);
    } finally {
      this.#running.delete(key);
      if (this.#waiting.has(key)) this.#later(() => void this.#run(key));
    }
  }
}
