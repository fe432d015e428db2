import { BotError } from '../../../../src/domain/errors.ts';
import type { Clock } from '../../../../src/ports/ground.ts';
import { away, throttled, timeout } from './rig.ts';

/** A call of a port, as it would have been made. */
export type Work = () => Promise<unknown>;

/** What becomes of one call. Some end the process in it: it is never heard of again. */
export type Spoil = (work: Work, clock: Clock) => Promise<unknown>;

const never = () => new Promise<never>(() => undefined);

const deaths: Readonly<Record<string, Spoil>> = {
  'dies before': never,
  'dies after': async (work) => {
    await work();
    return never();
  },
};

const late =
  (milliseconds: number): Spoil =>
  async (work, clock) => {
    void clock
      .wait(milliseconds)
      .then(work)
      .catch(() => undefined);
    throw timeout();
  };

const throwing =
  (error: () => unknown): Spoil =>
  async () => {
    throw error();
  };

const losing =
  (error: () => unknown): Spoil =>
  async (work) => {
    await work();
    throw error();
  };

const slackFaults: Readonly<Record<string, Spoil>> = {
  ...deaths,
  'fails before': throwing(away),
  'fails after it was done': losing(away),
  'reply lost': losing(timeout),
  'is throttled': throwing(throttled),
  'hangs and never comes': throwing(timeout),
  'hangs and is accepted before anybody looks': late(20_000),
  'hangs and is accepted when all was looked for': late(75_000),
};

const redisFaults: Readonly<Record<string, Spoil>> = {
  ...deaths,
  'redis away': throwing(() => new BotError('redis_unavailable', 'away')),
  'redis reply lost': losing(() => new BotError('redis_unavailable', 'reply lost')),
};

const connectFaults: Readonly<Record<string, Spoil>> = {
  ...deaths,
  'no answer': throwing(() => new BotError('connect_timeout', 'no answer')),
  'answer lost': losing(() => new BotError('connect_unavailable', 'lost')),
  throttled: throwing(() => new BotError('connect_throttled', 'too much')),
};

/** Making the words asks others, and a failure there is a bug of ours. */
const wordsFaults: Readonly<Record<string, Spoil>> = {
  'dies before': never,
  'cannot be made': throwing(() => new TypeError('not made')),
};

/** All that can become of a call, by its room: `slack.post`, `connect.readQueues`, `posts.write`. */
export function faultsOf(call: string): readonly (readonly [string, Spoil])[] {
  if (call.startsWith('slack')) return Object.entries(slackFaults);
  if (call.startsWith('words')) return Object.entries(wordsFaults);
  return Object.entries(call.startsWith('connect') ? connectFaults : redisFaults);
}

/** Counts the calls of a process, and lets one of them go wrong. */
export class Saboteur {
  readonly names: string[] = [];
  readonly happened: Promise<void>;
  readonly #at: number;
  readonly #spoil: (work: Work) => Promise<unknown>;
  #hit: () => void = () => undefined;

  constructor(at: number, spoil: (work: Work) => Promise<unknown>) {
    this.#at = at;
    this.#spoil = spoil;
    this.happened = new Promise((resolve) => {
      this.#hit = resolve;
    });
  }

  /** The same port, between the process and whatever is behind it. */
  spied<Port extends object>(room: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const work = async (): Promise<unknown> => Reflect.apply(member, target, args);
          const number = this.names.length;
          this.names.push(`${room}.${String(name)}`);
          if (number !== this.#at) return work();
          this.#hit();
          return this.#spoil(work);
        };
      },
    });
  }
}

/** All that can go on without time passing has gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
