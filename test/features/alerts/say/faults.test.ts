import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import type { SenderDeps } from '../../../../src/features/alerts/say/sender-deps.ts';
import { SayWorld, tenant, timeout } from './rig.ts';
import { faultsOf, Saboteur, type Spoil, settled, type Work } from './saboteur.ts';

/**
 * Every awaited step of the sender fails once, in every way there is, at every moment in the life of an
 * episode, with one process and with two. Each time there is exactly one message, and one of each reply.
 */

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

/** Puts the saboteur between a sender and all that it asks. */
function between(saboteur: Saboteur) {
  return (deps: SenderDeps): SenderDeps => ({
    ...deps,
    // What is shown is pure; what is said of it may take its time.
    composer: {
      fingerprint: deps.composer.fingerprint,
      compose: saboteur.spied('words', deps.composer).compose,
      reply: saboteur.spied('words', deps.composer).reply,
    },
    posts: saboteur.spied('posts', deps.posts),
    alertStore: saboteur.spied('alerts', deps.alertStore),
    announcer: saboteur.spied('slack', deps.announcer),
  });
}

/** How many calls a process makes in this chapter when all is well. */
async function callsIn(chapter: number): Promise<readonly string[]> {
  const saboteur = new Saboteur(-1, (work) => work());
  await live(new SayWorld(), chapter, async (world) => {
    await world.process(between(saboteur)).send(tenant);
  });
  return saboteur.names;
}

async function tells(
  chapter: number,
  call: number,
  spoil: Spoil,
  alongside: boolean,
): Promise<SayWorld> {
  const world = new SayWorld();
  await live(world, chapter, async () => {
    const saboteur = new Saboteur(call, (work) => spoil(work, world.clock));
    const first = world.process(between(saboteur)).send(tenant);
    if (alongside) {
      await saboteur.happened;
      await world.process().send(tenant);
    }
    // A process that died is not waited for.
    await Promise.race([first.catch(() => undefined), saboteur.happened.then(settled)]);
  });
  return world;
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
      for (const [kind, spoil] of faultsOf(name)) {
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
    sleeper = world.process(between(saboteur)).send(tenant);
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
