import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import type { SenderDeps } from '../../../../src/features/alerts/say/sender-deps.ts';
import { away, SayWorld, tenant, throttled, timeout } from './rig.ts';

/**
 * Every awaited step of the sender fails once, in every way there is, at every moment in the life of an
 * episode, with one process and with two. Each time there is exactly one message, and one of each reply.
 */

const never = () => new Promise<never>(() => undefined);
type Work = () => Promise<unknown>;

/** What becomes of one call. Some end the process in it: it is never heard of again. */
const faults: Readonly<Record<string, (work: Work, world: SayWorld) => Promise<unknown>>> = {
  'dies before': never,
  'dies after': async (work) => {
    await work();
    return never();
  },
  'fails before': async () => {
    throw away();
  },
  'fails after it was done': async (work) => {
    await work();
    throw away();
  },
  'reply lost': async (work) => {
    await work();
    throw timeout();
  },
  'is throttled': async () => {
    throw throttled();
  },
  'hangs and never comes': async () => {
    throw timeout();
  },
  'hangs and is accepted before anybody looks': async (work, world) => {
    void world.clock
      .wait(20_000)
      .then(work)
      .catch(() => undefined);
    throw timeout();
  },
  'hangs and is accepted when all was looked for': async (work, world) => {
    void world.clock
      .wait(75_000)
      .then(work)
      .catch(() => undefined);
    throw timeout();
  },
};
const ofWords = ['dies before', 'fails before'] as const;
const ofRedis = ['dies before', 'dies after', 'redis away', 'redis reply lost'] as const;
const redisFaults: Readonly<Record<string, (work: Work, world: SayWorld) => Promise<unknown>>> = {
  ...faults,
  'redis away': async () => {
    throw new BotError('redis_unavailable', 'away');
  },
  'redis reply lost': async (work) => {
    await work();
    throw new BotError('redis_unavailable', 'reply lost');
  },
};

/** Counts the calls of a process, and lets one of them go wrong. */
class Saboteur {
  calls = 0;
  readonly names: string[] = [];
  readonly #at: number;
  readonly #spoil: (work: Work) => Promise<unknown>;
  #hit: () => void = () => undefined;
  readonly happened: Promise<void>;

  constructor(at: number, spoil: (work: Work) => Promise<unknown>) {
    this.#at = at;
    this.#spoil = spoil;
    this.happened = new Promise((resolve) => {
      this.#hit = resolve;
    });
  }

  between = (deps: SenderDeps): SenderDeps => ({
    ...deps,
    posts: this.#spied('posts', deps.posts),
    alertStore: this.#spied('alerts', deps.alertStore),
    announcer: this.#spied('slack', deps.announcer),
    composer: {
      fingerprint: deps.composer.fingerprint,
      compose: this.#spied('words', deps.composer).compose,
      reply: this.#spied('words', deps.composer).reply,
    },
  });

  #spied<Port extends object>(room: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const work = async (): Promise<unknown> => Reflect.apply(member, target, args);
          const number = this.calls;
          this.calls += 1;
          this.names.push(`${room}.${String(name)}`);
          if (number !== this.#at) return work();
          this.#hit();
          return this.#spoil(work);
        };
      },
    });
  }
}

/** The life of an episode: it fires, gets worse, is taken, is over. */
const chapters: readonly ((world: SayWorld, before: Episode) => Episode)[] = [
  (_world, episode) => episode,
  (world, episode) =>
    world.reply({ ...episode, level: 'critical', worstLevel: 'critical' }, 'raised', {
      isBroadcast: true,
      mentions: [{ kind: 'user', id: 'U0LEAD0001' }],
    }),
  (world, episode) => ({
    ...episode,
    acknowledged: { by: 'U0SAM00001', at: world.clock.now(), level: 'critical' },
  }),
  (world, episode) => world.over(episode),
];

/** All chapters but the last few slots of each are told by processes that are well. */
async function live(
  world: SayWorld,
  spoiled: number,
  spoil: (world: SayWorld) => Promise<void>,
): Promise<void> {
  let episode = world.fired();
  for (const [number, chapter] of chapters.entries()) {
    episode = chapter(world, episode);
    await world.set(episode);
    if (number === spoiled) await spoil(world);
    await world.slots(world.process(), 2);
  }
  // Longer than any turn and any sweep.
  await world.slots(world.process(), 24);
}

