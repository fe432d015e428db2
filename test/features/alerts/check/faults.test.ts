import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import { BotError, type ErrorCode } from '../../../../src/domain/errors.ts';
import {
  createRuleCheck,
  type RuleCheckPorts,
} from '../../../../src/features/alerts/check/check.ts';
import { createSender } from '../../../../src/features/alerts/say/sender.ts';
import { FakeAnnouncer } from '../../../fakes/announcer.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakePostStore } from '../../../fakes/post-store.ts';
import { plainComposer } from '../say/rig.ts';
import { aRow, busy, calm, rule, setUp, tenant } from './rig.ts';

/**
 * Every awaited step of the check goes wrong once, in every way there is, at every moment in the life of
 * an alert, with one process and with two. Each time there is one episode, told once.
 */

type Work = () => Promise<unknown>;
type Spoil = (work: Work) => Promise<unknown>;

const never = () => new Promise<never>(() => undefined);
const failing =
  (code: ErrorCode): Spoil =>
  async () => {
    throw new BotError(code, 'spoiled');
  };
const lost =
  (code: ErrorCode): Spoil =>
  async (work) => {
    await work();
    throw new BotError(code, 'its answer was lost');
  };

/** A hang ends in the time limit of the edge: no answer, whether it was done or not. */
const ofConnect: Readonly<Record<string, Spoil>> = {
  'dies before': never,
  'dies after': (work) => work().then(never),
  'is throttled': failing('connect_throttled'),
  'answers 500': failing('connect_unavailable'),
  hangs: failing('connect_timeout'),
  'loses its answer': lost('connect_timeout'),
};
const ofRedis: Readonly<Record<string, Spoil>> = {
  'dies before': never,
  'dies after': (work) => work().then(never),
  'is away': failing('redis_unavailable'),
  'loses its answer': lost('redis_unavailable'),
};
/** Which rooms the check asks, and how they fail. */
const rooms = {
  ruleStore: ofRedis,
  alertStore: ofRedis,
  silences: ofRedis,
  watchJournal: ofRedis,
  directory: ofConnect,
  queueReadings: ofConnect,
} as const;
type Room = keyof typeof rooms;

const worse = aRow({ estimatedWaitSeconds: 700 });
const chapters: readonly QueueChannelReading[] = [busy, worse, calm];

type World = Awaited<ReturnType<typeof setUp>>;
interface Step {
  readonly room: Room;
  readonly name: string;
}

/** Counts what a check asks, and lets one of it go wrong. */
function spied(
  ports: RuleCheckPorts,
  at: number,
  spoil: Spoil,
): { readonly ports: RuleCheckPorts; readonly steps: Step[]; readonly happened: Promise<void> } {
  const steps: Step[] = [];
  let hit: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    hit = resolve;
  });
  const between = <Port extends object>(room: Room, port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const work = async (): Promise<unknown> => Reflect.apply(member, target, args);
          const number = steps.length;
          steps.push({ room, name: String(name) });
          if (number !== at) return work();
          hit();
          return spoil(work);
        };
      },
    });
  const { ruleStore, alertStore, silences, watchJournal, directory, queueReadings } = ports;
  return {
    steps,
    happened,
    ports: {
      ...ports,
      ruleStore: between('ruleStore', ruleStore),
      alertStore: between('alertStore', alertStore),
      silences: between('silences', silences),
      watchJournal: between('watchJournal', watchJournal),
      directory: between('directory', directory),
      queueReadings: between('queueReadings', queueReadings),
    },
  };
}

/** It fires, gets worse and is over; in one chapter something else happens first. */
async function live(
  spoiled: number,
  meanwhile: (world: World) => Promise<void>,
): Promise<{ readonly world: World; readonly slack: FakeAnnouncer }> {
  const world = await setUp(rule({ criticalThreshold: 600 }));
  const slack = new FakeAnnouncer(world.clock);
  const { clock, log, alertStore } = world;
  const sender = createSender({
    ...{ clock, log, alertStore, announcer: slack, composer: plainComposer },
    posts: new FakePostStore(),
    ids: new FakeIds(),
    owesHooks: async () => () => false,
    onGivenUp: async () => undefined,
  });
  for (const [number, row] of chapters.entries()) {
    world.gateway.data.queueRows = [row];
    if (number === spoiled) await meanwhile(world);
    const check = createRuleCheck(world.ports);
    for (let slot = 0; slot < 3; slot += 1) {
      world.clock.advance(15);
      await check(tenant);
      await sender.send(tenant);
    }
  }
  await sender.send(tenant);
  return { world, slack };
}

async function stepsIn(chapter: number): Promise<readonly Step[]> {
  let steps: readonly Step[] = [];
  await live(chapter, async ({ ports }) => {
    const spy = spied(ports, -1, (work) => work());
    await createRuleCheck(spy.ports)(tenant);
    steps = spy.steps;
  });
  return steps;
}

describe.each([
  ['it fires', 0],
  ['it gets worse', 1],
  ['it is over', 2],
])('when %s', (_what, chapter) => {
  test.each([
    ['one process', false],
    ['two processes', true],
  ])(
    '%s: whatever goes wrong at whatever step of the check, it is one alert, told once',
    async (who, both) => {
      const steps = await stepsIn(chapter);
      let scenarios = 0;
      for (const [place, { room, name }] of steps.entries()) {
        for (const [kind, spoil] of Object.entries(rooms[room])) {
          const { world, slack } = await live(chapter, async ({ ports }) => {
            const spy = spied(ports, place, spoil);
            const first = createRuleCheck(spy.ports)(tenant).catch(() => undefined);
            await spy.happened;
            if (both) await createRuleCheck(ports)(tenant);
            // A process that died is not waited for.
            await Promise.race([first, settled()]);
          });
          const context = `${who}, ${room}.${name} ${kind}`;
          const from = new Date(0);
          const past = await world.alertStore.history(tenant, {
            from,
            until: world.clock.now(),
            atMost: 10,
          });
          expect({
            context,
            past: past.map(({ worstLevel, ended }) => [worstLevel, ended?.why]),
          }).toEqual({
            context,
            past: [['critical', 'resolved']],
          });
          expect({ context, told: slack.messages.map(({ texts }) => texts.at(-1)) }).toEqual({
            context,
            told: [expect.stringContaining('over: resolved'), 'raised', 'resolved'],
          });
          scenarios += 1;
        }
      }
      expect(scenarios).toBeGreaterThan(30);
    },
  );
});

/** All that can go on without time passing has gone on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
