import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { createRuleCheck } from '../../../src/features/alerts/check-rules.ts';
import type { QueueReadings } from '../../../src/ports/connect.ts';
import { FakeAlertStore } from '../../fakes/alert-store.ts';
import { FakeCheckJournal } from '../../fakes/check-journal.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeLog } from '../../fakes/log.ts';
import { aRow, aRule, aTenant } from '../../fixtures/alerts.ts';

const busy = aRow({ estimatedWaitSeconds: 400 });
const calm = aRow({ estimatedWaitSeconds: 20, oldestContactSeconds: 5 });
const down = new BotError('connect_unavailable', 'HTTP 503');

async function setUp(rules = [aRule()]) {
  const clock = new FakeClock();
  const alertStore = new FakeAlertStore();
  const journal = new FakeCheckJournal();
  const gateway = new FakeConnectGateway({ clock, queueRows: [calm] });
  const log = new FakeLog();
  for (const rule of rules) await alertStore.addRule(aTenant, rule);
  const world = { clock, alertStore, journal, gateway, queueReadings: gateway, log };
  const startProcess = () => createRuleCheck({ ...world, intervalSeconds: 15 });
  return { ...world, startProcess };
}

type World = Awaited<ReturnType<typeof setUp>>;

async function checkWith(world: World, rows: readonly QueueChannelReading[]) {
  world.gateway.data.queueRows = rows;
  await world.startProcess()(aTenant);
}

async function said({ alertStore }: World) {
  return (await alertStore.unsaid(aTenant)).map(({ say }) => say.eventId);
}

describe('the rules', () => {
  test('what crosses its line is written as firing, and is to be said', async () => {
    const world = await setUp();

    await checkWith(world, [busy]);

    const [record] = await world.alertStore.listRules(aTenant);
    expect(record?.state).toMatchObject({ kind: 'firing', since: world.clock.now() });
    expect(await said(world)).toEqual(['abc234|1|fired']);
    expect(world.log.messages('info')).toEqual(['Alert fired']);
  });

  test('the same again writes nothing', async () => {
    const world = await setUp();
    await checkWith(world, [busy]);
    await checkWith(world, [busy]);

    expect((await world.alertStore.findRule(aTenant, 'abc234'))?.version).toBe(2);
    expect(await said(world)).toEqual(['abc234|1|fired']);
  });

  test('all queues of all rules are read in one call, each queue once', async () => {
    const world = await setUp([
      aRule({ id: 'one222', queueId: 'a' }),
      aRule({ id: 'two222', queueId: 'b' }),
      aRule({ id: 'tri222', queueId: 'a' }),
    ]);

    await checkWith(world, []);

    expect(world.gateway.asked).toHaveLength(1);
    expect(world.gateway.asked[0]).toMatchObject({
      method: 'readQueues',
      instance: aTenant.instance,
      priority: 'check',
    });
    expect(JSON.stringify(world.gateway.asked[0]?.about)).toContain('["a","b"]');
  });

  test('what somebody else read is taken for five seconds, and no longer waited for', async () => {
    const world = await setUp();
    const asked: unknown[] = [];
    const queueReadings: QueueReadings = {
      readQueues: (instance, queueIds, channels, options) => {
        asked.push(options.sharedWithinSeconds);
        return world.gateway.readQueues(instance, queueIds, channels, options);
      },
    };
    await createRuleCheck({ ...world, queueReadings, intervalSeconds: 15 })(aTenant);

    expect(asked).toEqual([5]);
  });

  test('each rule is judged by its own queue', async () => {
    const world = await setUp([
      aRule({ id: 'one222', queueId: 'a' }),
      aRule({ id: 'two222', queueId: 'b' }),
    ]);

    await checkWith(world, [
      { ...calm, queueId: 'a' },
      { ...busy, queueId: 'b' },
    ]);

    expect(await said(world)).toEqual(['two222|1|fired']);
  });

  test('without rules nothing is asked of Connect, and the check counts as done', async () => {
    const world = await setUp([]);

    await checkWith(world, []);

    expect(world.gateway.asked).toEqual([]);
    expect((await world.journal.read(aTenant)).lastOkAt).toEqual(world.clock.now());
  });

  test('two processes at the same moment say it once', async () => {
    const world = await setUp();
    world.gateway.data.queueRows = [busy];
    const one = world.startProcess();
    const other = world.startProcess();

    await Promise.all([one(aTenant), other(aTenant)]);

    expect(await said(world)).toEqual(['abc234|1|fired']);
  });

  test('one rule that cannot be decided does not stop the next', async () => {
    const world = await setUp([aRule({ id: 'one222' }), aRule({ id: 'two222' })]);
    const { alertStore } = world;
    const commit = alertStore.commit.bind(alertStore);
    alertStore.commit = async (tenant, change) => {
      if (change.ruleId === 'one222') throw new TypeError('a bug');
      return commit(tenant, change);
    };

    await checkWith(world, [busy]);

    expect(await said(world)).toEqual(['two222|1|fired']);
    expect(world.log.messages('error')).toEqual(['A rule could not be decided']);
  });
});