/** One message that shows the end, each reply once at most, and the end said once somewhere. */
function expectToldOnce(world: SayWorld, context: string): void {
  const told = { shown: world.shown, twice: twice(world.replies) };
  expect({ context, ...told }).toEqual({
    context,
    shown: ['over: resolved | 352'],
    twice: [],
  });
}

function twice(texts: readonly string[]): readonly string[] {
  return texts.filter((text, place) => texts.indexOf(text) !== place);
}

/** How many calls a process makes in this chapter when all is well. */
async function callsIn(chapter: number): Promise<readonly string[]> {
  const saboteur = new Saboteur(-1, (work) => work());
  await live(new SayWorld(), chapter, async (world) => {
    await world.process(saboteur.between).send(tenant);
  });
  return saboteur.names;
}

async function tells(
  chapter: number,
  call: number,
  spoil: (work: Work, world: SayWorld) => Promise<unknown>,
  alongside: boolean,
): Promise<SayWorld> {
  const world = new SayWorld();
  await live(world, chapter, async () => {
    const saboteur = new Saboteur(call, (work) => spoil(work, world));
    const first = world.process(saboteur.between).send(tenant);
    if (alongside) {
      await saboteur.happened;
      await world.process().send(tenant);
    }
    // A process that died is not waited for.
    await Promise.race([first.catch(() => undefined), saboteur.happened.then(settled)]);
  });
  return world;
}

function kindsOf(name: string): readonly string[] {
  if (name.startsWith('words')) return ofWords;
  return name.startsWith('slack') ? Object.keys(faults) : ofRedis;
}

/** All that can go on without time passing has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

describe.each([
  ['it fires', 0],
  ['it gets worse', 1],
  ['it is taken', 2],
  ['it is over', 3],
])('when %s', (_what, chapter) => {
  test.each([
    ['one process', false],
    ['two processes', true],
  ])('%s: whatever goes wrong at whatever step, it is told exactly once', async (who, both) => {
    const names = await callsIn(chapter);
    let scenarios = 0;
    for (const [call, name] of names.entries()) {
      const kinds = kindsOf(name);
      for (const kind of kinds) {
        const spoil = redisFaults[kind];
        if (!spoil) throw new TypeError(kind);
        const world = await tells(chapter, call, spoil, both);
        expectToldOnce(world, `${who}, ${name} (call ${call}) ${kind}`);
        scenarios += 1;
      }
    }
    expect(scenarios).toBeGreaterThan(20);
  });
});

describe.each([
  ['longer than its turn and its right', 8],
  ['until all is over and archived', 60],
])('a process that sleeps %s', (_long, slots) => {
  test.each([0, 1, 2, 3])('in chapter %i, at every step, is cleaned up after', async (chapter) => {
    const names = await callsIn(chapter);
    for (const [call, name] of names.entries()) {
      const world = await sleeping(chapter, call, { slots, wake: (work) => work() });
      expectToldOnce(world, `${name} (call ${call})`);
    }
  });
});

test.each([0, 1, 2])(
  'in chapter %i, a process that sleeps and then hears no answer is cleaned up after',
  async (chapter) => {
    const names = await callsIn(chapter);
    for (const [call, name] of names.entries()) {
      if (!name.startsWith('slack')) continue;
      const wake = async (work: Work) => {
        await work();
        throw timeout();
      };
      // What was said instead of it has been looked after by then.
      const world = await sleeping(chapter, call, { slots: 20, wake });
      expectToldOnce(world, `${name} (call ${call})`);
    }
  },
);

/** A process falls asleep in one call; it wakes in the same chapter, or after the last one. */
async function sleeping(
  chapter: number,
  call: number,
  { slots, wake }: { readonly slots: number; readonly wake: (work: Work) => Promise<unknown> },
): Promise<SayWorld> {
  const world = new SayWorld();
  let ring: () => void = () => undefined;
  let sleeper: Promise<unknown> = Promise.resolve();
  const woken = async () => {
    ring();
    await sleeper;
  };
  await live(world, chapter, async () => {
    const saboteur = new Saboteur(call, async (work) => {
      await new Promise<void>((resolve) => {
        ring = resolve;
      });
      return wake(work);
    });
    sleeper = world.process(saboteur.between).send(tenant);
    await saboteur.happened;
    if (slots >= 60) return;
    // Another one goes on meanwhile.
    await world.slots(world.process(), slots);
    await woken();
  });
  await woken();
  await world.slots(world.process(), 24);
  return world;
}
