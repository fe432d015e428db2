import type { PageState, Toast } from './page-state.ts';

/** Holds what the page knows; whoever listens is told of every change. */
export class PageStore {
  #state: PageState;
  #nextId = 1;
  readonly #listeners = new Set<() => void>();

  constructor(state: PageState) {
    this.#state = state;
  }

  get state(): PageState {
    return this.#state;
  }

  change(patch: Partial<PageState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  /** Returns how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  id(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  /** Shows a note at the edge of the page; it goes by itself after some seconds. */
  toast(toast: Omit<Toast, 'id'>): void {
    const id = this.id();
    this.change({ toasts: [...this.#state.toasts.slice(-3), { ...toast, id }] });
    setTimeout(() => this.dismiss(id), 7000);
  }

  dismiss(id: number): void {
    this.change({ toasts: this.#state.toasts.filter((toast) => toast.id !== id) });
  }
}
