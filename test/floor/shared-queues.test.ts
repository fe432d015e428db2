import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading, QueuesReading } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import { createSharedQueues } from '../../src/floor/shared-queues.ts';
import { systemIds } from '../../src/ids.ts';
import type { CallOptions, Progress, QueueReadings } from '../../src/ports/connect.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { FakeWaitHistory } from '../fakes/wait-history.ts';
import { aRow } from '../fixtures/alerts.ts';
import { command, failureOf, instance, settle, throttled } from './readings-rig.ts';

const workspace = 'T1';
const check = { priority: 'check', sharedWithinSeconds: 5 } as const;
const known = ['billing', 'returns', 'sales'];
const rows = known.flatMap((queueId) => [aRow({ queueId }), aRow({ queueId, channel: 'CHAT' })]);

/** A reading that has begun and ends when the test says so. */
interface Held {
  readonly asked: string;
  readonly options: CallOptions;
  land(given?: readonly QueueChannelReading[]): void;
  fail(error: unknown): void;
}

/** Processes over one Redis and one service. */
function setUp() {
  const clock = new FakeClock();
  const held: Held[] = [];
  const gateway: QueueReadings = {
    readQueues: (_instance, queueIds, channels, options) =>
      new Promise((resolve, reject) => {
        const asOf = clock.now();
        options.signal?.addEventListener('abort', () => reject(new BotError('stopping', 'left')));
        held.push({
          asked: `${queueIds} ${channels}`,
          options,
          land: (given = rows) =>
            resolve({ asOf, doneAt: clock.now(), calls: 1, rows: given, estimate: 'asked' }),
          fail: reject,
        });
      }),
  };
  const shelf = new FakeReadingShelf<QueuesReading>();
  const history = new FakeWaitHistory();
  const log = new FakeLog();
  const directory = new FakeDirectory({ queues: new Map(known.map((id) => [id, id])) });
  const ground = { gateway, shelf, history, directory, clock, ids: systemIds, log, workspace };
  const process = () => {
    const readings = createSharedQueues(ground);
    return Object.assign(
      (queueIds: readonly string[], channels: readonly string[], options: CallOptions) =>
        readings.readQueues(instance, queueIds, channels, options),
      {
        atHand: (queueIds: readonly string[], channels: readonly string[]) =>
          readings.queuesAtHand(instance, queueIds, channels),
      },
    );
  };
  /** Moves the clock in steps as small as the sharing looks around. */
  const pass = async (seconds: number) => {
    for (let gone = 0; gone < seconds; gone += 0.2) {
      await settle();
      clock.advance(0.2);
    }
    await settle();
  };
  const kept = async () => {
    const series = rows.map(({ queueId, channel }) => ({ queueId, channel }));
    const range = { from: new Date(0), until: new Date(8.64e15) };
    const all = await history.read({ workspace, instance }, series, range);
    return all.map(({ points }) => points.length);
  };
  return { clock, held, shelf, history, log, directory, process, pass, kept };
}

const all = [...known];
const both = ['VOICE', 'CHAT'];
const shown = ({ rows: given }: QueuesReading) =>
  given.map(({ queueId, channel }) => `${queueId} ${channel}`);

