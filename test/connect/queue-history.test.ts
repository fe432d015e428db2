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

async function setUp(options: Parameters<typeof setUpWorld>[0] = { instanceArn }) {
  const world = await setUpWorld(options);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const from = new Date('2026-11-03T08:30:00Z');
const about = { queueIds: ['q1'], from, serviceLevelSeconds: 30 };

const row = (Dimensions: object, values: Readonly<Record<string, number | null>> = {}) => ({
  Dimensions,
  Collections: Object.entries(values).map(([Name, Value]) => ({ Metric: { Name }, Value })),
});
const rows = (...MetricResults: readonly object[]) => ({ body: { MetricResults } });
const voice = { QUEUE: 'q1', CHANNEL: 'VOICE' };

describe('what became of the contacts of queues', () => {
  test('is asked for by queue and channel, as one total up to just before now', async () => {
    const { server, gateway } = await setUp();
    server.on('GetMetricDataV2', rows());

    await gateway.readQueueHistory(instance, about, command);

    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        ResourceArn: instanceArn,
        StartTime: from.getTime() / 1000,
        EndTime: startOfTest.getTime() / 1000 - 5,
        Filters: [{ FilterKey: 'QUEUE', FilterValues: ['q1'] }],
        Groupings: ['QUEUE', 'CHANNEL'],
        Metrics: [
          { Name: 'SERVICE_LEVEL', Threshold: [{ Comparison: 'LT', ThresholdValue: 30 }] },
          { Name: 'ABANDONMENT_RATE' },
          { Name: 'CONTACTS_QUEUED' },
          { Name: 'CONTACTS_HANDLED' },
          { Name: 'CONTACTS_ABANDONED' },
          { Name: 'AVG_QUEUE_ANSWER_TIME' },
        ],
        Interval: { IntervalPeriod: 'TOTAL' },
        MaxResults: 100,
      },
    ]);
  });

  test('is known as the service gave it, and what it left out is not known', async () => {
    const { server, gateway } = await setUp();
    server.on(
      'GetMetricDataV2',
      rows(
        row(voice, {
          SERVICE_LEVEL: 82.5,
          ABANDONMENT_RATE: 0,
          CONTACTS_QUEUED: 40,
          AVG_QUEUE_ANSWER_TIME: null,
          SOMETHING_NEW: 1,
        }),
        row({ QUEUE_ARN: `${instanceArn}/queue/q1`, CHANNEL: 'CHAT' }, { SERVICE_LEVEL: 8250 }),
        row({ QUEUE: 'q1' }, { CONTACTS_QUEUED: 3 }),
        row({ QUEUE: 'stranger', CHANNEL: 'VOICE' }, { CONTACTS_QUEUED: 3 }),
      ),
    );

    const { outcomes } = await gateway.readQueueHistory(instance, about, command);

    expect(outcomes).toEqual([
      {
        queueId: 'q1',
        channel: 'VOICE',
        serviceLevelPercent: 82.5,
        abandonmentPercent: 0,
        contactsQueued: 40,
      },
      // A percentage that cannot be one is not known.
      { queueId: 'q1', channel: 'CHAT' },
    ]);
  });

  test('is read to the last page, 100 queues at a time', async () => {
    const { server, gateway } = await setUp();
    server.on(
      'GetMetricDataV2',
      { body: { MetricResults: [row(voice)], NextToken: 't' } },
      rows(row({ QUEUE: 'q2', CHANNEL: 'VOICE' })),
      rows(row({ QUEUE: 'q120', CHANNEL: 'VOICE' })),
    );
    const queueIds = Array.from({ length: 130 }, (_, index) => `q${index}`);

    const { outcomes } = await gateway.readQueueHistory(instance, { ...about, queueIds }, command);

    expect(outcomes.map(({ queueId }) => queueId)).toEqual(['q1', 'q2', 'q120']);
    expect(server.requests.map(({ body }) => body.NextToken)).toEqual([undefined, 't', undefined]);
  });

  test('of the others is read when one queue is not there any more', async () => {
    const { server, gateway } = await setUp();
    server.on('GetMetricDataV2', ({ body }: Recorded) =>
      JSON.stringify(body.Filters).includes('gone')
        ? failure('ResourceNotFoundException', 404)
        : rows(row(voice)),
    );

    const both = { ...about, queueIds: ['gone', 'q1'] };
    const { outcomes } = await gateway.readQueueHistory(instance, both, command);
    const alone = gateway.readQueueHistory(instance, { ...about, queueIds: ['gone2'] }, command);

    expect(outcomes.map(({ queueId }) => queueId)).toEqual(['q1']);
    expect(codeOf(await failureOf(alone))).toBe('connect_not_found');
  });

  test('of a time that has just begun is unknown, without a call', async () => {
    const { server, gateway } = await setUp();

    const { outcomes } = await gateway.readQueueHistory(
      instance,
      { ...about, from: startOfTest },
      command,
    );

    expect(outcomes).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('needs the ARN of the instance, which any queue tells, once', async () => {
    const { server, gateway } = await setUp({});
    server.on('ListQueues', {
      body: { QueueSummaryList: [{ Id: 'q1', Arn: `${instanceArn}/queue/q1` }] },
    });
    server.on('GetMetricDataV2', rows());

    await gateway.readQueueHistory(instance, about, command);
    await gateway.readQueueHistory(instance, about, command);

    expect(server.requests.map(({ operation }) => operation)).toEqual([
      'ListQueues',
      'GetMetricDataV2',
      'GetMetricDataV2',
    ]);
    expect(server.requests.at(-1)?.body.ResourceArn).toBe(instanceArn);
  });

  test.each([
    ['AccessDeniedException', 403, 'connect_denied'],
    ['ThrottlingException', 429, 'connect_throttled'],
  ])('says %s as what it is', async (name, status, code) => {
    const { server, gateway } = await setUp({
      instanceArn,
      calls: { throttledRetryMs: 'never' },
    });
    server.on('GetMetricDataV2', failure(name, status));

    const failed = await failureOf(gateway.readQueueHistory(instance, about, command));

    expect(codeOf(failed)).toBe(code);
  });
});
