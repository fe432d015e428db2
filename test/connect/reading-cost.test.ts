import { afterEach, describe, expect, test } from '@jest/globals';
import type { User } from '../../sandbox/centre/model.ts';
import type { CentreSettings } from '../../sandbox/centre/settings.ts';
import { CachedDirectory } from '../../src/connect/cached-directory.ts';
import { ConnectCalls } from '../../src/connect/connect-calls.ts';
import { RememberedOpeningHours } from '../../src/connect/remembered-opening-hours.ts';
import { SdkConnectGateway } from '../../src/connect/sdk-connect-gateway.ts';
import {
  type AgentSelection,
  knownChannels,
  type QueuesReading,
} from '../../src/domain/contact-centre.ts';
import { everything } from '../../src/domain/floor-filter.ts';
import { defaultWaits } from '../../src/domain/settings.ts';
import { adviceTexts } from '../../src/features/queue-wait/advice-words.ts';
import { readAsked } from '../../src/features/queue-wait/asked-queues.ts';
import { createSharedAgents } from '../../src/floor/shared-agents.ts';
import { createSharedQueues } from '../../src/floor/shared-queues.ts';
import type { Progress } from '../../src/ports/connect.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { FakeHoldMemory } from '../fakes/hold-memory.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { FakeWaitHistory } from '../fakes/wait-history.ts';
import { clientFor, command } from './connect-world.ts';
import { startSimulatedWorld } from './simulated-world.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Shared readings over the real SDK and a floor of this size, with a directory that is warm. */
async function setUp(size: Partial<CentreSettings>, msForEachCall = 0) {
  const world = await startSimulatedWorld({ rateLimits: false }, size);
  const { clock, log, instance, centre, server } = world;
  const client = clientFor(server.url);
  open.push({ close: () => world.close().finally(() => client.destroy()) });
  // Without a budget that waits, since the clock stands still.
  const calls = new ConnectCalls({
    client,
    budget: { take: () => clock.advance(msForEachCall) },
    clock,
    log,
  });
  const gateway = new SdkConnectGateway({ calls });
  const directory = new CachedDirectory({ calls });
  const names = await directory.names(instance, command);
  const readings = createSharedAgents({
    gateway,
    directory,
    clock,
    log,
    shelf: new FakeReadingShelf(),
    holds: new FakeHoldMemory(),
    ids: new FakeIds(),
    workspace: 'T1',
  });
  const history = new FakeWaitHistory();
  const queueReadings = createSharedQueues({
    gateway,
    directory,
    history,
    clock,
    log,
    shelf: new FakeReadingShelf<QueuesReading>(),
    ids: new FakeIds(),
    workspace: 'T1',
  });
  const queueIds = [...names.queues.keys()];
  const ids = [...names.routingProfiles.keys()].toSorted();
  const everybody: AgentSelection = { kind: 'routing-profiles', ids };
  const before = server.calls.length;
  const made = () => server.calls.slice(before).map(({ operation }) => operation);
  const shown = () =>
    centre.view().users.filter((user) => user.isSignedIn || user.visibleUntil !== undefined);
  const queues = { queueReadings, queueIds, history, names, calls };
  return { readings, instance, everybody, ids, made, shown, clock, ...queues };
}

/** The sum over groups of 100 profiles of the pages their agents fill. */
function pagesNeeded(profileIds: readonly string[], agents: readonly User[]): number {
  const groups = [profileIds.slice(0, 100), profileIds.slice(100)];
  return groups
    .map((group) => agents.filter(({ profile }) => group.includes(profile.id)).length)
    .reduce((pages, count) => pages + Math.max(1, Math.ceil(count / 100)), 0);
}

describe('what a reading costs on a warm directory', () => {
  test('a floor of 230 agents in 130 profiles: the pages of each hundred profiles, nothing else', async () => {
    const { readings, instance, everybody, ids, made, shown } = await setUp({
      extraAgents: 203,
      extraProfiles: 125,
    });

    const reading = await readings.readAgents(instance, everybody, command);

    expect(ids).toHaveLength(130);
    expect(shown().length).toBeGreaterThan(210);
    expect(made()).toEqual(Array(pagesNeeded(ids, shown())).fill('GetCurrentUserData'));
    expect(reading.agents).toHaveLength(shown().length);
  });

  test('fifty callers at once and those of the next seconds: one reading', async () => {
    const { readings, instance, everybody, ids, made, shown } = await setUp({
      extraAgents: 203,
      extraProfiles: 125,
    });
    const ask = () => readings.readAgents(instance, everybody, command);

    await Promise.all(Array.from({ length: 50 }, ask));
    await ask();
    const [somebody] = shown();
    const one = { kind: 'agents', ids: [somebody?.id ?? ''] } as const;
    await readings.readAgents(instance, one, command);

    expect(made()).toHaveLength(pagesNeeded(ids, shown()));
  });

  test('five thousand agents: one call for each hundred, and progress after each', async () => {
    const { readings, instance, everybody, made, shown } = await setUp({
      extraAgents: 5000,
      extraProfiles: 40,
      warmUpHours: 0.25,
    });
    const told: Progress[] = [];
    const options = { ...command, onProgress: (progress: Progress) => told.push(progress) };

    const reading = await readings.readAgents(instance, everybody, options);

    expect(made()).toHaveLength(Math.ceil(shown().length / 100));
    expect(reading.agents).toHaveLength(shown().length);
    expect(reading.isTruncated).toBe(false);
    expect(told).toHaveLength(made().length);
    expect(told[0]).toEqual({ agentsRead: 100, ofAbout: shown().length });
    expect(told.at(-1)).toMatchObject({ agentsRead: shown().length });
  });

  test('five thousand agents asked for three times within the time they took: read once', async () => {
    const { readings, instance, everybody, made, shown, clock } = await setUp(
      { extraAgents: 5000, extraProfiles: 40, warmUpHours: 0.25 },
      500,
    );
    const needed = Math.ceil(shown().length / 100);
    const first = await readings.readAgents(instance, everybody, command);
    await clock.advance(10_000);
    const second = await readings.readAgents(instance, everybody, command);
    await clock.advance(10_000);
    const third = await readings.readAgents(instance, everybody, command);

    expect(needed).toBeGreaterThan(50);
    expect(made()).toHaveLength(needed);
    expect([second.asOf, third.asOf]).toEqual([first.asOf, first.asOf]);
  });
});

