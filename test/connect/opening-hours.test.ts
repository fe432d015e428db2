import { afterEach, describe, expect, test } from '@jest/globals';
import { RememberedOpeningHours } from '../../src/connect/remembered-opening-hours.ts';
import { type OpeningWorld, openingHoursContract } from '../contracts/opening-hours.ts';
import { FakeOpeningHours } from '../fakes/opening-hours.ts';
import { instance, setUpWorld, startOfTest, type World } from './connect-world.ts';
import { type Answer, failure, type Recorded } from './scripted-server.ts';
import { startSimulatedWorld } from './simulated-world.ts';

const office = {
  queueId: 'office',
  until: new Date('2026-11-03T17:00:00Z'),
};
const nights = { queueId: 'night', opensAt: new Date('2026-11-03T21:00:00Z') };

openingHoursContract({
  name: 'the fake',
  make: async (): Promise<OpeningWorld> => {
    const openingHours = new FakeOpeningHours({
      office: { kind: 'open', until: office.until },
      night: { kind: 'closed', opensAt: nights.opensAt, why: undefined },
      feast: { kind: 'closed', opensAt: undefined, why: 'Feast' },
    });
    return {
      openingHours,
      instance: 'one',
      alwaysOpen: 'billing',
      openUntil: office,
      closed: nights,
      onHoliday: { queueId: 'feast', why: 'Feast' },
      deny: () => {
        openingHours.otherwise = { kind: 'unknown', why: 'denied' };
      },
      close: async () => {},
    };
  },
});

const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const withHours = {
  channels: ['VOICE'],
  timeZone: 'Europe/Berlin',
  days: week.map((day) => ({ day, from: 22, to: 6 })),
  holidays: [],
} as const;
const feast = { date: '2026-11-03', name: 'Feast' };

openingHoursContract({
  name: 'the SDK in front of the simulator',
  make: async (): Promise<OpeningWorld> => {
    const queuesWithHours = [
      { ...withHours, name: 'Night' },
      { ...withHours, name: 'Feast', holidays: [feast] },
    ];
    const world = await startSimulatedWorld({}, { queuesWithHours });
    const idOf = (wanted: string) =>
      world.centre.view().queues.find(({ name }) => name === wanted)?.id ?? wanted;
    return {
      openingHours: new RememberedOpeningHours(world.calls),
      instance: world.instance,
      alwaysOpen: idOf('Billing'),
      openUntil: { ...office, queueId: idOf('Back Office') },
      closed: { ...nights, queueId: idOf('Night') },
      onHoliday: { queueId: idOf('Feast'), why: 'Feast' },
      deny: () =>
        world.server.faults.set({
          mode: 'iam-denied',
          operations: ['GetEffectiveHoursOfOperations'],
        }),
      close: world.close,
    };
  },
});

const options = { priority: 'command', withinMs: 2_000 } as const;
const worlds: World[] = [];

/** As many queues, each with hours of its own, all open day and night. */
async function setUp(count: number) {
  const world = await setUpWorld({ calls: { throttledRetryMs: 'never' } });
  worlds.push(world);
  const queueIds = Array.from({ length: count }, (_, index) => `q${index}`);
  world.server.on('SearchQueues', {
    body: { Queues: queueIds.map((QueueId) => ({ QueueId, HoursOfOperationId: `h-${QueueId}` })) },
  });
  world.server.on('GetEffectiveHoursOfOperations', allDay);
  const openingHours = new RememberedOpeningHours(world.calls);
  const read = (ids = queueIds) => openingHours.read(instance, ids, options);
  const asked = (operation: string) =>
    world.server.requests.filter((request) => request.operation === operation);
  return { ...world, queueIds, read, asked };
}