describe('a failure', () => {
  test('of the reading changes no rule and resolves nothing', async () => {
    const world = await setUp();
    await checkWith(world, [busy]);
    const before = await world.alertStore.listRules(aTenant);

    world.gateway.fail('readQueues', down);
    await checkWith(world, [calm]);

    expect(await world.alertStore.listRules(aTenant)).toEqual(before);
    expect(await said(world)).toEqual(['abc234|1|fired']);
  });

  test('is logged once for as long as it lasts, and its end once', async () => {
    const world = await setUp();
    const check = world.startProcess();
    world.gateway.fail('readQueues', down);
    for (let tick = 0; tick < 5; tick += 1) await check(aTenant);

    expect(world.log.messages('warn')).toEqual(['Checks fail; no rule is changed']);

    world.gateway.recover('readQueues');
    await check(aTenant);
    await check(aTenant);
    expect(world.log.messages('info')).toEqual(['Checks work again']);
  });

  test('stands in the journal with its first moment and its reason', async () => {
    const world = await setUp();
    const check = world.startProcess();
    await check(aTenant);
    const lastOkAt = world.clock.now();
    world.gateway.fail('readQueues', down);

    world.clock.advance(15);
    const failingSince = world.clock.now();
    await check(aTenant);
    world.clock.advance(15);
    await check(aTenant);

    const health = { version: 2, lastOkAt, failingSince, failure: 'connect_unavailable' };
    expect(await world.journal.read(aTenant)).toEqual(health);
  });

  test('that is a bug reaches whoever drives the check, and the journal', async () => {
    const world = await setUp();
    world.alertStore.listRules = async () => {
      throw new TypeError('a bug');
    };

    await expect(world.startProcess()(aTenant)).rejects.toThrow('a bug');

    expect((await world.journal.read(aTenant)).failure).toBe('internal');
  });

  test('because the bot stops is none', async () => {
    const world = await setUp();
    world.gateway.fail('readQueues', new BotError('stopping', 'the bot is stopping'));

    await world.startProcess()(aTenant, AbortSignal.abort());

    expect(await world.journal.read(aTenant)).toEqual({ version: 0 });
    expect(world.log.lines).toEqual([]);
  });
});

