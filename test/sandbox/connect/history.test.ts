import type { GetMetricDataRequest, GetMetricDataV2Request } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { hour, minute } from '../centre/rig.ts';
import { type ConnectRig, closeRigs, connectRig, InstanceId, instanceArn, refusal } from './rig.ts';

afterEach(closeRigs);

const twoHours = { warmUpHours: 2 };

/** The last two hours, as the warm-up made them. */
function request({ clock, queueIds }: ConnectRig, more: Partial<GetMetricDataV2Request> = {}) {
  const EndTime = clock.now();
  return {
    ResourceArn: instanceArn,
    StartTime: new Date(EndTime.getTime() - 2 * hour),
    EndTime,
    Filters: [{ FilterKey: 'QUEUE', FilterValues: queueIds }],
    Metrics: [{ Name: 'AGENT_NON_RESPONSE' }],
    ...more,
  };
}

describe('GetMetricDataV2', () => {
  test('counts missed offers by queue, with id and ARN as the wire has them', async () => {
    const rig = await connectRig({ historyLagSeconds: 0 }, twoHours);
    await rig.clock.advance(hour);

    const answer = await rig.client.getMetricDataV2(request(rig, { Groupings: ['QUEUE'] }));

    const from = rig.clock.now().getTime() - 2 * hour;
    const total = answer.MetricResults?.reduce(
      (sum, row) => sum + (row.Collections?.[0]?.Value ?? 0),
      0,
    );
    const [row] = answer.MetricResults ?? [];
    expect(total).toBe(rig.centre.view().missed.filter(({ at }) => at.getTime() >= from).length);
    expect(total).toBeGreaterThan(0);
    expect(row?.Dimensions?.QUEUE_ARN).toBe(`${instanceArn}/queue/${row?.Dimensions?.QUEUE}`);
    expect(row?.MetricInterval?.Interval).toBe('TOTAL');
  });

  test('customers who left while it rang, and other channels, are taken out of the second metric', async () => {
    const rig = await connectRig({ historyLagSeconds: 0 }, twoHours);
    await rig.clock.advance(hour);
    const Metrics = [
      { Name: 'AGENT_NON_RESPONSE' },
      { Name: 'AGENT_NON_RESPONSE_WITHOUT_CUSTOMER_ABANDONS' },
    ];

    const answer = await rig.client.getMetricDataV2(
      request(rig, { Metrics, Groupings: ['CHANNEL'] }),
    );

    const byChannel = new Map(
      answer.MetricResults?.map((row) => [
        row.Dimensions?.CHANNEL,
        row.Collections?.map(({ Value }) => Value),
      ]),
    );
    const [all = 0, without = 0] = byChannel.get('VOICE') ?? [];
    expect(without).toBeLessThanOrEqual(all);
    expect(byChannel.get('CHAT')?.[1]).toBe(0);
  });

  test('by agent and by hierarchy level', async () => {
    const rig = await connectRig({}, twoHours);

    const answer = await rig.client.getMetricDataV2(
      request(rig, {
        Groupings: ['AGENT', 'AGENT_HIERARCHY_LEVEL_FIVE'],
        Metrics: [{ Name: 'CONTACTS_HANDLED' }],
      }),
    );

    const agents = rig.centre.view().users;
    expect(
      answer.MetricResults?.every(({ Dimensions: by }) => {
        const user = agents.find(({ id }) => id === by?.AGENT);
        return user?.hierarchyGroupId === by?.AGENT_HIERARCHY_LEVEL_FIVE;
      }),
    ).toBe(true);
  });

  test('in intervals of fifteen minutes', async () => {
    const rig = await connectRig({}, twoHours);

    const answer = await rig.client.getMetricDataV2(
      request(rig, {
        Interval: { IntervalPeriod: 'FIFTEEN_MIN' },
        Metrics: [{ Name: 'CONTACTS_QUEUED' }],
      }),
    );

    const lengths = answer.MetricResults?.map(
      ({ MetricInterval: i }) => (i?.EndTime?.getTime() ?? 0) - (i?.StartTime?.getTime() ?? 0),
    );
    expect(lengths).toEqual(Array(8).fill(15 * minute));
  });

  test('a mean of nothing has no value, which is not zero', async () => {
    const rig = await connectRig({}, twoHours);

    const answer = await rig.client.getMetricDataV2(
      request(rig, {
        Metrics: [{ Name: 'AVG_ABANDON_TIME' }],
        Groupings: ['QUEUE'],
        Interval: { IntervalPeriod: 'FIFTEEN_MIN' },
      }),
    );
    const values = answer.MetricResults?.map(({ Collections }) => Collections?.[0]?.Value) ?? [];

    expect(values).toContain(undefined);
    expect(values).not.toContain(0);
  });

  test('what is younger than the lag is not known yet', async () => {
    const [prompt, late] = [
      await connectRig({ historyLagSeconds: 0 }, twoHours),
      await connectRig({ historyLagSeconds: 1800 }, twoHours),
    ];
    const handled = async (rig: ConnectRig) => {
      const Metrics = [{ Name: 'CONTACTS_HANDLED' }];
      const { MetricResults } = await rig.client.getMetricDataV2(request(rig, { Metrics }));
      return MetricResults?.[0]?.Collections?.[0]?.Value ?? 0;
    };

    expect(await handled(late)).toBeLessThan(await handled(prompt));
  });

  test('service level and abandonment are shares of the contacts queued, by queue and channel', async () => {
    const rig = await connectRig({ historyLagSeconds: 0 }, twoHours);
    const level = (Comparison: string, ThresholdValue: number) => ({
      Name: 'SERVICE_LEVEL',
      Threshold: [{ Comparison, ThresholdValue }],
    });

    const { MetricResults = [] } = await rig.client.getMetricDataV2(
      request(rig, {
        Metrics: [
          level('LT', 20),
          level('LTE', 604_800),
          { Name: 'ABANDONMENT_RATE' },
          { Name: 'CONTACTS_QUEUED' },
          { Name: 'CONTACTS_ABANDONED' },
        ],
        Groupings: ['QUEUE', 'CHANNEL'],
      }),
    );

    const rows = MetricResults.map(
      ({ Collections = [] }) => Collections.map(({ Value }) => Value ?? -1) as number[],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const [soon = -1, ever = -1, gone = -1, queued = -1, left = -1] of rows) {
      expect(soon).toBeLessThanOrEqual(ever);
      expect(gone).toBeCloseTo((100 * left) / queued);
      // Who is answered at all is answered within a week; the others gave up.
      expect(ever + gone).toBeLessThanOrEqual(100.001);
    }
  });

  const refused: [string, (rig: ConnectRig) => Partial<GetMetricDataV2Request>, string][] = [
    [
      'a misspelt metric',
      () => ({ Metrics: [{ Name: 'AGENT_NO_RESPONSE' }] }),
      'InvalidParameterException',
    ],
    [
      'no resource among the filters',
      () => ({ Filters: [{ FilterKey: 'CHANNEL', FilterValues: ['VOICE'] }] }),
      'InvalidParameterException',
    ],
    ['an unknown grouping', () => ({ Groupings: ['WEATHER'] }), 'InvalidParameterException'],
    [
      'an end in the future',
      ({ clock }) => ({ EndTime: new Date(clock.now().getTime() + 1001) }),
      'InvalidParameterException',
    ],
    [
      'an end before the start',
      () => ({ StartTime: new Date('2026-12-01') }),
      'InvalidParameterException',
    ],
    [
      'three days by the hour',
      ({ clock }) => ({
        StartTime: new Date(clock.now().getTime() - 73 * hour),
        Interval: { IntervalPeriod: 'HOUR' },
      }),
      'InvalidParameterException',
    ],
    [
      'six filters',
      ({ queueIds }) => ({
        Filters: Array(6).fill({ FilterKey: 'QUEUE', FilterValues: queueIds }),
      }),
      'InvalidParameterException',
    ],
    [
      'another instance',
      () => ({ ResourceArn: 'arn:aws:connect:eu-central-1:1:instance/x' }),
      'ResourceNotFoundException',
    ],
    ...(
      [
        ['no threshold', {}],
        ['an unknown comparison', { Comparison: 'GT', ThresholdValue: 20 }],
        ['half seconds', { Comparison: 'LT', ThresholdValue: 0.5 }],
        ['more than a week', { Comparison: 'LT', ThresholdValue: 604_801 }],
      ] as const
    ).map(([what, Threshold]): (typeof refused)[number] => [
      `a service level with ${what}`,
      () => ({ Metrics: [{ Name: 'SERVICE_LEVEL', Threshold: [Threshold] }] }),
      'InvalidParameterException',
    ]),
    [
      '21 service levels',
      () => ({
        Metrics: Array(21).fill({
          Name: 'SERVICE_LEVEL',
          Threshold: [{ Comparison: 'LT', ThresholdValue: 20 }],
        }),
      }),
      'InvalidParameterException',
    ],
    ['weeks', () => ({ Interval: { IntervalPeriod: 'WEEK' } }), 'NotSimulatedException'],
  ];

  test.each(refused)('%s is refused', async (_, part, name) => {
    const rig = await connectRig({}, twoHours);

    const answer = await refusal(rig.client.getMetricDataV2(request(rig, part(rig))));

    expect(answer.name).toBe(name);
  });
});

