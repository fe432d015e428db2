import type {
  Channel,
  CurrentMetricName,
  GetCurrentMetricDataRequest,
  GetCurrentMetricDataResponse,
} from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { minute } from '../centre/rig.ts';
import { type ConnectRig, closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

const allChannels: Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
const named = (...names: CurrentMetricName[]) => names.map((Name) => ({ Name }));

function byQueueAndChannel(
  { queueIds }: ConnectRig,
  ...names: CurrentMetricName[]
): GetCurrentMetricDataRequest {
  return {
    InstanceId,
    Filters: { Queues: queueIds, Channels: allChannels },
    Groupings: ['QUEUE', 'CHANNEL'],
    CurrentMetrics: named(...names),
  };
}

function valueIn(
  answer: GetCurrentMetricDataResponse,
  queueId: string,
  name: CurrentMetricName,
): number | undefined {
  const row = answer.MetricResults?.find(({ Dimensions }) => Dimensions?.Queue?.Id === queueId);
  return row?.Collections?.find(({ Metric }) => Metric?.Name === name)?.Value;
}

describe('by queue and channel', () => {
  test('the numbers are those of the centre, at the time of the snapshot', async () => {
    const rig = await connectRig();
    const { id } = rig.queue('Billing');
    rig.centre.rush({ queueId: id });
    await rig.clock.advance(6 * minute);

    const answer = await rig.client.getCurrentMetricData(
      byQueueAndChannel(
        rig,
        'ESTIMATED_WAIT_TIME',
        'CONTACTS_IN_QUEUE',
        'OLDEST_CONTACT_AGE',
        'AGENTS_AVAILABLE',
      ),
    );

    const waiting = rig.centre.waiting(id, 'VOICE');
    const oldest = rig.clock.now().getTime() - (waiting[0]?.enqueuedAt?.getTime() ?? 0);
    expect(answer.DataSnapshotTime).toEqual(rig.clock.now());
    expect(valueIn(answer, id, 'CONTACTS_IN_QUEUE')).toBe(waiting.length);
    expect(valueIn(answer, id, 'ESTIMATED_WAIT_TIME')).toBe(rig.centre.estimate(id, 'VOICE'));
    expect(valueIn(answer, id, 'OLDEST_CONTACT_AGE')).toBe(Math.round(oldest / 1000));
    expect(valueIn(answer, id, 'AGENTS_AVAILABLE')).toBe(0);
  });

  test('a queue with two channels has two rows, and EMAIL, which nobody serves, none', async () => {
    const rig = await connectRig();

    const answer = await rig.client.getCurrentMetricData(byQueueAndChannel(rig, 'AGENTS_ONLINE'));

    const returns = answer.MetricResults?.filter(
      ({ Dimensions }) => Dimensions?.Queue?.Id === rig.queue('Returns').id,
    );
    expect(returns?.map(({ Dimensions }) => Dimensions?.Channel).sort()).toEqual(['CHAT', 'VOICE']);
    expect(answer.MetricResults).toHaveLength(7);
  });

  test('agents in custom status are online and not productive', async () => {
    const rig = await connectRig();
    const profile = rig.user('daniel.osei').profile.id;
    const sales = rig.centre.view().users.filter((u) => u.profile.id === profile && u.isSignedIn);
    for (const { id } of sales) rig.centre.setStatus(id, rig.status('Lunch').id);
    await rig.clock.advance(30 * minute);

    const answer = await rig.client.getCurrentMetricData(
      byQueueAndChannel(
        rig,
        'AGENTS_ONLINE',
        'AGENTS_STAFFED',
        'AGENTS_NON_PRODUCTIVE',
        'ESTIMATED_WAIT_TIME',
      ),
    );

    const { id } = rig.queue('Sales');
    expect(valueIn(answer, id, 'AGENTS_ONLINE')).toBe(sales.length);
    expect(valueIn(answer, id, 'AGENTS_STAFFED')).toBe(0);
    expect(valueIn(answer, id, 'AGENTS_NON_PRODUCTIVE')).toBe(sales.length);
    expect(valueIn(answer, id, 'ESTIMATED_WAIT_TIME')).toBeUndefined();
  });

  test('rows are sorted by AGENTS_ONLINE, most first, unless asked otherwise', async () => {
    const rig = await connectRig();
    const request = byQueueAndChannel(rig, 'AGENTS_ONLINE');
    const numbers = (answer: GetCurrentMetricDataResponse) =>
      answer.MetricResults?.map(({ Collections }) => Collections?.[0]?.Value ?? 0) ?? [];

    const usual = numbers(await rig.client.getCurrentMetricData(request));
    const other = numbers(
      await rig.client.getCurrentMetricData({
        ...request,
        SortCriteria: [{ SortByMetric: 'AGENTS_ONLINE', SortOrder: 'ASCENDING' }],
      }),
    );

    expect(usual).toEqual([...usual].sort((one, two) => two - one));
    expect(other).toEqual([...usual].sort((one, two) => one - two));
  });
});

describe('other groupings', () => {
  test('without groupings there is one row, whose oldest age is in milliseconds', async () => {
    const rig = await connectRig();
    const { id } = rig.queue('Billing');
    rig.centre.rush({ queueId: id });
    await rig.clock.advance(6 * minute);
    const request = {
      InstanceId,
      Filters: { Queues: [id] },
      CurrentMetrics: [{ Name: 'OLDEST_CONTACT_AGE' as const, Unit: 'SECONDS' as const }],
    };

    const ungrouped = await rig.client.getCurrentMetricData(request);
    const grouped = await rig.client.getCurrentMetricData({ ...request, Groupings: ['QUEUE'] });

    const [row] = ungrouped.MetricResults ?? [];
    const seconds = valueIn(grouped, id, 'OLDEST_CONTACT_AGE') ?? 0;
    expect(row?.Collections?.[0]?.Metric?.Unit).toBe('SECONDS');
    expect(Math.round((row?.Collections?.[0]?.Value ?? 0) / 1000)).toBe(seconds);
    expect(seconds).toBeGreaterThan(0);
  });

  test('by agent status and by routing profile', async () => {
    const rig = await connectRig();
    const { id } = rig.queue('Billing');

    const byStatus = await rig.client.getCurrentMetricData({
      InstanceId,
      Filters: { Queues: [id] },
      Groupings: ['QUEUE', 'AGENT_STATUS'],
      CurrentMetrics: named('AGENTS_ONLINE'),
    });
    const byProfile = await rig.client.getCurrentMetricData({
      InstanceId,
      Filters: { RoutingProfiles: rig.profileIds },
      Groupings: ['ROUTING_PROFILE'],
      CurrentMetrics: named('AGENTS_ONLINE', 'CONTACTS_IN_QUEUE'),
    });

    expect(byStatus.MetricResults?.map(({ Dimensions }) => Dimensions?.AgentStatus?.Id)).toContain(
      rig.status('Available').id,
    );
    expect(byProfile.MetricResults).toHaveLength(4);
  });

  test('routing steps are accepted and have no data here', async () => {
    const rig = await connectRig();

    const answer = await rig.client.getCurrentMetricData({
      InstanceId,
      Filters: {
        Queues: [rig.queue('Billing').id],
        Channels: ['VOICE'],
        RoutingStepExpressions: ['(x > 1)'],
      },
      Groupings: ['ROUTING_STEP_EXPRESSION'],
      CurrentMetrics: named('ESTIMATED_WAIT_TIME'),
    });

    expect(answer.MetricResults).toEqual([]);
  });
});

describe('rules', () => {
  const q = { Queues: ['Q'] };
  const rules: [string, Partial<GetCurrentMetricDataRequest>][] = [
    ['queues and routing profiles together', { Filters: { ...q, RoutingProfiles: ['R'] } }],
    ['neither queues nor routing profiles', { Filters: {} }],
    [
      'grouping by channel without a channel filter',
      { Filters: q, Groupings: ['QUEUE', 'CHANNEL'] },
    ],
    ['agent status first', { Filters: q, Groupings: ['AGENT_STATUS', 'QUEUE'] }],
    [
      'agent status with another metric',
      { Filters: q, Groupings: ['QUEUE', 'AGENT_STATUS'], CurrentMetrics: named('AGENTS_STAFFED') },
    ],
    [
      'contacts by routing profile with a queue filter',
      { Filters: q, Groupings: ['ROUTING_PROFILE'], CurrentMetrics: named('CONTACTS_IN_QUEUE') },
    ],
    ['grouping by steps without steps', { Filters: q, Groupings: ['ROUTING_STEP_EXPRESSION'] }],
    ['the same grouping twice', { Filters: q, Groupings: ['QUEUE', 'QUEUE'] }],
    [
      'an estimate by queue alone',
      { Filters: q, Groupings: ['QUEUE'], CurrentMetrics: named('ESTIMATED_WAIT_TIME') },
    ],
    ['an estimate without groupings', { Filters: q, CurrentMetrics: named('ESTIMATED_WAIT_TIME') }],
    [
      'a wrong unit',
      { Filters: q, CurrentMetrics: [{ Name: 'OLDEST_CONTACT_AGE', Unit: 'COUNT' }] },
    ],
    ['no metric', { Filters: q, CurrentMetrics: [] }],
    ['sorting by slots', { Filters: q, SortCriteria: [{ SortByMetric: 'SLOTS_ACTIVE' }] }],
    ['101 queues', { Filters: { Queues: Array(101).fill('Q') } }],
    ['a channel of another world', { Filters: { ...q, Channels: ['FAX' as Channel] } }],
    ['101 results', { Filters: q, MaxResults: 101 }],
  ];

  test.each(rules)('%s is refused', async (_, part) => {
    const { client } = await connectRig();

    const refused = await refusal(
      client.getCurrentMetricData({
        InstanceId,
        Filters: q,
        CurrentMetrics: named('AGENTS_ONLINE'),
        ...part,
      }),
    );

    expect(refused).toMatchObject({ name: 'InvalidParameterException', status: 400 });
  });

  test('the whole instance is read without a filter when so set', async () => {
    const { client } = await connectRig({ emptyMetricFilter: 'whole-instance' });

    const answer = await client.getCurrentMetricData({
      InstanceId,
      Filters: {},
      CurrentMetrics: named('AGENTS_ONLINE'),
    });

    expect(answer.MetricResults?.[0]?.Collections?.[0]?.Value).toBeGreaterThan(10);
  });
});

describe('an estimate that is not there', () => {
  test.each([
    ['absent', { neverSure: true }, 7],
    ['null', { neverSure: true, unsureEstimate: 'null' as const }, 7],
    ['a row that is missing', { neverSure: true, unsureEstimate: 'no-row' as const }, 0],
    ['on Basic, absent', { edition: 'basic' as const, basicEstimate: 'absent' as const }, 7],
  ])('%s', async (_, settings, rows) => {
    const rig = await connectRig(settings);

    const answer = await rig.client.getCurrentMetricData(
      byQueueAndChannel(rig, 'ESTIMATED_WAIT_TIME'),
    );

    const values = answer.MetricResults?.map(({ Collections }) => Collections?.[0]?.Value);
    expect(values).toEqual(Array(rows).fill(undefined));
  });

  test.each([
    ['on Basic', { edition: 'basic' as const }],
    ['mixed with other metrics', { mixedEstimate: 'refused' as const }],
  ])('%s it is refused when so set', async (_, settings) => {
    const rig = await connectRig(settings);

    const refused = await refusal(
      rig.client.getCurrentMetricData(
        byQueueAndChannel(rig, 'ESTIMATED_WAIT_TIME', 'CONTACTS_IN_QUEUE'),
      ),
    );

    expect(refused.name).toBe('InvalidParameterException');
  });
});

describe('a queue that was deleted', () => {
  test.each(['refused', 'left-out'] as const)(
    'is in no list, has no hours and no figures, and in a filter it is %s',
    async (unknownInFilter) => {
      const rig = await connectRig({ unknownInFilter });
      const { client, centre, queueIds } = rig;
      const { id } = rig.queue('Sales');
      centre.deleteQueue(id);

      const names = await client.listQueues({ InstanceId, QueueTypes: ['STANDARD'] });
      const hours = await client.searchQueues({ InstanceId });
      const metrics = client.getCurrentMetricData(byQueueAndChannel(rig, 'AGENTS_ONLINE'));

      expect(names.QueueSummaryList?.map(({ Id }) => Id)).not.toContain(id);
      expect(hours.Queues?.map(({ QueueId }) => QueueId)).not.toContain(id);
      if (unknownInFilter === 'refused') {
        expect((await refusal(metrics)).name).toBe('ResourceNotFoundException');
      } else {
        const rows = (await metrics).MetricResults ?? [];
        expect(rows.length).toBeGreaterThan(queueIds.length / 2);
        expect(rows.map(({ Dimensions }) => Dimensions?.Queue?.Id)).not.toContain(id);
      }
    },
  );

  test('cuts off who waits in it, and takes nobody in any more', async () => {
    const rig = await connectRig();
    const { centre, clock } = rig;
    const { id } = rig.queue('Sales');
    centre.rush({ queueId: id, contacts: 60, minutes: 1 });
    await clock.advance(2 * minute);
    const waiting = centre.waiting(id, 'VOICE').map((contact) => contact.id);
    centre.deleteQueue(id);
    await clock.advance(10 * minute);

    expect(waiting.length).toBeGreaterThan(0);
    expect(centre.waiting(id, 'VOICE')).toEqual([]);
    expect(waiting.map((contact) => centre.view().contacts.get(contact)?.stage)).toEqual(
      waiting.map(() => 'ended'),
    );
  });
});

test('pages may be smaller than asked for, and their tokens live as long as is set', async () => {
  const rig = await connectRig({ currentMetricRowsAtMost: 2, metricTokenSeconds: 60 });
  const { client, clock } = rig;
  const request = byQueueAndChannel(rig, 'AGENTS_ONLINE');

  const first = await client.getCurrentMetricData({ ...request, MaxResults: 100 });
  await clock.advance(59_000);
  const second = await client.getCurrentMetricData({
    ...request,
    MaxResults: 100,
    NextToken: first.NextToken,
  });
  await clock.advance(61_000);
  const third = client.getCurrentMetricData({
    ...request,
    MaxResults: 100,
    NextToken: second.NextToken,
  });

  expect([first, second].map(({ MetricResults }) => MetricResults?.length)).toEqual([2, 2]);
  expect((await refusal(third)).name).toBe('InvalidParameterException');
});