describe('a gap', () => {
  const rules = [
    aRule({ id: 'one222', channelId: 'C1' }),
    aRule({ id: 'two222', channelId: 'C2' }),
    aRule({ id: 'tri222', channelId: 'C1' }),
  ];

  /** A good check, then failing ones 15 s apart, then a good one. */
  async function outage(world: World, ticks: number, breakIt: () => void, mendIt: () => void) {
    const check = world.startProcess();
    await check(aTenant);
    breakIt();
    for (let tick = 0; tick < ticks; tick += 1) {
      world.clock.advance(15);
      await check(aTenant);
    }
    mendIt();
    world.clock.advance(15);
    await check(aTenant);
    return check;
  }

  const notices = async ({ journal }: World) =>
    (await journal.unsaidNotices(aTenant)).map(({ channelId, from, until, failure }) => {
      const start = new Date('2026-06-01T10:00:00Z').getTime();
      const seconds = (date: Date) => (date.getTime() - start) / 1000;
      return [channelId, seconds(from), seconds(until), failure];
    });

  test('in the readings is named once in each channel that has rules', async () => {
    const world = await setUp(rules);
    const { gateway } = world;

    const check = await outage(
      world,
      4,
      () => gateway.fail('readQueues', down),
      () => gateway.recover('readQueues'),
    );
    world.clock.advance(15);
    await check(aTenant);

    expect(await notices(world)).toEqual([
      ['C1', 15, 75, 'connect_unavailable'],
      ['C2', 15, 75, 'connect_unavailable'],
    ]);
  });

  test('of two missed checks is none', async () => {
    const world = await setUp(rules);
    const { gateway } = world;

    await outage(
      world,
      2,
      () => gateway.fail('readQueues', down),
      () => gateway.recover('readQueues'),
    );

    expect(await notices(world)).toEqual([]);
  });

  test('because Redis was away is named when it is back', async () => {
    const world = await setUp(rules);
    const setAway = (isAway: boolean) => {
      world.alertStore.isAway = isAway;
      world.journal.isAway = isAway;
    };

    await outage(
      world,
      4,
      () => setAway(true),
      () => setAway(false),
    );

    expect(await notices(world)).toEqual([
      ['C1', 15, 75, 'redis_unavailable'],
      ['C2', 15, 75, 'redis_unavailable'],
    ]);
    expect(world.log.messages('warn')).toEqual([
      'Checks fail; no rule is changed',
      'Nothing was checked for a while',
    ]);
  });

  test('because no process was running is named by the next one', async () => {
    const world = await setUp([aRule({ channelId: 'C1' })]);
    await world.startProcess()(aTenant);
    world.clock.advance(3600);

    await world.startProcess()(aTenant);

    expect(await notices(world)).toEqual([['C1', 0, 3600, 'not-running']]);
  });

  test('seen by two processes is named once', async () => {
    const world = await setUp([aRule({ channelId: 'C1' })]);
    const [one, other] = [world.startProcess(), world.startProcess()];
    await one(aTenant);
    world.gateway.fail('readQueues', down);
    for (let tick = 0; tick < 4; tick += 1) {
      world.clock.advance(15);
      await one(aTenant);
      await other(aTenant);
    }
    world.gateway.recover('readQueues');
    world.clock.advance(15);

    await Promise.all([one(aTenant), other(aTenant)]);

    expect(await notices(world)).toEqual([['C1', 15, 75, 'connect_unavailable']]);
  });

  test('is named although another process notes a failure of its own in between', async () => {
    const world = await setUp([aRule({ channelId: 'C1' })]);
    const { gateway, journal } = world;
    const write = journal.write.bind(journal);
    let rivals = 0;
    const mend = () => {
      gateway.recover('readQueues');
      journal.write = async (tenant, entry) => {
        rivals += 1;
        if (rivals === 1) {
          const { version, ...health } = await journal.read(tenant);
          await write(tenant, { expectedVersion: version, health, notices: [] });
        }
        return write(tenant, entry);
      };
    };

    await outage(world, 4, () => gateway.fail('readQueues', down), mend);

    expect(await notices(world)).toEqual([['C1', 15, 75, 'connect_unavailable']]);
    expect((await journal.read(aTenant)).failingSince).toBeUndefined();
  });

  test('without rules is told to nobody', async () => {
    const world = await setUp([]);
    await world.startProcess()(aTenant);
    world.clock.advance(3600);

    await world.startProcess()(aTenant);

    expect(await notices(world)).toEqual([]);
  });
});
