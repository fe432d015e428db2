import type { Clock } from '../src/ports/ground.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
}

/**
 * Work that neither ends nor waits for the clock waits for something that began to wait before it: so
 * long by the machine's clock, then time goes on.
 */
const patienceMs = 2_000;

/**
 * The sandbox's clock: one time for the contact centre, the Slack stand-in and the bot.
 * `speed` 1 follows the machine's clock, 60 makes a minute of every second, 0 stands still and
 * moves only by `advance`. Timers run in order of time, then of creation.
 */
export class SandboxClock implements Clock {
  #virtual: number;
  #real: number;
  #speed: number;
  #timers: Timer[] = [];
  #order = 0;
  #wake: NodeJS.Timeout | undefined;
  #running = false;
  #isMovedByHand = false;
  #onWait: (() => void) | undefined;
  readonly #realNow: () => number;

  constructor(options: {
    readonly start: Date;
    readonly speed: number;
    readonly realNow?: () => number;
  }) {
    this.#realNow = options.realNow ?? Date.now;
    this.#virtual = options.start.getTime();
    this.#real = this.#realNow();
    this.#speed = options.speed;
  }

  get speed(): number {
    return this.#speed;
  }

  now(): Date {
    return new Date(this.#nowMs());
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (!signal?.aborted) this.#onWait?.();
    return this.waitBeside(milliseconds, signal);
  }

  waitBeside(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const cancel = this.at(new Date(this.#nowMs() + milliseconds), () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = () => {
        cancel();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Runs something at a time of this clock; returns how to cancel it. */
  at(when: Date, run: () => void | Promise<void>): () => void {
    const timer: Timer = { at: when.getTime(), order: this.#order++, run };
    const place = this.#timers.findIndex((other) => other.at > timer.at);
    this.#timers.splice(place === -1 ? this.#timers.length : place, 0, timer);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#arm();
    };
  }

  /** Changes the pace from now on. 0 stands still. */
  setSpeed(speed: number): void {
    this.#rebase();
    this.#speed = speed;
    this.#arm();
  }

  /** True while time is moved by hand, whatever the speed. */
  get isMovedByHand(): boolean {
    return this.#isMovedByHand;
  }

  /** Moves this far at once, running every timer due on the way, each awaited before the next. */
  async advance(milliseconds: number): Promise<void> {
    this.#rebase();
    await this.#byHand(this.#virtual + milliseconds);
  }

  /** Moves to the next timer and runs it. False when there is none. */
  async step(): Promise<boolean> {
    const next = this.#timers[0];
    if (!next) return false;
    this.#rebase();
    await this.#byHand(Math.max(next.at, this.#virtual));
    return true;
  }

  /** Forgets every timer. */
  stop(): void {
    this.#timers = [];
    this.#arm();
  }

  #nowMs(): number {
    // While timers run, time goes from one to the next and not by itself.
    const pace = this.#running ? 0 : this.#speed;
    return Math.floor(this.#virtual + (this.#realNow() - this.#real) * pace);
  }

  #rebase(): void {
    this.#virtual = this.#nowMs();
    this.#real = this.#realNow();
  }

  async #byHand(target: number): Promise<void> {
    while (this.#running) await new Promise((resolve) => setImmediate(resolve));
    this.#isMovedByHand = true;
    await this.#runUntil(target).finally(() => {
      this.#isMovedByHand = false;
    });
  }

  async #runUntil(target: number): Promise<void> {
    this.#running = true;
    try {
      for (let next = this.#timers[0]; next && next.at <= target; next = this.#timers[0]) {
        this.#timers.shift();
        this.#virtual = Math.max(this.#virtual, next.at);
        await this.#work(next);
        // Whatever the timer woke gets its turn before time goes on.
        await new Promise((resolve) => setImmediate(resolve));
      }
      this.#virtual = Math.max(this.#virtual, target);
    } finally {
      this.#real = this.#realNow();
      this.#running = false;
      this.#arm();
    }
  }

  /** Runs the timer until its work is done, or waits for this very clock: then only time can end it. */
  async #work({ run }: Timer): Promise<void> {
    let isOver = false;
    const waits = new Promise<void>((resolve) => {
      this.#onWait = resolve;
    });
    const over = Promise.resolve(run()).finally(() => {
      isOver = true;
    });
    const tooLong = new AbortController();
    await Promise.race([over, waits, passed(patienceMs, tooLong.signal)]);
    tooLong.abort();
    this.#onWait = undefined;
    if (isOver) return;
    // Nobody awaits it any more, so a failure must not go unseen.
    void over.catch((error: unknown) => {
      queueMicrotask(() => {
        throw error;
      });
    });
  }

  /** What has become due by itself; nothing when timers run already, since they look on. */
  async #runDue(): Promise<void> {
    if (this.#running) return;
    this.#rebase();
    await this.#runUntil(this.#virtual);
  }

  #arm(): void {
    clearTimeout(this.#wake);
    this.#wake = undefined;
    const next = this.#timers[0];
    if (!next || this.#speed === 0 || this.#running) return;
    const realDelay = Math.max(0, (next.at - this.#nowMs()) / this.#speed);
    this.#wake = setTimeout(() => void this.#runDue(), Math.min(realDelay, 2 ** 31 - 1));
    this.#wake.unref();
  }
}

function passed(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
