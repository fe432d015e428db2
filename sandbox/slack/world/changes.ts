import type { SandboxEvent } from '../../drive/api.ts';

export type Change = Omit<SandboxEvent, 'seq'>;
type Listener = (event: SandboxEvent) => void;

/** Tells whoever listens that something is worth reading again. Numbers grow by one. */
export class Changes {
  #seq = 0;
  readonly #listeners = new Set<Listener>();

  get seq(): number {
    return this.#seq;
  }

  tell(change: Change): void {
    this.#seq += 1;
    for (const listener of [...this.#listeners]) listener({ seq: this.#seq, ...change });
  }

  /** Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at the next change. */
  next(): Promise<SandboxEvent> {
    return new Promise((resolve) => {
      const stop = this.listen((event) => {
        stop();
        resolve(event);
      });
    });
  }
}