const midnight = { Hours: 0, Minutes: 0 };
const dates = Array.from(
  { length: 14 },
  (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`,
);
const allDay = {
  body: {
    TimeZone: 'UTC',
    EffectiveHoursOfOperationList: dates.map((date) => ({
      Date: date,
      OperationalHours: [{ Start: midnight, End: midnight }],
    })),
  },
};

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const kinds = (openings: ReadonlyMap<string, { readonly kind: string }>) =>
  [...openings.values()].map(({ kind }) => kind);

describe('opening hours', () => {
  test('are asked for by queue in the largest pages, and for some days around now', async () => {
    const { read, asked } = await setUp(1);

    await read();

    expect(asked('SearchQueues').map(({ body }) => body)).toEqual([
      {
        InstanceId: instance,
        SearchCriteria: { QueueTypeCondition: 'STANDARD' },
        MaxResults: 500,
      },
    ]);
    expect(
      asked('GetEffectiveHoursOfOperations').map(({ path, query }) => [path, ...query]),
    ).toEqual([
      [
        `/effective-hours-of-operations/${instance}/h-q0`,
        ['fromDate', '2026-11-01'],
        ['toDate', '2026-11-12'],
      ],
    ]);
  });

  test('of queues with the same hours are read once', async () => {
    const { read, asked, server } = await setUp(2);
    server.on('SearchQueues', {
      body: {
        Queues: ['q0', 'q1'].map((QueueId) => ({ QueueId, HoursOfOperationId: 'shared' })),
      },
    });

    expect(kinds(await read())).toEqual(['open', 'open']);
    expect(asked('GetEffectiveHoursOfOperations')).toHaveLength(1);
  });

  test('are remembered for a quarter of an hour, and which queue has which for an hour', async () => {
    const { read, asked, clock } = await setUp(1);
    const hours = () => asked('GetEffectiveHoursOfOperations').length;
    await read();
    await clock.advance(14 * 60_000);
    await read();
    expect([asked('SearchQueues').length, hours()]).toEqual([1, 1]);

    // What is only old is read again meanwhile, so one has to look more than once.
    const readUntil = async (isSo: () => boolean) => {
      while (!isSo()) {
        expect(kinds(await read())).toEqual(['open']);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await clock.advance(60_000);
    await readUntil(() => hours() === 2);
    expect(asked('SearchQueues')).toHaveLength(1);

    await clock.advance(45 * 60_000);
    await readUntil(() => hours() === 3 && asked('SearchQueues').length === 2);
  });

  test('that are not there in time are not known yet, and are there for who asks next', async () => {
    const { read, server, clock, asked } = await setUp(1);
    server.on('GetEffectiveHoursOfOperations', { silence: 'never' }, allDay);
    const first = read();
    await untilSo(() => asked('GetEffectiveHoursOfOperations').length === 1);
    await clock.advance(2_000);

    expect((await first).get('q0')).toEqual({ kind: 'unknown', why: 'not-yet' });
  });

  test('that cannot be read again count for two hours', async () => {
    const { read, server, clock, asked } = await setUp(1);
    await read();
    server.on('GetEffectiveHoursOfOperations', failure('InternalServiceException', 500));
    await clock.advance(20 * 60_000);
    expect(kinds(await read())).toEqual(['open']);
    await untilSo(() => asked('GetEffectiveHoursOfOperations').length === 3);
    await clock.advance(101 * 60_000);

    expect((await read()).get('q0')).toEqual({ kind: 'unknown', why: 'unread' });
  });

  test('that IAM refuses are asked for once, not once for each of a hundred', async () => {
    const { read, server, asked, queueIds, clock } = await setUp(100);
    server.on('GetEffectiveHoursOfOperations', failure('AccessDeniedException', 403));

    const openings = await read();

    expect(queueIds.every((id) => openings.get(id)?.kind === 'unknown')).toBe(true);
    expect(openings.get('q99')).toEqual({ kind: 'unknown', why: 'denied' });
    expect(asked('GetEffectiveHoursOfOperations')).toHaveLength(1);

    server.on('GetEffectiveHoursOfOperations', allDay);
    await clock.advance(61_000);
    expect(new Set(kinds(await read()))).toEqual(new Set(['open']));
  });

  test.each<[string, Answer, string]>([
    ['SearchQueues refused', failure('AccessDeniedException', 403), 'denied'],
    ['SearchQueues failing', failure('InternalServiceException', 500), 'unread'],
    ['a queue without hours', { body: { Queues: [{ QueueId: 'q0' }] } }, 'no-hours'],
    ['a queue that is not there', { body: { Queues: [] } }, 'no-hours'],
  ])('are not known with %s', async (_case, answer, why) => {
    const { read, server } = await setUp(1);
    server.on('SearchQueues', answer);

    expect((await read()).get('q0')).toEqual({ kind: 'unknown', why });
  });

  test.each<[string, object, string]>([
    ['no time zone', { EffectiveHoursOfOperationList: [] }, 'unread'],
    ['no dates', { TimeZone: 'UTC' }, 'unclear'],
    [
      'a time that is none',
      {
        TimeZone: 'UTC',
        EffectiveHoursOfOperationList: dates.map((date) => ({
          Date: date,
          OperationalHours: [{ Start: { Hours: 25, Minutes: 0 }, End: midnight }],
        })),
      },
      'unclear',
    ],
    [
      'days without hours',
      {
        TimeZone: 'UTC',
        EffectiveHoursOfOperationList: dates.map((date) => ({
          Date: date,
          OperationalHours: null,
        })),
      },
      'unclear',
    ],
  ])('are not known from an answer with %s', async (_case, body, why) => {
    const { read, server } = await setUp(1);
    server.on('GetEffectiveHoursOfOperations', { body });

    expect((await read()).get('q0')).toEqual({ kind: 'unknown', why });
  });

  test('of a queue that is new are looked for after five minutes', async () => {
    const { read, server, asked, clock } = await setUp(1);
    await read();
    server.on('SearchQueues', {
      body: { Queues: ['q0', 'new'].map((QueueId) => ({ QueueId, HoursOfOperationId: 'h' })) },
    });
    const before = (await read(['new'])).get('new');
    await clock.advance(5 * 60_000);
    const after = (await read(['new'])).get('new');

    expect([before?.kind, after?.kind]).toEqual(['unknown', 'open']);
    expect(asked('SearchQueues').map((request: Recorded) => request.path)).toHaveLength(2);
    expect(startOfTest.getTime()).toBeLessThan(clock.now().getTime());
  });
});

describe('a hundred different hours', () => {
  test('do not hold up an answer: what the limits leave no time for is not known yet', async () => {
    const world = await startSimulatedWorld(
      {},
      {
        queuesWithHours: Array.from({ length: 100 }, (_, index) => ({
          ...withHours,
          name: `Desk ${index}`,
        })),
      },
    );
    try {
      const openingHours = new RememberedOpeningHours(world.calls);
      const desks = world.centre.view().queues.filter(({ name }) => name.startsWith('Desk'));
      const answer = openingHours.read(
        world.instance,
        desks.map(({ id }) => id),
        options,
      );
      const asked = () =>
        world.server.calls.filter(({ operation }) => operation === 'GetEffectiveHoursOfOperations');
      await untilSo(() => asked().length === 5);
      for (let half = 1; half <= 4; half += 1) {
        await world.clock.advance(500);
        if (half < 4) await untilSo(() => asked().length >= 5 + half);
      }

      const openings = await answer;
      const closed = [...openings.values()].filter(({ kind }) => kind === 'closed').length;
      expect(closed).toBeGreaterThanOrEqual(5);
      expect(closed).toBeLessThan(12);
      expect(openings.get(desks[99]?.id ?? '')).toEqual({ kind: 'unknown', why: 'not-yet' });
    } finally {
      await world.close();
    }
  });
});

async function untilSo(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
