import type { Json } from '../json.ts';

export interface LoggedCall {
  readonly at: Date;
  /** `chat.postMessage`, or `response_url`. */
  readonly method: string;
  readonly args: Json;
  /** `ok`, or the error's code. */
  readonly outcome: string;
}

/** The last calls the bot made, oldest first; older ones are forgotten. */
export class CallLog {
  readonly #calls: LoggedCall[] = [];
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get all(): readonly LoggedCall[] {
    return this.#calls;
  }

  of(method: string): readonly LoggedCall[] {
    return this.#calls.filter((call) => call.method === method);
  }

  add(call: LoggedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > this.#capacity) this.#calls.shift();
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
