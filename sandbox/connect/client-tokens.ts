import type { Clock } from '../../src/ports/ground.ts';

interface Remembered<Result> {
  readonly parameters: string;
  readonly expiresAt: number;
  readonly outcome: Promise<Result>;
  isDone: boolean;
}

export interface MonitorResult {
  readonly ContactId: string;
  readonly ContactArn: string;
}

/** What was asked under which ClientToken. A refusal is not remembered: the caller may try again. */
export class ClientTokens {
  readonly #clock: Clock;
  readonly #known = new Map<string, Remembered<MonitorResult>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The request made under this token, if it still counts. */
  find(token: string): Remembered<MonitorResult> | undefined {
    const known = this.#known.get(token);
    return known && known.expiresAt >= this.#clock.now().getTime() ? known : undefined;
  }

  /** Remembers the request from its start, so that one in progress is seen. */
  remember(
    token: string,
    parameters: string,
    { outcome, lifeSeconds }: { outcome: Promise<MonitorResult>; lifeSeconds: number },
  ): void {
    const expiresAt = this.#clock.now().getTime() + lifeSeconds * 1000;
    const entry = { parameters, expiresAt, outcome, isDone: false };
    this.#known.set(token, entry);
    outcome.then(
      () => {
        entry.isDone = true;
      },
      () => this.#known.delete(token),
    );
  }
}
