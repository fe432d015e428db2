import * as sdk from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

describe('paging', () => {
  test('pages put together are the whole, each thing once', async () => {
    const { client } = await connectRig();
    const ids: (string | undefined)[] = [];

    for await (const page of sdk.paginateListUsers({ client, pageSize: 10 }, { InstanceId })) {
      ids.push(...(page.UserSummaryList?.map(({ Id }) => Id) ?? []));
    }

    expect(new Set(ids).size).toBe(27);
    expect(ids).toHaveLength(27);
  });

  test.each<[string, (client: sdk.Connect, NextToken: string) => Promise<unknown>]>([
    ['another operation', (c, NextToken) => c.listRoutingProfiles({ InstanceId, NextToken })],
    ['other parameters', (c, NextToken) => c.listQueues({ InstanceId, NextToken })],
    [
      'a token made up',
      (c) => c.listQueues({ InstanceId, QueueTypes: ['STANDARD'], NextToken: 'x' }),
    ],
  ])('a token is refused for %s', async (_, call) => {
    const { client } = await connectRig();
    const first = await client.listQueues({ InstanceId, QueueTypes: ['STANDARD'], MaxResults: 2 });

    const refused = await refusal(call(client, first.NextToken ?? ''));

    expect(refused.name).toBe('InvalidParameterException');
  });

  test('the pages of current metrics are one snapshot, and its token lives five minutes', async () => {
    const { client, clock, queueIds } = await connectRig();
    const request = {
      InstanceId,
      Filters: { Queues: queueIds },
      Groupings: ['QUEUE' as const],
      CurrentMetrics: [{ Name: 'AGENTS_ONLINE' as const }],
      MaxResults: 4,
    };
    const first = await client.getCurrentMetricData(request);
    const NextToken = first.NextToken;

    await clock.advance(299_000);
    const second = await client.getCurrentMetricData({ ...request, NextToken });
    await clock.advance(2000);
    const late = await refusal(client.getCurrentMetricData({ ...request, NextToken }));

    expect(first.ApproximateTotalCount).toBe(6);
    expect(second.MetricResults).toHaveLength(2);
    expect(second.DataSnapshotTime).toEqual(first.DataSnapshotTime);
    expect(late.name).toBe('InvalidParameterException');
  });

  test('the pages of user data are not a snapshot', async () => {
    const { client, clock, profileIds } = await connectRig();
    const Filters = { RoutingProfiles: profileIds };
    const first = await client.getCurrentUserData({ InstanceId, Filters, MaxResults: 5 });
    const before = await client.getCurrentUserData({
      InstanceId,
      Filters,
      NextToken: first.NextToken,
    });

    await clock.advance(600_000);
    const after = await client.getCurrentUserData({
      InstanceId,
      Filters,
      NextToken: first.NextToken,
    });

    expect(JSON.stringify(after.UserDataList)).not.toBe(JSON.stringify(before.UserDataList));
  });
});