describe('queues that are read', () => {
  test('by fifty callers at once cost one reading, which is kept once', async () => {
    const { process, held, kept } = setUp();
    const read = process();
    const orders = [all, all.toReversed(), [...all, 'billing']];
    const answers = Array.from({ length: 50 }, (_, index) =>
      read(orders[index % 3] ?? all, both, command),
    );
    await settle();
    held[0]?.land();
    await Promise.all(answers);

    expect(held.map(({ asked }) => asked)).toEqual(['billing,returns,sales CHAT,VOICE']);
    expect(await kept()).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('in another process serve this one, and are not kept twice', async () => {
    const { process, held, pass, history } = setUp();
    let times = 0;
    const { keep } = history;
    history.keep = async (...args) => {
      times += 1;
      await keep.apply(history, args);
    };
    const answers = Promise.all([process(), process()].map((read) => read(all, both, command)));
    await pass(2);
    held[0]?.land();
    await pass(1);

    expect((await answers).map((reading) => shown(reading).length)).toEqual([6, 6]);
    expect(held).toHaveLength(1);
    expect(times).toBe(1);
  });

  test.each([
    ['one queue', ['sales'], both, ['sales VOICE', 'sales CHAT']],
    ['one channel', all, ['CHAT'], ['billing CHAT', 'returns CHAT', 'sales CHAT']],
    ['one queue in one channel', ['returns'], ['VOICE'], ['returns VOICE']],
  ])('answer for %s among them, in this process', async (_what, queueIds, channels, expected) => {
    const { process, held, clock } = setUp();
    const read = process();
    const whole = read(all, both, command);
    await settle();
    held[0]?.land();
    const { asOf } = await whole;
    clock.advance(4);
    const part = await read(queueIds, channels, command);

    expect(shown(part)).toEqual(expected);
    expect(part.asOf).toEqual(asOf);
    expect(held).toHaveLength(1);
  });

  test('all of them answer for a part in every process', async () => {
    const { process, held } = setUp();
    const everything = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
    const whole = process()(all, everything, command);
    await settle();
    held[0]?.land();
    await whole;

    expect(shown(await process()(['sales'], ['CHAT'], command))).toEqual(['sales CHAT']);
    expect(held).toHaveLength(1);
  });

  test.each([
    ['a queue that was not among them', ['billing', 'new'], both],
    ['a channel that was not among them', ['billing'], ['VOICE', 'TASK']],
  ])('do not answer for %s', async (_what, queueIds, channels) => {
    const { process, held } = setUp();
    const read = process();
    const first = read(all, both, command);
    await settle();
    held[0]?.land();
    await first;
    void read(queueIds, channels, command);
    await settle();

    expect(held).toHaveLength(2);
  });

  test('in twenty seconds answer for a sixth of them only as long as that sixth would be shared', async () => {
    const { process, held, clock } = setUp();
    const read = process();
    const whole = read(all, both, command);
    await settle();
    clock.advance(20);
    held[0]?.land();
    await whole;
    // All of them are young for 20 s more; one row of six is read in 3.3 s, and young until 8.3 s of age.
    void read(['sales'], ['CHAT'], command);
    await settle();
    expect(held).toHaveLength(2);

    await read(all, both, command);
    expect(held).toHaveLength(2);
  });

  test.each([
    ['queues', [], both],
    ['channels', all, []],
  ])('are none, and asked for as such, without %s', async (_what, queueIds, channels) => {
    const { process, held } = setUp();
    void process()(queueIds, channels, command);
    await settle();

    expect(held).toHaveLength(1);
  });

  test('say how far they are to everybody who waits', async () => {
    const { process, held } = setUp();
    const read = process();
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => void told.push(progress);
    void read(all, both, { ...command, onProgress });
    await settle();
    held[0]?.options.onProgress?.({ queuesRead: 1, of: 3 });

    expect(told).toEqual([{ queuesRead: 1, of: 3 }]);
  });

  test('for the history are as urgent as a person who comes to wait for them, for as long as they wait', async () => {
    const { process, held } = setUp();
    const read = process();
    void read(all, both, { priority: 'history' });
    await settle();
    expect(held[0]?.options.priority).toBe('history');

    const patience = new AbortController();
    const left = failureOf(read(all, both, { ...command, signal: patience.signal }));
    expect(held[0]?.options.priority).toBe('command');
    patience.abort();
    await left;
    expect(held[0]?.options.priority).toBe('history');
  });
});

describe('an alert', () => {
  test.each([
    [0, 4.9, 1],
    [0, 5, 2],
    [20, 4.9, 1],
    [20, 5, 2],
  ])(
    'takes a reading of %d s that ended %d s ago: reading number %d, by its own time',
    async (...row) => {
      const [took, ago, count] = row;
      const { process, held, clock } = setUp();
      const read = process();
      const beganAt = clock.now();
      const others = read(all, both, command);
      await settle();
      clock.advance(took);
      held[0]?.land();
      await others;
      clock.advance(ago);
      const asked = read(all, both, check);
      const elsewhere = process()(all, both, check);
      await settle();
      expect(held).toHaveLength(count);

      held[1]?.land();
      const { asOf } = await asked;
      expect(asOf).toEqual(count === 1 ? beganAt : clock.now());
      clock.advance(0.2);
      await elsewhere;
    },
  );

  test('waits for what somebody else reads for five seconds, then it reads itself', async () => {
    const { process, held, pass } = setUp();
    const read = process();
    void read(all, both, command);
    await settle();
    const asked = read(all, both, check);
    await pass(4.5);
    expect(held).toHaveLength(1);

    await pass(1);
    expect(held.map(({ options }) => options.priority)).toEqual(['command', 'check']);
    held[1]?.land();
    expect(shown(await asked)).toHaveLength(6);
  });

  test('reads itself at once when what it waited for fails', async () => {
    const { process, held, pass } = setUp();
    const read = process();
    const failed = failureOf(read(all, both, command));
    await settle();
    const asked = read(all, both, check);
    await settle();
    held[0]?.fail(throttled);
    await pass(0.4);
    held[1]?.land();

    expect(await failed).toBe(throttled);
    expect(shown(await asked)).toHaveLength(6);
  });

  test('does not wait for names', async () => {
    const { process, held, directory } = setUp();
    directory.names = () => new Promise(() => undefined);
    void process()(['billing'], both, check);
    await settle();

    expect(held).toHaveLength(1);
  });
});

describe('what is at hand', () => {
  const everything = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
  /** Reads to the end, which takes no time. */
  const readNow = async (
    { process, held }: ReturnType<typeof setUp>,
    read: ReturnType<typeof process>,
    [queueIds, channels]: readonly [readonly string[], readonly string[]],
    given?: readonly QueueChannelReading[],
  ) => {
    const reading = read(queueIds, channels, check);
    await settle();
    held.at(-1)?.land(given);
    await reading;
  };

  test('is put together of the newest rows of all that was read within 90 s, and asks nobody', async () => {
    const world = setUp();
    const read = world.process();
    await readNow(world, read, [all, both]);
    const asOf = world.clock.now();
    world.clock.advance(60);
    await readNow(
      world,
      read,
      [['sales'], ['VOICE', 'CHAT']],
      [aRow({ queueId: 'sales', contactsInQueue: 99 })],
    );
    world.clock.advance(29);

    const found = await read.atHand(all, both);

    expect(found?.asOf).toEqual(asOf);
    expect(found && shown(found).toSorted()).toEqual(
      // The newer reading gave no row for chat, so there is none.
      ['billing CHAT', 'billing VOICE', 'returns CHAT', 'returns VOICE', 'sales VOICE'],
    );
    expect(found?.rows.find(({ queueId }) => queueId === 'sales')?.contactsInQueue).toBe(99);
    expect(world.held).toHaveLength(2);

    world.clock.advance(1);
    expect(await read.atHand(all, both)).toBeUndefined();
    expect((await read.atHand(['sales'], ['VOICE']))?.rows).toHaveLength(1);
  });

  test('is nothing where a queue or a channel was not read', async () => {
    const world = setUp();
    const read = world.process();
    await readNow(world, read, [['sales', 'billing'], ['VOICE']]);

    expect(await read.atHand(all, ['VOICE'])).toBeUndefined();
    expect(await read.atHand(['sales'], both)).toBeUndefined();
    expect((await read.atHand(['sales'], ['VOICE']))?.rows).toHaveLength(1);
  });

  test('of all queues is there in every process', async () => {
    const world = setUp();
    await readNow(world, world.process(), [all, everything]);
    world.clock.advance(80);

    const found = await world.process().atHand(all, ['CHAT']);

    expect(found && shown(found)).toEqual(['billing CHAT', 'returns CHAT', 'sales CHAT']);
    world.clock.advance(10);
    expect(await world.process().atHand(all, ['CHAT'])).toBeUndefined();
  });

  test('is what this process has read while Redis is away, which is said once', async () => {
    const world = setUp();
    const read = world.process();
    await readNow(world, read, [all, both]);
    world.shelf.isAway = true;

    expect((await read.atHand(all, both))?.rows).toHaveLength(6);
    await read.atHand(all, both);
    expect(world.log.messages('warn')).toEqual([
      'Readings at hand: Redis is away, those of others are not known',
    ]);
  });
});

describe('that a reading cannot be kept', () => {
  test('because Redis is away is said once, and everybody has the reading', async () => {
    const { process, held, history, log, clock } = setUp();
    history.isAway = true;
    const read = process();
    for (let index = 0; index < 3; index += 1) {
      const asked = read(all, both, check);
      await settle();
      held[index]?.land();
      expect(shown(await asked)).toHaveLength(6);
      clock.advance(15);
    }

    expect(log.messages('warn')).toEqual(['Wait history: Redis is away, samples are lost']);
  });

  test('because of a bug is logged as one, and everybody has the reading', async () => {
    const { process, held, history, log } = setUp();
    history.keep = () => Promise.reject(new TypeError('a bug'));
    const asked = process()(all, both, command);
    await settle();
    held[0]?.land();

    expect(shown(await asked)).toHaveLength(6);
    expect(log.messages('error')).toEqual(['Wait history: a reading could not be kept']);
  });
});
