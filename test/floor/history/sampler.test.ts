import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { createSampler } from '../../../src/floor/history/sampler.ts';
import { createSharedQueues } from '../../../src/floor/shared-queues.ts';
import { systemIds } from '../../../src/ids.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { FakeLog } from '../../fakes/log.ts';
import { FakeReadingShelf } from '../../fakes/reading-shelf.ts';
import { FakeWaitHistory } from '../../fakes/wait-history.ts';
import { aRow, aTenant } from '../../fixtures/alerts.ts';

const { instance, workspace } = aTenant;

/** Processes over one Redis and one instance with so many queues, whose reading costs so many calls. */
function setUp(queueCount = 3, calls = 1) {
  const clock = new FakeClock();
  const queueIds = Array.from({ length: queueCount }, (_, index) => `queue-${index}`);
  const rows = queueIds.map((queueId): QueueChannelReading => aRow({ queueId }));
  const gateway = new FakeConnectGateway({ clock, queueRows: rows });
  const counted: typeof gateway.readQueues = async (...args) => ({
    ...(await gateway.readQueues(...args)),
    calls,
  });
  const history = new FakeWaitHistory();
  const shelf = new FakeReadingShelf<Awaited<ReturnType<typeof counted>>>();
  const queues = new Map(queueIds.map((id) => [id, id]));
  const directory = new FakeDirectory({ queues });
  const log = new FakeLog();
  const ground = { clock, log, ids: systemIds, directory, history };
  const stopping = new AbortController();
  const process = () => {
    const queueReadings = createSharedQueues({
      ...ground,
      gateway: { readQueues: counted },
      shelf,
      workspace,
    });
    const sampler = createSampler({ ...ground, queueReadings });
    const tick = () => sampler.sample(aTenant, stopping.signal);
    return { queueReadings, tick, giveBack: () => sampler.giveBack(aTenant) };
  };
  const setAway = (isAway: boolean) => {
    shelf.isAway = isAway;
    history.isAway = isAway;
  };
  /** So many slots, 15 s from one to the next. */
  const slots = async (count: number, tick: () => Promise<void>) => {
    for (let slot = 0; slot < count; slot += 1) {
      await tick();
      clock.advance(15);
    }
  };
  const kept = async () => {
    const range = { from: new Date(0), until: new Date(8.64e15) };
    const series = queueIds.map((queueId) => ({ queueId, channel: 'VOICE' }));
    return (await history.read(aTenant, series, range)).map(({ points }) => points.length);
  };
  return { clock, gateway, history, directory, log, stopping, process, setAway, slots, kept };
}

describe('the queues of an instance', () => {
  test('are sampled every 15 s while a reading costs few calls, after people and checks', async () => {
    const { gateway, process, slots, kept } = setUp();
    await slots(4, process().tick);

    expect(gateway.asked.map(({ priority }) => priority)).toEqual(Array(4).fill('history'));
    expect(gateway.asked[0]?.about).toEqual({
      queueIds: ['queue-0', 'queue-1', 'queue-2'],
      channels: ['CHAT', 'EMAIL', 'TASK', 'VOICE'],
    });
    expect(await kept()).toEqual([4, 4, 4]);
  });

  test.each([
    [15, 15],
    [30, 30],
    [31, 45],
    [120, 120],
  ])('whose reading costs %d calls are sampled every %d s: one call a second', async (...row) => {
    const [calls, every] = row;
    const { gateway, process, slots } = setUp(3, calls);
    await slots((4 * every) / 15, process().tick);

    expect(gateway.count('readQueues')).toBe(4);
  });

  test('are sampled no more often than the history keeps them', async () => {
    const { gateway, history, process, slots } = setUp();
    history.planned = { rawSeconds: 60, isReduced: true };
    await slots(12, process().tick);

    expect(gateway.count('readQueues')).toBe(3);
  });

  test('are sampled by one process at a time, and by another one when that one is gone', async () => {
    const { gateway, process, slots, clock } = setUp();
    const [one, two] = [process(), process()];
    await slots(4, async () => {
      await one.tick();
      await two.tick();
    });
    expect(gateway.count('readQueues')).toBe(4);

    await slots(4, two.tick);
    expect(gateway.count('readQueues')).toBeGreaterThan(5);
    clock.advance(60);
  });

  test('are claimed once a slot, and looked for in the history once, while nobody else reads', async () => {
    const { history, process, slots } = setUp();
    const asked: string[] = [];
    const { claim, keptSince } = history;
    history.claim = (...args) => {
      asked.push('claim');
      return claim.apply(history, args);
    };
    history.keptSince = (...args) => {
      asked.push('keptSince');
      return keptSince.apply(history, args);
    };
    await slots(3, process().tick);

    expect(asked).toEqual(['claim', 'keptSince', 'claim', 'keptSince', 'claim', 'keptSince']);
  });

  test('are sampled by another process from the next slot on when one ends', async () => {
    const { gateway, process, slots } = setUp();
    const [one, two] = [process(), process()];
    await slots(2, one.tick);
    await two.giveBack();
    await slots(1, two.tick);
    expect(gateway.count('readQueues')).toBe(2);

    await one.giveBack();
    await slots(2, two.tick);
    expect(gateway.count('readQueues')).toBe(4);
  });

  test('stay with a process that cannot give the right back, until it ends by itself', async () => {
    const { gateway, process, slots, setAway, log } = setUp();
    const [one, two] = [process(), process()];
    await slots(1, one.tick);
    setAway(true);
    await one.giveBack();
    setAway(false);
    await slots(3, two.tick);

    expect(gateway.count('readQueues')).toBe(2);
    expect(log.messages('debug')).toContain(
      'The right to sample could not be given back, and ends by itself',
    );
    expect(log.messages('warn')).toEqual([]);
  });

  test('are not read again when somebody has read all of them within the interval', async () => {
    const { gateway, process, slots, kept } = setUp();
    const { queueReadings, tick } = process();
    const ids = ['queue-2', 'queue-1', 'queue-0'];
    await slots(3, async () => {
      await queueReadings.readQueues(instance, ids, ['VOICE'], { priority: 'check' });
      await tick();
    });

    expect(gateway.asked.map(({ priority }) => priority)).toEqual(['check', 'check', 'check']);
    expect(await kept()).toEqual([3, 3, 3]);
  });

  test('that somebody has just read are left out where that saves a call, and else read with the rest', async () => {
    const { gateway, process, slots, clock } = setUp(250);
    const { queueReadings, tick } = process();
    await slots(1, tick);
    const read = (count: number) => {
      const ids = Array.from({ length: count }, (_, index) => `queue-${index}`);
      return queueReadings.readQueues(instance, ids, ['VOICE'], { priority: 'check' });
    };
    const asked = () => JSON.stringify(gateway.asked.at(-1)?.about).match(/queue-\d+/g)?.length;
    await read(180);
    await tick();
    expect(asked()).toBe(70);

    clock.advance(15);
    await read(20);
    await tick();
    expect(asked()).toBe(250);
  });

  test('are not asked for while their names are not known', async () => {
    const { gateway, process, directory, slots } = setUp();
    directory.current = { ...directory.current, queues: new Map(), missing: ['queues'] };
    await slots(2, process().tick);

    expect(gateway.asked).toEqual([]);
  });
});

