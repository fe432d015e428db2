interface Event {
  readonly at: number;
  readonly run: () => void;
  isCancelled: boolean;
}

/** What happens next in the centre, in order of time, then of making. Times are epoch milliseconds. */
export class Events {
  #now: number;
  readonly #due: Event[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  /** The time the centre has reached. Within an event: the event's own time. */
  get now(): number {
    return this.#now;
  }

  get date(): Date {
    return new Date(this.#now);
  }

  /** Does something at that time, or now when it has passed. Returns how to cancel it. */
  at(when: number, run: () => void): () => void {
    const event: Event = { at: Math.max(Math.ceil(when), this.#now), run, isCancelled: false };
    this.#due.splice(this.#place(event.at), 0, event);
    return () => {
      event.isCancelled = true;
    };
  }

  in(seconds: number, run: () => void): () => void {
    return this.at(this.#now + seconds * 1000, run);
  }

  /** The time of the next event that still counts. */
  next(): number | undefined {
    while (this.#due[0]?.isCancelled) this.#due.shift();
    return this.#due[0]?.at;
  }

  /** Runs everything due up to and including that time, and moves there. */
  runUntil(time: number): void {
    for (let next = this.next(); next !== undefined && next <= time; next = this.next()) {
      this.#now = next;
      this.#due.shift()?.run();
    }
    this.#now = Math.max(this.#now, time);
  }

  #place(at: number): number {
    let [low, high] = [0, this.#due.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
