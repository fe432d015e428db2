import { afterEach, describe, expect, test } from '@jest/globals';
import { codeOf } from '../../src/domain/errors.ts';
import {
  command,
  failureOf,
  instance,
  instanceArn,
  setUpWorld,
  startOfTest,
  type World,
} from './connect-world.ts';
import { failure, type Recorded } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp(options?: Parameters<typeof setUpWorld>[0]) {
  const world = await setUpWorld(options);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

describe('setting a status', () => {
  const change = { userId: 'u1', statusId: 's1' };

  test('names the user in the path and the status in the body', async () => {
    const { server, gateway } = await setUp();
    server.on('PutUserStatus', {});

    await gateway.setStatus(instance, change, command);

    expect(server.requests.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: `/users/${instance}/u1/status`, body: { AgentStatusId: 's1' } },
    ]);
  });

  test('is tried once more after a failure of the service, since twice is once', async () => {
    const { server, gateway } = await setUp();
    server.on('PutUserStatus', failure('InternalServiceException', 500), {});

    await gateway.setStatus(instance, change, command);

    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['AccessDeniedException', 403, 'connect_denied'],
    ['ResourceNotFoundException', 404, 'connect_not_found'],
    ['InvalidRequestException', 400, 'connect_bad_request'],
  ] as const)('says what %s means', async (name, status, code) => {
    const { server, gateway } = await setUp();
    server.on('PutUserStatus', failure(name, status));

    expect(codeOf(await failureOf(gateway.setStatus(instance, change, command)))).toBe(code);
  });
});

describe('missed offers', () => {
  const from = new Date('2026-11-03T00:00:00Z');
  const row = (Dimensions: object, Value?: number | null) => ({
    Dimensions,
    Collections: [{ Metric: { Name: 'AGENT_NON_RESPONSE' }, Value }],
  });
  const rows = (...MetricResults: readonly object[]) => ({ body: { MetricResults } });
  const configured = { instanceArn };

  test('are asked for by agent, as one total up to just before now', async () => {
    const { server, gateway } = await setUp(configured);
    server.on('GetMetricDataV2', rows());

    await gateway.readMissed(instance, { userIds: ['u1', 'u2'], from }, command);

    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        ResourceArn: instanceArn,
        StartTime: from.getTime() / 1000,
        EndTime: startOfTest.getTime() / 1000 - 5,
        Filters: [{ FilterKey: 'AGENT', FilterValues: ['u1', 'u2'] }],
        Groupings: ['AGENT'],
        Metrics: [{ Name: 'AGENT_NON_RESPONSE' }],
        Interval: { IntervalPeriod: 'TOTAL' },
        MaxResults: 100,
      },
    ]);
  });

  test('are asked for by queue in the same way, each with what it has', async () => {
    const { server, gateway } = await setUp(configured);
    server.on(
      'GetMetricDataV2',
      rows(
        row({ QUEUE: 'q1', QUEUE_ARN: `${instanceArn}/queue/q1` }, 4),
        row({ QUEUE_ARN: `${instanceArn}/queue/q2` }, 0),
        row({ QUEUE: 'q3' }),
        row({ QUEUE: 'stranger' }, 9),
      ),
    );
    const about = { queueIds: ['q1', 'q2', 'q3'], from };

    const { byQueueId } = await gateway.readMissedOfQueues(instance, about, command);

    expect([...byQueueId]).toEqual([
      ['q1', 4],
      ['q2', 0],
    ]);
    expect(server.requests[0]?.body).toMatchObject({
      Filters: [{ FilterKey: 'QUEUE', FilterValues: ['q1', 'q2', 'q3'] }],
      Groupings: ['QUEUE'],
      Metrics: [{ Name: 'AGENT_NON_RESPONSE' }],
    });
  });

  test.each<[string, object]>([
    ['an id', { AGENT: 'u1', AGENT_ARN: `${instanceArn}/agent/u1` }],
    ['an ARN in its place', { AGENT: `${instanceArn}/agent/u1` }],
    ['an ARN alone', { AGENT_ARN: `${instanceArn}/agent/u1` }],
  ])('are known by %s', async (_, dimensions) => {
    const { server, gateway } = await setUp(configured);
    server.on('GetMetricDataV2', rows(row(dimensions, 3)));

    const { byUserId } = await gateway.readMissed(instance, { userIds: ['u1'], from }, command);

    expect([...byUserId]).toEqual([['u1', 3]]);
  });

  test('have no entry without a value, without a row, or of somebody nobody asked for', async () => {
    const { server, gateway } = await setUp(configured);
    server.on(
      'GetMetricDataV2',
      rows(
        row({ AGENT: 'null' }, null),
        row({ AGENT: 'absent' }),
        row({}, 4),
        row({ AGENT: 'stranger' }, 5),
        {
          Dimensions: { AGENT: 'other-metric' },
          Collections: [{ Metric: { Name: 'X' }, Value: 6 }],
        },
        row({ AGENT: 'zero' }, 0),
      ),
    );
    const userIds = ['null', 'absent', 'zero', 'no-row', 'other-metric'];

    const { byUserId } = await gateway.readMissed(instance, { userIds, from }, command);

    expect([...byUserId]).toEqual([['zero', 0]]);
  });

  test('are read to the last page, 100 agents at a time', async () => {
    const { server, gateway } = await setUp(configured);
    const userIds = Array.from({ length: 130 }, (_, i) => `u${i}`);
    server.on(
      'GetMetricDataV2',
      { body: { MetricResults: [row({ AGENT: 'u1' }, 1)], NextToken: 't' } },
      rows(row({ AGENT: 'u2' }, 2)),
      rows(row({ AGENT: 'u120' }, 3)),
    );

    const { byUserId } = await gateway.readMissed(instance, { userIds, from }, command);

    expect([...byUserId]).toEqual([
      ['u1', 1],
      ['u2', 2],
      ['u120', 3],
    ]);
    expect(server.requests.map(({ body }) => body.NextToken)).toEqual([undefined, 't', undefined]);
  });

  test('of the others are read when one agent is not there any more', async () => {
    const { server, gateway } = await setUp(configured);
    server.on('GetMetricDataV2', ({ body }: Recorded) =>
      JSON.stringify(body.Filters).includes('gone')
        ? failure('ResourceNotFoundException', 404)
        : rows(row({ AGENT: 'u1' }, 1)),
    );

    const about = { userIds: ['gone', 'u1'], from };
    const { byUserId } = await gateway.readMissed(instance, about, command);

    expect([...byUserId]).toEqual([['u1', 1]]);
  });

  test('of a day that has just begun are unknown, without a call', async () => {
    const { server, gateway } = await setUp();

    const about = { userIds: ['u1'], from: startOfTest };
    const { byUserId } = await gateway.readMissed(instance, about, command);

    expect([...byUserId]).toEqual([]);
    expect(server.requests).toEqual([]);
  });
});

