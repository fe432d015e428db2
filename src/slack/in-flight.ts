/** Work that was acknowledged and is not finished yet. Bolt's own stop does not wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  /** Counts the work until it settles; hands it back. */
  add<Result>(work: Promise<Result>): Promise<Result> {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return tracked;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Resolves when nothing runs any more, or when the time limit aborts; true when nothing was left behind. */
  async settle(limit: AbortSignal): Promise<boolean> {
    const stopped = new Promise<void>((resolve) => {
      if (limit.aborted) resolve();
      limit.addEventListener('abort', () => resolve(), { once: true });
    });
    while (this.#running.size > 0 && !limit.aborted) {
      await Promise.race([Promise.allSettled([...this.#running]), stopped]);
    }
    return this.#running.size === 0;
  }
}