test('an end that is now by a clock one second ahead is no future', async () => {
  const rig = await connectRig({}, twoHours);
  const EndTime = new Date(rig.clock.now().getTime() + 1000);

  const answer = await rig.client.getMetricDataV2(request(rig, { EndTime }));

  expect(answer.MetricResults?.length).toBeGreaterThan(0);
});

describe('GetMetricData, the older one', () => {
  function older({ clock, queueIds }: ConnectRig): GetMetricDataRequest {
    const now = clock.now();
    return {
      InstanceId,
      StartTime: new Date(now.getTime() - 2 * hour),
      EndTime: now,
      Filters: { Queues: queueIds },
      Groupings: ['QUEUE'],
      HistoricalMetrics: [
        { Name: 'CONTACTS_MISSED', Statistic: 'SUM', Unit: 'COUNT' },
        { Name: 'CONTACTS_HANDLED', Statistic: 'SUM', Unit: 'COUNT' },
      ],
    };
  }

  test('counts missed and handled contacts by queue', async () => {
    const rig = await connectRig({}, twoHours);

    const answer = await rig.client.getMetricData(older(rig));

    const handled = answer.MetricResults?.map(({ Collections }) => Collections?.[1]?.Value ?? 0);
    expect(answer.MetricResults?.[0]?.Dimensions?.Queue?.Id).toBeDefined();
    expect(Math.max(...(handled ?? []))).toBeGreaterThan(5);
  });

  test.each<[string, Partial<GetMetricDataRequest>, string]>([
    [
      'a time off the five-minute mark',
      { EndTime: new Date('2026-11-23T08:59:59Z') },
      'InvalidParameterException',
    ],
    [
      'more than a day ago',
      { StartTime: new Date('2026-11-21T08:00:00Z') },
      'InvalidParameterException',
    ],
    ['no queue', { Filters: {} }, 'InvalidParameterException'],
    [
      'a wrong statistic',
      { HistoricalMetrics: [{ Name: 'CONTACTS_MISSED', Statistic: 'AVG' }] },
      'InvalidParameterException',
    ],
    [
      'a metric that is not simulated',
      { HistoricalMetrics: [{ Name: 'OCCUPANCY' }] },
      'NotSimulatedException',
    ],
  ])('%s is refused', async (_, part, name) => {
    const rig = await connectRig({}, twoHours);

    const refused = await refusal(rig.client.getMetricData({ ...older(rig), ...part }));

    expect(refused.name).toBe(name);
  });
});