describe('a clock that steps back', () => {
  test('by an hour stops no sampling and no tidying, in no process, and is logged once by each', async () => {
    const { clock, gateway, history, process, slots, kept, log } = setUp();
    const tidied: Date[] = [];
    history.tidy = async (_tenant, now) => {
      tidied.push(now);
    };
    const [one, two] = [process(), process()];
    const both = async () => {
      await one.tick();
      await two.tick();
    };
    await slots(8, both);
    clock.advance(-3_600);
    await slots(120, both);

    expect(gateway.count('readQueues')).toBe(128);
    expect(await kept()).toEqual([128, 128, 128]);
    expect(tidied).toHaveLength(3);
    const words = 'The clock stepped back: queues are sampled all the same';
    expect(log.messages('warn')).toEqual([words, words]);
  });

  test('stops none of another process, and none of one that is started anew', async () => {
    const { clock, gateway, process, slots } = setUp();
    const other = process();
    await slots(8, process().tick);
    clock.advance(-3_600);
    await slots(4, other.tick);
    expect(gateway.count('readQueues')).toBe(12);

    clock.advance(-3_600);
    await slots(4, process().tick);
    expect(gateway.count('readQueues')).toBe(16);
  });

  test('by some seconds is not worth a word', async () => {
    const { clock, gateway, process, slots, log } = setUp();
    const { tick } = process();
    await slots(8, tick);
    clock.advance(-10);
    await slots(8, tick);

    expect(gateway.count('readQueues')).toBeGreaterThan(14);
    expect(log.messages('warn')).toEqual([]);
  });
});

describe('a failure', () => {
  test('is logged once until it works again, and rejects nothing', async () => {
    const { gateway, process, log, slots } = setUp();
    const { tick } = process();
    gateway.fail('readQueues', new BotError('connect_throttled', 'too many'));
    await slots(3, tick);
    gateway.recover('readQueues');
    await slots(2, tick);

    expect(log.messages('warn')).toEqual(['Queues cannot be sampled']);
    expect(log.messages('info')).toEqual(['Queues are sampled again']);
  });

  test('does not make it ask more often than it may', async () => {
    const { gateway, process, slots } = setUp(3, 60);
    const { tick } = process();
    await slots(1, tick);
    gateway.fail('readQueues', new BotError('connect_throttled', 'too many'));
    await slots(8, tick);

    expect(gateway.count('readQueues')).toBe(3);
  });

  test('of Redis keeps nothing, asks Connect nothing, and is over when Redis is back', async () => {
    const { gateway, process, setAway, slots, log } = setUp();
    const { tick } = process();
    setAway(true);
    await slots(3, tick);
    expect(gateway.asked).toEqual([]);
    setAway(false);
    await slots(1, tick);

    expect(gateway.asked).toHaveLength(1);
    expect(log.messages('warn')).toEqual(['Queues cannot be sampled']);
  });

  test('that is a bug is thrown', async () => {
    const { process, history } = setUp();
    history.claim = () => Promise.reject(new TypeError('a bug'));

    await expect(process().tick()).rejects.toThrow('a bug');
  });

  test('because the process stops is no failure', async () => {
    const { process, stopping, log } = setUp();
    const { tick } = process();
    stopping.abort(new Error('the bot is stopping'));
    await tick();

    expect(log.messages('warn')).toEqual([]);
  });
});

describe('the history', () => {
  test('is tidied by whoever samples, at first and every quarter of an hour', async () => {
    const { process, history, slots } = setUp();
    const tidied: Date[] = [];
    const { tidy } = history;
    history.tidy = async (tenant, now) => {
      tidied.push(now);
      await tidy.call(history, tenant, now);
    };
    await slots(121, process().tick);

    expect(tidied).toHaveLength(3);
  });

  test('a slot that comes while a sample is being taken is that one', async () => {
    const { process, gateway } = setUp();
    const { tick } = process();
    await Promise.all([tick(), tick(), tick()]);

    expect(gateway.count('readQueues')).toBe(1);
  });
});
