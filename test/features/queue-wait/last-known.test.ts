import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../src/domain/errors.ts';
import type { SeriesId, WaitSeries } from '../../../src/domain/history.ts';
import type { Opening } from '../../../src/domain/opening.ts';
import type { AskedQueues } from '../../../src/features/queue-wait/asked-queues.ts';
import { orLastKnown } from '../../../src/features/queue-wait/last-known/last-known.ts';
import { lastKnownView } from '../../../src/features/queue-wait/last-known/view.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeLog } from '../../fakes/log.ts';
import { FakeOpeningHours } from '../../fakes/opening-hours.ts';
import { ago, ids, now, someNames } from '../../fixtures/floor.ts';
import { closed, viewed } from '../../fixtures/queue-read.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

const asked: AskedQueues = {
  names: someNames(),
  view: viewed('asked', { queueIds: [ids.billing, ids.sales], channels: ['VOICE'] }),
  share: false,
  tenant,
};

function rig(
  series: (ids: readonly SeriesId[]) => readonly WaitSeries[] | BotError,
  openings: Readonly<Record<string, Opening>> = {},
) {
  const read: { readonly series: readonly SeriesId[]; readonly from: Date }[] = [];
  const log = new FakeLog();
  const ports = {
    history: {
      read: async (
        _tenant: object,
        wanted: readonly SeriesId[],
        range: { readonly from: Date },
      ) => {
        read.push({ series: wanted, from: range.from });
        const found = series(wanted);
        if (found instanceof BotError) throw found;
        return found;
      },
    },
    openingHours: new FakeOpeningHours(openings),
    instance: 'i-1',
    clock: new FakeClock(now),
    ids: new FakeIds(),
    log,
  };
  return { ports, read, log };
}

const figures = { contactsInQueue: 6, agentsStaffed: 9, estimatedWaitSeconds: 252 };
const threeMinutesAgo = (wanted: readonly SeriesId[]): readonly WaitSeries[] =>
  wanted.map((one, index) => ({
    ...one,
    points: index === 0 ? [{ at: ago(185), seconds: 0, last: figures, worst: figures }] : [],
  }));

const throttled = () => Promise.reject(new BotError('connect_throttled', 'rate exceeded'));

test.each(['connect_throttled', 'connect_unavailable', 'connect_timeout'] as const)(
  'while Connect fails with %s, what was last known is said as old, under the failure',
  async (code) => {
    const { ports, read, log } = rig(threeMinutesAgo);

    const report = await orLastKnown(ports, asked, Promise.reject(new BotError(code, 'so it is')));

    expect(report).toMatchObject({ kind: 'last-known', code, lines: [{ at: ago(185) }] });
    expect(read).toEqual([
      {
        series: [ids.billing, ids.sales].map((queueId) => ({ queueId, channel: 'VOICE' })),
        from: ago(600),
      },
    ]);
    expect(JSON.stringify(log)).toContain(code);
  },
);

test('it reads as what was, with its time and its age, and never as now', async () => {
  const { ports } = rig(threeMinutesAgo);
  const report = await orLastKnown(ports, asked, throttled());

  const { text, blocks } = lastKnownView(report);

  expect(text).toMatch(
    /^Amazon Connect takes no more requests .*\(reference \w{6}\)\nLast known at /,
  );
  expect(JSON.stringify(blocks)).toMatch(
    /Last known at <!date\^\d+\^\{time\}\|08:56 UTC> \(3 min 5 s ago\):\\n\*Billing\* \(voice\): estimated wait about 4 min/,
  );
  expect(JSON.stringify(blocks)).toContain('what is now is not known');
});

test('where nobody waited then is counted beside those where somebody did', async () => {
  const quiet = { contactsInQueue: 0, agentsStaffed: 4 };
  const { ports } = rig((wanted) =>
    wanted.map((one, index) => {
      const kept = index === 0 ? figures : quiet;
      return { ...one, points: [{ at: ago(60), seconds: 0, last: kept, worst: kept }] };
    }),
  );

  const { blocks } = lastKnownView(await orLastKnown(ports, asked, throttled()));

  expect(JSON.stringify(blocks)).toContain('Nobody waited then in 1 other.');
});

test.each<[string, Parameters<typeof rig>[0]]>([
  ['nothing was kept', (wanted) => wanted.map((one) => ({ ...one, points: [] }))],
  ['the memory is away too', () => new BotError('redis_unavailable', 'away')],
])('where %s the failure is all there is', async (_case, series) => {
  const { ports } = rig(series);

  await expect(orLastKnown(ports, asked, throttled())).rejects.toMatchObject({
    code: 'connect_throttled',
  });
});

test.each(['connect_denied', 'connect_bad_request', 'connect_not_found'] as const)(
  'a failure that does not pass (%s) asks no history',
  async (code) => {
    const { ports, read } = rig(threeMinutesAgo);
    const failing = Promise.reject(new BotError(code, 'no'));

    await expect(orLastKnown(ports, asked, failing)).rejects.toMatchObject({ code });
    expect(read).toEqual([]);
  },
);

describe('a queue that is closed', () => {
  const waited = { ...figures, agentsStaffed: 0, contactsInQueue: 9 };
  const both = (wanted: readonly SeriesId[]): readonly WaitSeries[] =>
    wanted.map((one, index) => {
      const last = index === 0 ? waited : figures;
      return { ...one, points: [{ at: ago(185), seconds: 0, last, worst: last }] };
    });

  test('by the hours that are remembered is not first, and is said to be closed', async () => {
    const { ports } = rig(both, { [ids.billing]: closed() });
    const report = await orLastKnown(ports, asked, throttled());

    expect(report).toMatchObject({ lines: [{ queueName: 'Sales' }, { queueName: 'Billing' }] });
    expect(JSON.stringify(lastKnownView(report))).toMatch(
      /\*Billing\* \(voice\): closed \(opens [^)]*\), 9 still waiting, nobody staffed/,
    );
    expect(ports.openingHours.asked.map(({ options }) => options.withinMs)).toEqual([0]);
  });

  test('and in which nobody waited is none to show', async () => {
    const quiet = { contactsInQueue: 0, agentsStaffed: 0, estimatedWaitSeconds: 60 };
    const { ports } = rig(
      (wanted) =>
        wanted.map((one) => ({
          ...one,
          points: [{ at: ago(185), seconds: 0, last: quiet, worst: quiet }],
        })),
      { [ids.billing]: closed(), [ids.sales]: closed() },
    );
    const report = await orLastKnown(ports, asked, throttled());

    expect(lastKnownView(report).text).toMatch(/ago\): nobody was waiting$/);
  });
});

test('a thousand queues are not looked up, and nothing is said of what was known', async () => {
  const { ports, read } = rig(threeMinutesAgo);
  const queues = new Map(Array.from({ length: 1000 }, (_, i) => [`q${i}`, `Line ${i}`]));
  const everything = { ...asked, names: someNames({ queues }), view: viewed('all', {}) };
  const report = await orLastKnown(ports, everything, throttled());

  expect(lastKnownView(report).text).toMatch(
    /^Amazon Connect takes no more requests .*\nWhat was known some minutes ago is not looked up for so many queues: name some of them\.$/,
  );
  expect(read).toEqual([]);
});

test('an answer that comes stays what it is', async () => {
  const { ports } = rig(threeMinutesAgo);

  expect(await orLastKnown(ports, asked, Promise.resolve('answer'))).toBe('answer');
});
