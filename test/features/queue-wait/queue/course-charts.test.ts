import { describe, expect, test } from '@jest/globals';
import type { KeptFigures } from '../../../../src/domain/history.ts';
import { defaultWaits, type WaitSettings } from '../../../../src/domain/settings.ts';
import { courseCharts } from '../../../../src/features/queue-wait/queue/course-charts.ts';
import type { Course } from '../../../../src/features/queue-wait/queue/read-course.ts';
import { ids, longest } from '../../../fixtures/floor.ts';
import { aCourse, aSeries } from '../../../fixtures/queue-report.ts';

const about = {
  queueId: ids.billing,
  queueName: 'Billing',
  waits: defaultWaits,
  zone: 'Europe/Berlin',
};

function drawn(change: Partial<Course> = {}, other: Partial<typeof about> = {}) {
  const { charts, ...rest } = courseCharts(aCourse(change), { ...about, ...other });
  const [wait, people] = charts;
  return { charts, wait, people, ...rest };
}

const namesOf = (chart: { readonly series: readonly { readonly name: string }[] } | undefined) =>
  chart?.series.map(({ name }) => name);

const waiting = (seconds: number): KeptFigures => ({
  estimatedWaitSeconds: seconds,
  contactsInQueue: 3,
  agentsStaffed: 4,
  agentsAvailable: 1,
});

describe('the charts of a queue', () => {
  test('are its longest wait in minutes with the thresholds, and its contacts and agents', () => {
    const { wait, people, stretchSeconds } = drawn({
      series: [aSeries({ figures: () => waiting(150) })],
      alertSeconds: [45, 600],
    });

    expect(wait).toMatchObject({
      title: 'Billing: longest wait',
      kind: 'line',
      categoryAxis: 'time in Europe/Berlin',
      valueAxis: 'minutes, worst of each 10 min',
    });
    expect(stretchSeconds).toBe(600);
    expect(wait?.categories).toHaveLength(19);
    expect(wait?.categories[0]).toBe('07:00');
    expect(
      wait?.series.map(({ name, values: [first], isThreshold }) => [name, first, isThreshold]),
    ).toEqual([
      ['voice', 2.5, undefined],
      ['limit 5 min', 5, true],
      ['alert 45 s', 0.8, true],
      ['alert 10 min', 10, true],
    ]);
    expect(people).toMatchObject({
      title: 'Billing: contacts and agents',
      valueAxis: 'most contacts, fewest agents of each 10 min',
    });
    expect(people?.series.map(({ name, values: [first] }) => [name, first])).toEqual([
      ['in queue', 3],
      ['staffed', 4],
      ['available', 1],
    ]);
  });

  test('show the longer of estimate and oldest contact, and 0 only where nobody waited', () => {
    const figures = (at: number): KeptFigures =>
      at < 60
        ? { ...waiting(60), oldestContactSeconds: 300 }
        : { contactsInQueue: 0, agentsStaffed: 4 };
    const { wait } = drawn({ series: [aSeries({ figures })] });

    expect(wait?.series[0]?.values[0]).toBe(5);
    expect(wait?.series[0]?.values.at(-1)).toBe(0);
  });

  test('leave out the stretches nobody read, and those in which the service gave no wait', () => {
    const series = [
      aSeries({
        figures: (at) => (at < 20 ? { contactsInQueue: 2 } : waiting(120)),
        isLeftOut: (minutesAgo) => minutesAgo >= 60 && minutesAgo < 90,
      }),
    ];
    const { wait, unknown } = drawn({ series });

    expect(wait?.categories).not.toContain('08:40');
    expect(wait?.categories).not.toContain('07:00');
    expect(wait?.series.every(({ values }) => values.length === wait.categories.length)).toBe(true);
    expect(wait?.series[0]?.values).not.toContain(0);
    expect(unknown).toBe(2);
  });

  test('are drawn for the channels in which somebody waited', () => {
    const quiet = aSeries({ channel: 'TASK', figures: () => ({ contactsInQueue: 0 }) });
    const { wait, people } = drawn({ series: [aSeries(), aSeries({ channel: 'CHAT' }), quiet] });

    expect(namesOf(wait)).toEqual(['voice', 'chat', 'limit 5 min', 'alert 10 min']);
    expect(namesOf(people)).toEqual(['voice in queue', 'chat in queue', 'staffed', 'available']);
    expect(namesOf(drawn({ series: [quiet], alertSeconds: [] }).wait)).toEqual(['task']);
  });

  test('count agents as in the channel that has most: a sum would count people twice', () => {
    const { people } = drawn({
      series: [
        aSeries({ figures: () => ({ ...waiting(60), agentsStaffed: 4 }) }),
        aSeries({ channel: 'CHAT', figures: () => ({ ...waiting(60), agentsStaffed: 6 }) }),
      ],
    });

    expect(people?.series.find(({ name }) => name === 'staffed')?.values[0]).toBe(6);
  });

  test.each<[string, WaitSettings['limits'], readonly string[]]>([
    [
      'one for all',
      { byQueue: {}, otherwise: { byChannel: {}, otherwise: 5400 } },
      ['limit 90 min'],
    ],
    [
      'of this queue, by channel',
      {
        byQueue: { [ids.billing]: { byChannel: { VOICE: 45, CHAT: 7200 }, otherwise: 'off' } },
        otherwise: { byChannel: {}, otherwise: 60 },
      },
      ['limit voice 45 s', 'limit chat 2 h'],
    ],
    [
      'of one channel alone',
      { byQueue: {}, otherwise: { byChannel: { CHAT: 90 }, otherwise: 'off' } },
      ['limit chat 1.5 min'],
    ],
    ['none', { byQueue: {}, otherwise: { byChannel: {}, otherwise: 'off' } }, []],
  ])('draw the limits in: %s', (_what, limits, lines) => {
    const { wait } = drawn(
      { series: [aSeries(), aSeries({ channel: 'CHAT' })], alertSeconds: [] },
      { waits: { ...defaultWaits, limits } },
    );

    expect(namesOf(wait)?.slice(2)).toEqual(lines);
  });

  test('draw three alerts in at most, and everything within what Slack takes', () => {
    const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
    const byChannel = { VOICE: 60, CHAT: 120, TASK: 180, EMAIL: 240 };
    const { wait, people } = drawn(
      {
        series: channels.map((channel) => aSeries({ channel })),
        alertSeconds: [60, 120, 180, 240, 300],
      },
      {
        queueName: longest.queue,
        waits: {
          ...defaultWaits,
          limits: { byQueue: {}, otherwise: { byChannel, otherwise: 'off' } },
        },
      },
    );

    expect(wait?.series).toHaveLength(11);
    expect(wait?.title).toHaveLength(50);
    expect(people?.title).toMatch(/: contacts and agents$/);
  });

  test.each<[string, Partial<Course>]>([
    ['without a reading', { series: [] }],
    ['with an empty series', { series: [{ ...aSeries(), points: [] }] }],
    [
      'with readings of two stretches',
      { series: [aSeries({ isLeftOut: (minutes) => minutes > 5 })] },
    ],
  ])('are none %s', (_what, change) => {
    expect(drawn(change).charts).toEqual([]);
  });
});
