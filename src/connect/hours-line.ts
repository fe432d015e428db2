import { BotError, codeOf, type ErrorCode } from '../domain/errors.ts';
import type { EffectiveHours } from '../domain/opening-hours.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { readEffectiveHours } from './read-hours.ts';

/** After a failure that says something of all, the others are not asked for until this. */
const haltMs = 60_000;

const sayOfAll: ReadonlySet<ErrorCode> = new Set([
  'connect_credentials',
  'connect_denied',
  'connect_throttled',
  'connect_timeout',
  'connect_unavailable',
]);

/**
 * Reads the hours of one instance one after the other: 100 of them leave the budget free for whoever
 * else wants something of it, and what is refused or away is asked for once and not a hundred times.
 */
export class HoursLine {
  readonly #calls: ConnectCalls;
  readonly #instance: string;
  #last: Promise<unknown> = Promise.resolve();
  #halt: { readonly code: ErrorCode; readonly until: number } | undefined;

  constructor(calls: ConnectCalls, instance: string) {
    this.#calls = calls;
    this.#instance = instance;
  }

  /** Throws BotError `connect_…`. */
  read(hoursId: string, options: CallOptions): Promise<EffectiveHours> {
    const turn = this.#last.then(() => this.#read(hoursId, options));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #read(hoursId: string, options: CallOptions): Promise<EffectiveHours> {
    const now = () => this.#calls.clock.now().getTime();
    if (this.#halt && this.#halt.until > now()) {
      throw new BotError(this.#halt.code, 'so it was for other opening hours');
    }
    try {
      return await readEffectiveHours(this.#calls, this.#instance, hoursId, options);
    } catch (error) {
      const code = codeOf(error);
      if (code !== undefined && sayOfAll.has(code)) this.#halt = { code, until: now() + haltMs };
      throw error;
    }
  }
}
