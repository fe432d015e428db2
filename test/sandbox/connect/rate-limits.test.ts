import type * as sdk from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

describe('rate limits', () => {
  const searched = (client: sdk.Connect) =>
    client.searchContacts({
      InstanceId,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: new Date('2026-11-23T08:00:00Z'),
        EndTime: new Date('2026-11-23T09:00:00Z'),
      },
    });

  test.each<[string, number, number, (client: sdk.Connect) => Promise<unknown>]>([
    ['ListUsers', 5, 2, (c) => c.listUsers({ InstanceId })],
    [
      'GetCurrentMetricData',
      8,
      5,
      (c) =>
        c.getCurrentMetricData({
          InstanceId,
          Filters: {},
          CurrentMetrics: [{ Name: 'AGENTS_ONLINE' }],
        }),
    ],
    [
      'GetMetricData',
      8,
      5,
      (c) =>
        c.getMetricData({
          InstanceId,
          StartTime: new Date(0),
          EndTime: new Date(0),
          Filters: {},
          HistoricalMetrics: [],
        }),
    ],
    [
      'GetMetricDataV2',
      10,
      10,
      (c) =>
        c.getMetricDataV2({
          ResourceArn: '',
          StartTime: new Date(0),
          EndTime: new Date(0),
          Filters: [],
          Metrics: [],
        }),
    ],
    ['SearchContacts', 1, 0.5, searched],
    ['DescribeContact', 15, 10, (c) => c.describeContact({ InstanceId, ContactId: 'x' })],
  ])('%s takes %d at once and %d a second after', async (_, burst, perSecond, call) => {
    const { client, clock } = await connectRig({ rateLimits: true });
    const isLetIn = async () => {
      const outcome = await call(client).then(
        () => 'answered',
        (error: Error) => error.name,
      );
      return outcome !== 'ThrottlingException';
    };
    const count = async (times: number) => {
      let letIn = 0;
      for (let index = 0; index < times; index++) letIn += (await isLetIn()) ? 1 : 0;
      return letIn;
    };

    const atOnce = await count(burst + 1);
    await clock.advance(2000);
    const later = await count(2 * perSecond + 1);

    expect(atOnce).toBe(burst);
    expect(later).toBe(Math.min(2 * perSecond, burst));
  });

  test('one operation’s bucket is not another’s, and the refusal may have either name', async () => {
    const { client } = await connectRig({
      rateLimits: true,
      throttleAs: 'TooManyRequestsException',
    });
    for (let index = 0; index < 5; index++) await client.listUsers({ InstanceId });

    const refused = await refusal(client.listUsers({ InstanceId }));

    expect(refused).toEqual({
      name: 'TooManyRequestsException',
      message: 'Rate exceeded',
      status: 429,
    });
    await expect(client.listQueues({ InstanceId })).resolves.toBeDefined();
  });
});
