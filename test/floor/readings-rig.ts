import type {
  Agent,
  AgentSelection,
  AgentsReading,
  Names,
} from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import { createSharedAgents } from '../../src/floor/shared-agents.ts';
import type { AgentReadings, CallOptions, Progress } from '../../src/ports/connect.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeHoldMemory } from '../fakes/hold-memory.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { anAgent } from '../fixtures/floor.ts';

export const instance = 'one';
export const command = { priority: 'command' } as const;

export const everybody: AgentSelection = { kind: 'routing-profiles', ids: ['p1', 'p2'] };
export const maria = anAgent({
  userId: 'maria',
  routingProfileId: 'p1',
  hierarchy: ['north', 'alder'],
});
export const tom = anAgent({ userId: 'tom', routingProfileId: 'p2', hierarchy: ['north'] });
export const throttled = new BotError('connect_throttled', 'too many');

export function idsOf({ agents }: Pick<AgentsReading, 'agents'>): readonly string[] {
  return agents.map(({ userId }) => userId);
}

/** A reading that has begun and ends when the test says so. */
export interface Held {
  readonly selection: AgentSelection;
  readonly options: CallOptions;
  readonly beganAt: Date;
  tell(progress: Progress): void;
  land(agents: readonly Agent[], rest?: Partial<AgentsReading>): void;
  fail(error: unknown): void;
}

/** The service as the sharing sees it: it holds every reading until the test lets it go. */
class HeldGateway implements AgentReadings {
  readonly held: Held[] = [];
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readAgents(_instance: string, selection: AgentSelection, options: CallOptions) {
    const beganAt = this.#clock.now();
    return new Promise<AgentsReading>((resolve, reject) => {
      options.signal?.addEventListener('abort', () =>
        reject(new BotError('stopping', 'given up by the caller')),
      );
      this.held.push({
        selection,
        options,
        beganAt,
        tell: (progress) => options.onProgress?.(progress),
        land: (agents, rest) =>
          resolve({
            asOf: beganAt,
            doneAt: this.#clock.now(),
            agents,
            approximateTotal: agents.length,
            isTruncated: false,
            ...rest,
          }),
        fail: reject,
      });
    });
  }
}

/** Everything up to now has happened, but for what waits for the clock or for the service. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Processes over one Redis and one service. Each `process()` is another one. */
export function setUp(names: Partial<Names> = {}, shelf = new FakeReadingShelf()) {
  const clock = new FakeClock();
  const gateway = new HeldGateway(clock);
  const holds = new FakeHoldMemory();
  const ids = new FakeIds();
  const log = new FakeLog();
  const routingProfiles = new Map([
    ['p1', 'Tier 1'],
    ['p2', 'Tier 2'],
  ]);
  const directory = new FakeDirectory({ routingProfiles, ...names });
  const workspace = 'T1';
  const process = () =>
    createSharedAgents({ gateway, shelf, holds, directory, clock, ids, log, workspace });
  const setAway = (isAway: boolean) => {
    shelf.isAway = isAway;
    holds.isAway = isAway;
  };
  /** Moves the clock in steps as small as the sharing looks around. */
  const pass = async (seconds: number) => {
    for (let gone = 0; gone < seconds; gone += 0.2) {
      await settle();
      clock.advance(0.2);
    }
    await settle();
  };
  return { clock, shelf, holds, log, held: gateway.held, process, setAway, pass };
}

/** The error a promise rejects with; fails the test when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('expected a failure, got an answer');
    },
    (error: unknown) => error,
  );
}
