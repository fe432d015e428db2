/** What is wrong with Slack just now. */
export type FaultMode =
  | 'none'
  /** Connections are dropped before anything is read. */
  | 'down'
  /** Answers come after `slowMilliseconds` of the machine's clock. */
  | 'slow'
  /** HTTP 429 with Retry-After. */
  | 'rate-limited'
  /** HTTP 500. */
  | 'server-error'
  /** The call is carried out and its answer is lost. */
  | 'accept-then-reset'
  /** What the bot is sent comes twice, word for word. */
  | 'twice';

export interface Fault {
  readonly mode: FaultMode;
  /** Where: what the bot calls, what the bot is sent, or both (default). */
  readonly on?: 'api' | 'delivery' | 'both';
  /** Only these API methods; absent = all. Response URLs count as `response_url`. */
  readonly methods?: readonly string[];
  /** How many calls it hits before it is over; absent = until it is changed. */
  readonly times?: number;
  readonly slowMilliseconds?: number;
  readonly retryAfterSeconds?: number;
}

/** The one fault in force. */
export class Faults {
  #fault: Fault = { mode: 'none' };
  #left = 0;
  readonly #watchers = new Set<(fault: Fault) => void>();

  get current(): Fault {
    return this.#fault;
  }

  set(fault: Fault): void {
    this.#fault = fault;
    this.#left = fault.times ?? Number.POSITIVE_INFINITY;
    for (const watcher of this.#watchers) watcher(fault);
  }

  onChange(watcher: (fault: Fault) => void): void {
    this.#watchers.add(watcher);
  }

  /** The fault that hits this call, which uses up one of its times; undefined when it is spared. */
  hit(on: 'api' | 'delivery', method?: string): Fault | undefined {
    const { mode, on: where = 'both', methods } = this.#fault;
    if (mode === 'none' || this.#left <= 0) return undefined;
    if (where !== 'both' && where !== on) return undefined;
    if (on === 'api' && methods && !methods.includes(method ?? '')) return undefined;
    this.#left -= 1;
    return this.#fault;
  }
}