describe('the ARN of the instance', () => {
  const about = { userIds: ['u1'], from: new Date('2026-11-03T00:00:00Z') };
  const asked = (world: World) => world.server.requests.map(({ operation }) => operation);
  const arnAsked = ({ server }: World) => server.requests.at(-1)?.body.ResourceArn;
  const Arn = `${instanceArn}/agent/u1`;

  async function setUpUnknown() {
    const world = await setUp();
    world.server.on('GetMetricDataV2', { body: { MetricResults: [] } });
    world.server.on('DescribeUser', { body: { User: { Id: 'u1', Arn, Username: 'maria' } } });
    return world;
  }

  test('is learned from a reading of agents', async () => {
    const world = await setUpUnknown();
    world.server.on('GetCurrentUserData', {
      body: { UserDataList: [{ User: { Id: 'u0' } }, { User: { Arn } }] },
    });
    const everyone = { kind: 'routing-profiles', ids: ['p'] } as const;

    await world.gateway.readAgents(instance, everyone, command);
    await world.gateway.readMissed(instance, about, command);

    expect(arnAsked(world)).toBe(instanceArn);
    expect(asked(world)).toEqual(['GetCurrentUserData', 'GetMetricDataV2']);
  });

  test('is learned from a search for users', async () => {
    const world = await setUpUnknown();
    world.server.on('SearchUsers', { body: { Users: [{ Id: 'u1', Arn, Username: 'maria' }] } });

    await world.gateway.findUsers(instance, ['maria'], command);
    await world.gateway.readMissed(instance, about, command);

    expect(arnAsked(world)).toBe(instanceArn);
    expect(asked(world)).toEqual(['SearchUsers', 'GetMetricDataV2']);
  });

  test('is asked for by the agent once, when nothing told it', async () => {
    const world = await setUpUnknown();

    await world.gateway.readMissed(instance, about, command);
    await world.gateway.readMissed(instance, about, command);

    expect(arnAsked(world)).toBe(instanceArn);
    expect(asked(world)).toEqual(['DescribeUser', 'GetMetricDataV2', 'GetMetricDataV2']);
  });

  test('of another instance is not taken for this one’s', async () => {
    const other = 'arn:aws:connect:us-east-1:999999999999:instance/other';
    const world = await setUp({ instanceArn: other });
    world.server.on('DescribeUser', { body: { User: { Id: 'u1', Arn: `${other}/agent/u1` } } });

    const code = codeOf(await failureOf(world.gateway.readMissed(instance, about, command)));

    expect(code).toBe('connect_not_found');
    expect(asked(world)).toEqual(['DescribeUser']);
  });
});
