import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import type { SenderDeps } from '../../../../src/features/alerts/say/sender-deps.ts';
import { away, SayWorld, tenant, throttled, timeout } from './rig.ts';

/** A call that somebody waits for. */
interface Pending {
  readonly process: { isSleeper: boolean };
  readonly isOfSlack: boolean;
  readonly since: Date;
  readonly work: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The same seed, the same numbers. */
function drawBy(seed: number): (below: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Longer than this, and a process has slept: nothing else happens to it then, since nobody can mend both. */
const sleepMs = 25_000;

/**
 * Processes that tell of alerts, every call of theirs held back until it is its turn: in any order, after
 * any time, with any end.
 */
export class AnySchedule {
  readonly world = new SayWorld();
  readonly episodes = new Map<string, Episode>();
  faults = 0;
  #isWell = false;
  readonly #pending: Pending[] = [];
  readonly #draw: (below: number) => number;

  constructor(seed: number) {
    this.#draw = drawBy(seed);
  }

  /** So many things happen, then all is over and every process is well. */
  async goOn(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      await this.#happen();
      await settled();
    }
    this.#isWell = true;
    for (const episode of this.episodes.values()) {
      if (!episode.ended) await this.#become(this.world.over(episode));
    }
    for (let round = 0; round < 60; round += 1) {
      this.world.clock.advance(15);
      if (round < 20) this.#start();
      await this.#settle();
    }
    await this.world.slots(this.world.process(), 30);
  }

  async #happen(): Promise<void> {
    const kind = this.#draw(20);
    if (kind < 2) return this.#live();
    if (kind < 4) return this.#start();
    if (kind < 6) return this.world.clock.advance(1 + this.#draw(30));
    await this.#release();
  }

  /** Another process looks, whatever the others are at. */
  #start(): void {
    const process = { isSleeper: false };
    void this.world
      .process((deps) => this.#between(deps, process))
      .send(tenant)
      .catch(() => undefined);
  }

  async #settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      await settled();
      if (this.#pending.length === 0) return;
      await this.#release();
    }
  }

  #between(deps: SenderDeps, process: Pending['process']): SenderDeps {
    return {
      ...deps,
      posts: this.#held(deps.posts, process, false),
      alertStore: this.#held(deps.alertStore, process, false),
      announcer: this.#held(deps.announcer, process, true),
    };
  }

  #held<Port extends object>(port: Port, process: Pending['process'], isOfSlack: boolean): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) =>
          new Promise((resolve, reject) => {
            const work = async (): Promise<unknown> => Reflect.apply(member, target, args);
            const since = this.world.clock.now();
            this.#pending.push({ process, isOfSlack, since, work, resolve, reject });
          });
      },
    });
  }

  async #release(): Promise<void> {
    if (this.#pending.length === 0) return;
    const [call] = this.#pending.splice(this.#draw(this.#pending.length), 1);
    if (!call) return;
    const waited = this.world.clock.now().getTime() - call.since.getTime();
    if (waited > sleepMs) call.process.isSleeper = true;
    const isSpared = this.#isWell || call.process.isSleeper || this.#draw(8) > 0;
    if (!isSpared) return this.#spoil(call);
    await call.work().then(call.resolve, call.reject);
  }

  /** It fails, its answer is lost, it is never heard of again, or it comes late. */
  async #spoil({ isOfSlack, work, reject }: Pending): Promise<void> {
    this.faults += 1;
    const failure = () => {
      if (!isOfSlack) return new BotError('redis_unavailable', 'away');
      return this.#draw(2) === 0 ? away() : timeout();
    };
    switch (this.#draw(isOfSlack ? 6 : 4)) {
      case 0:
        return reject(failure());
      case 1:
        await work().catch(() => undefined);
        return reject(failure());
      case 2:
        return;
      case 3:
        await work().catch(() => undefined);
        return;
      case 4:
        return reject(throttled());
      default:
        void this.world.clock
          .wait(1_000 * (1 + this.#draw(90)))
          .then(work)
          .catch(() => undefined);
        return reject(timeout());
    }
  }

  /** Something becomes true of one of three queues. */
  async #live(): Promise<void> {
    const { world } = this;
    const id = ['billing', 'sales', 'returns'][this.#draw(3)] ?? 'billing';
    const open = [...this.episodes.values()].find(
      ({ target, ended }) => target.kind === 'queue' && target.id === id && !ended,
    );
    if (!open) {
      // Its id holds its time: two of one queue do not begin in one second.
      world.clock.advance(1);
      return this.#become(world.fired({ target: { kind: 'queue', id } }));
    }
    switch (this.#draw(5)) {
      case 0:
        return this.#become(world.over(open));
      case 1:
        return this.#become(
          world.reply({ ...open, level: 'critical' }, 'raised', { isBroadcast: true }),
        );
      case 2:
        return this.#become(world.reply(open, 'repeated'));
      case 3:
        return this.#become(world.reply(open, 'escalated'));
      default: {
        const acknowledged = { by: 'U0SAM00001', at: world.clock.now(), level: open.level };
        return this.#become({ ...open, acknowledged });
      }
    }
  }

  async #become(episode: Episode): Promise<void> {
    this.episodes.set(episode.id, episode);
    await this.world.set(episode);
  }
}

/** All that can go on without time passing has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