describe('what a reading of queues costs', () => {
  // With the catalogue's six, whose rows do not fill a page more.
  const large = { extraQueues: 994, warmUpHours: 0.25 };
  const three = ['VOICE', 'CHAT', 'TASK'];

  test('a thousand queues in three channels: ten requests of three pages, asked by fifty at once and after', async () => {
    const { queueReadings, queueIds, instance, made, history } = await setUp(large);
    const read = () => queueReadings.readQueues(instance, queueIds, three, command);
    const answers = await Promise.all(Array.from({ length: 50 }, read));
    const late = await read();

    expect(queueIds).toHaveLength(1_000);
    expect(late.rows.length).toBeGreaterThan(2_980);
    expect(late.rows.length).toBeLessThanOrEqual(3_000);
    expect(made()).toEqual(Array(Math.ceil(late.rows.length / 100)).fill('GetCurrentMetricData'));
    expect(made()).toHaveLength(30);
    expect(late.calls).toBe(30);
    expect(new Set(answers).size).toBe(1);
    expect(await history.plan({ workspace: 'T1', instance })).toMatchObject({
      series: late.rows.length,
    });
  });

  test('one channel of them, when all were read before: its own pages, each row asked for once', async () => {
    const { queueReadings, queueIds, instance, made, clock } = await setUp(large);
    await queueReadings.readQueues(instance, queueIds, three, command);
    const before = made().length;
    await clock.advance(61_000);

    const voice = await queueReadings.readQueues(instance, queueIds, ['VOICE'], command);

    expect(voice.rows.length).toBeGreaterThan(980);
    expect(made().length - before).toBe(10);
  });

  test('a group of forty of them over its limit costs its own pages: advice asks nothing more', async () => {
    const world = await setUp({ ...large, load: 3 });
    const { queueReadings, queueIds, instance, made, names, calls, clock } = world;
    const busy = ['Billing', 'Sales', 'Tech Support'].flatMap((wanted) =>
      [...names.queues].flatMap(([id, name]) => (name === wanted ? [id] : [])),
    );
    const members = [...busy, ...queueIds.filter((id) => !busy.includes(id)).slice(0, 37)];
    const anySecond = { byQueue: {}, otherwise: { byChannel: {}, otherwise: 1 } };
    const settings = new FakeCurrentSettings({ waits: { ...defaultWaits, limits: anySecond } });
    const openingHours = new RememberedOpeningHours(calls);
    const shared = { queueReadings, queuesAtHand: queueReadings, openingHours, settings };
    const filter = { ...everything, queueIds: members, channels: ['VOICE'] };
    const ask = () =>
      readAsked(
        { ...shared, clock, instance },
        {
          names,
          share: false,
          tenant: { workspace: 'T1', instance },
          view: { filter, source: 'asked', isSavedUnread: false, dropped: [] },
        },
      );
    const metricCalls = () => made().filter((one) => one === 'GetCurrentMetricData').length;

    const alone = await ask();
    expect(adviceTexts(alone.advice).join()).toContain('the other queues were not looked at');
    expect(metricCalls()).toBe(1);

    await clock.advance(10_000);
    await queueReadings.readQueues(instance, queueIds, knownChannels, command);
    const sampled = made().length;
    await clock.advance(61_000);
    const beside = await ask();
    expect(adviceTexts(beside.advice).join()).toContain('least congested queue that takes voice');
    expect(made().slice(sampled)).toEqual(['GetCurrentMetricData']);
  });

  test('a group of forty of them costs its own pages, and nothing where all were just read', async () => {
    const { queueReadings, queueIds, instance, made } = await setUp(large);
    const group = queueIds.slice(100, 140);
    const { rows } = await queueReadings.readQueues(instance, group, three, command);
    expect(rows.length).toBeGreaterThan(110);
    expect(made()).toHaveLength(2);

    await queueReadings.readQueues(instance, queueIds, three, command);
    expect(made()).toHaveLength(32);
    await queueReadings.readQueues(instance, queueIds.slice(300, 340), three, command);
    await queueReadings.readQueues(instance, queueIds.slice(7, 8), ['CHAT'], command);
    expect(made()).toHaveLength(32);
  });
});
