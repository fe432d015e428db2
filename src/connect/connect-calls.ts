import type { ConnectClient } from '@aws-sdk/client-connect';
import { abortedError } from '../domain/abort.ts';
import { BotError, codeOf } from '../domain/errors.ts';
import type { CallBudget, CallOptions } from '../ports/connect.ts';
import type { Clock, Log } from '../ports/ground.ts';
import { errorFacts } from './error-facts.ts';
import type { Operation } from './operations.ts';
import { translateError } from './translate-error.ts';

export interface ConnectCallsOptions {
  readonly client: ConnectClient;
  readonly budget: CallBudget;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * The whole time one call may take, second attempt included; milliseconds of the machine, default
   * 6000. The wait for the budget comes before it and has a limit of its own.
   */
  readonly callTimeoutMs?: number | undefined;
  /** Milliseconds (of the clock) before a throttled call is tried again; default 1000, `never` gives up at once. */
  readonly throttledRetryMs?: number | 'never' | undefined;
}

interface Call {
  readonly instance: string;
  readonly operation: Operation;
  readonly options: CallOptions;
}

/** Sends one command; called again, with the same input, for a second attempt. */
export type Ask<Answer> = (
  client: ConnectClient,
  http: { readonly abortSignal: AbortSignal },
) => Promise<Answer>;

/** A service that asks for more patience than this is not asked again in the same call. */
const longestRetryPauseMs = 3000;

/**
 * The one way to the service: takes each attempt from the budget, limits its time, translates its
 * errors. At most one second attempt, since each spends the account's few calls a second: at once
 * after a dropped connection or a 5xx, after a pause when throttled, never after a timeout (somebody
 * has waited long enough), and for MonitorContact only when throttled, because a lost answer may
 * mean that it already rings.
 */
export class ConnectCalls {
  readonly clock: Clock;
  readonly log: Log;
  readonly #client: ConnectClient;
  readonly #budget: CallBudget;
  readonly #callTimeoutMs: number;
  readonly #throttledRetryMs: number | 'never';
  #throttledAt: Date | undefined;

  constructor(options: ConnectCallsOptions) {
    this.clock = options.clock;
    this.log = options.log;
    this.#client = options.client;
    this.#budget = options.budget;
    this.#callTimeoutMs = options.callTimeoutMs ?? 6000;
    this.#throttledRetryMs = options.throttledRetryMs ?? 1000;
  }

  /** When a call was last refused for the limits of the account, by the service or by our own budget. */
  get throttledAt(): Date | undefined {
    return this.#throttledAt;
  }

  /** One call of one page. Throws BotError `connect_…`, `listen_…` or `stopping`; a bug stays what it is. */
  async send<Answer>(call: Call, ask: Ask<Answer>): Promise<Answer> {
    await this.#take(call, call.options.signal);
    // The machine's time on purpose: a socket knows no other clock. Held here, else it may be collected.
    const deadline = AbortSignal.timeout(this.#callTimeoutMs);
    const caller = call.options.signal;
    const signal = caller ? AbortSignal.any([deadline, caller]) : deadline;
    try {
      return await ask(this.#client, { abortSignal: signal });
    } catch (error) {
      const failure = this.#translate(error, call, deadline);
      if (!(await this.#mayTryAgain(failure, error, call, signal))) throw failure;
      this.log.debug({ operation: call.operation, failure: String(failure) }, 'Connect: again');
    }
    try {
      return await ask(this.#client, { abortSignal: signal });
    } catch (error) {
      throw this.#translate(error, call, deadline);
    }
  }

  async #take(call: Call, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#budget.take(call.instance, call.operation, { ...call.options, signal });
    } catch (error) {
      throw signal?.aborted ? abortedError(signal, call.operation) : this.#noted(error);
    }
  }

  #translate(error: unknown, call: Call, deadline: AbortSignal): unknown {
    const caller = call.options.signal;
    if (caller?.aborted) return abortedError(caller, call.operation);
    if (deadline.aborted) {
      return new BotError('connect_timeout', `${call.operation}: ${this.#callTimeoutMs} ms passed`);
    }
    return this.#noted(translateError(error, call.operation, this.clock.now()));
  }

  #noted(error: unknown): unknown {
    if (codeOf(error) === 'connect_throttled') this.#throttledAt = this.clock.now();
    return error;
  }

  /** Waits out the pause and pays for the second attempt; false when there is to be none. */
  async #mayTryAgain(
    failure: unknown,
    thrown: unknown,
    call: Call,
    signal: AbortSignal,
  ): Promise<boolean> {
    const pauseMs = this.#retryPauseMs(failure, thrown, call.operation);
    if (pauseMs === undefined) return false;
    try {
      if (pauseMs > 0) await this.clock.wait(pauseMs, signal);
      // It has stood in line already: it does not go behind those who brought patience.
      const options = { ...call.options, patienceSeconds: undefined };
      await this.#take({ ...call, options }, signal);
      return true;
    } catch (error) {
      // No time or no budget for it: the first failure is what there is to tell.
      this.log.debug({ operation: call.operation, reason: String(error) }, 'Connect: not again');
      return false;
    }
  }

  #retryPauseMs(failure: unknown, thrown: unknown, operation: Operation): number | undefined {
    if (!(failure instanceof BotError)) return undefined;
    if (failure.code === 'connect_throttled' && this.#throttledRetryMs !== 'never') {
      const asked = (failure.retryAfterSeconds ?? 0) * 1000;
      return asked <= longestRetryPauseMs ? Math.max(asked, this.#throttledRetryMs) : undefined;
    }
    if (operation === 'MonitorContact') return undefined;
    const { isClockCorrected } = errorFacts(thrown);
    return failure.code === 'connect_unavailable' || isClockCorrected ? 0 : undefined;
  }
}
