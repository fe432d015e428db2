import { afterEach, describe, expect, test } from '@jest/globals';
import { hour, waitFor } from '../centre/rig.ts';
import { closeRigs, connectRig, InstanceId, instanceArn, refusal } from './rig.ts';

afterEach(closeRigs);

describe('who is shown', () => {
  test('all routing profiles together give everybody who is signed in', async () => {
    const { client, centre, profileIds } = await connectRig();

    const answer = await client.getCurrentUserData({
      InstanceId,
      Filters: { RoutingProfiles: profileIds },
    });

    const signedIn = centre.view().users.filter(({ isSignedIn }) => isSignedIn);
    expect(answer.UserDataList?.map(({ User }) => User?.Id)).toEqual(signedIn.map(({ id }) => id));
    expect(answer.ApproximateTotalCount).toBe(signedIn.length);
  });

  test('a queue gives the agents whose profile serves it, ids and ARNs alike', async () => {
    const { client, queue, user } = await connectRig();
    const { id } = queue('Billing');
    const read = async (idOrArn: string) => {
      const Filters = { Queues: [idOrArn] };
      const { UserDataList } = await client.getCurrentUserData({ InstanceId, Filters });
      return UserDataList?.map(({ User }) => User?.Id);
    };

    expect(await read(id)).toContain(user('maria.lindqvist').id);
    expect(await read(id)).not.toContain(user('daniel.osei').id);
    expect(await read(`${instanceArn}/queue/${id}`)).toEqual(await read(id));
  });

  test('a hierarchy group gives everybody below it', async () => {
    const { client, centre, user } = await connectRig();
    const group = centre.view().hierarchyGroups.find(({ name }) => name === 'Porto');

    const { UserDataList } = await client.getCurrentUserData({
      InstanceId,
      Filters: { UserHierarchyGroups: [group?.id ?? ''] },
    });

    const teams = UserDataList?.map(({ HierarchyPath }) => HierarchyPath?.LevelThree?.Id);
    expect(new Set(teams)).toEqual(new Set([group?.id]));
    expect(UserDataList?.map(({ User }) => User?.Id)).toContain(user('mateus.costa').id);
  });

  test('who went home is shown as offline for a while and then no more', async () => {
    const rig = await connectRig({}, { localHourAtStart: 15 });
    const { centre, client, clock } = rig;
    const left = await waitFor(rig, () =>
      centre.view().users.find(({ visibleUntil }) => visibleUntil && visibleUntil > clock.now()),
    );
    const read = async () => {
      const Filters = { Agents: [left.id] };
      const { UserDataList } = await client.getCurrentUserData({ InstanceId, Filters });
      return UserDataList?.map(({ Status }) => Status?.StatusName);
    };

    const soon = await read();
    await clock.advance(hour / 6);

    expect(soon).toEqual(['Offline']);
    expect(await read()).toEqual([]);
  });
});

describe('what is shown of an agent', () => {
  test('the status does not change with a contact; the contact has its state, times and queue', async () => {
    const { client, centre } = await connectRig();
    const busy = centre
      .view()
      .users.find(({ held }) => held[0]?.state === 'CONNECTED' && held[0].channel === 'VOICE');

    const { UserDataList } = await client.getCurrentUserData({
      InstanceId,
      Filters: { Agents: [busy?.id ?? ''] },
    });

    const [data] = UserDataList ?? [];
    const [held] = busy?.held ?? [];
    expect(data?.Status?.StatusName).toBe('Available');
    expect(data?.Contacts?.[0]).toMatchObject({
      ContactId: held?.contactId,
      AgentContactState: 'CONNECTED',
      StateStartTimestamp: held?.stateSince,
      ConnectedToAgentTimestamp: held?.connectedAt,
      Queue: { Id: held?.queueId },
    });
    expect(data?.ActiveSlotsByChannel).toEqual({ VOICE: 1 });
    expect(data?.AvailableSlotsByChannel).toEqual({ VOICE: 0 });
    expect(data?.MaxSlotsByChannel).toEqual({ VOICE: 1 });
  });

  test('a paused task has a state that the enumeration does not know', async () => {
    const rig = await connectRig();
    const paused = await waitFor(rig, () =>
      rig.centre.view().users.find(({ held }) => held.some(({ state }) => state === 'PAUSED')),
    );

    const { UserDataList } = await rig.client.getCurrentUserData({
      InstanceId,
      Filters: { Agents: [paused.id] },
    });

    expect(UserDataList?.[0]?.Contacts?.map((one) => String(one.AgentContactState))).toContain(
      'PAUSED',
    );
  });

  test('a next status is named', async () => {
    const { client, centre, status } = await connectRig();
    const busy = centre
      .view()
      .users.find(({ held, nextStatusId }) => held[0]?.state === 'CONNECTED' && !nextStatusId);
    centre.setStatus(busy?.id ?? '', status('Lunch').id);

    const { UserDataList } = await client.getCurrentUserData({
      InstanceId,
      Filters: { Agents: [busy?.id ?? ''] },
    });

    expect(UserDataList?.[0]).toMatchObject({
      NextStatus: 'Lunch',
      Status: { StatusName: 'Available' },
    });
  });

  test('with a lag the data is as old as that and no older', async () => {
    const { client, clock, profileIds } = await connectRig({ userDataLagSeconds: 8 });
    const read = async () => {
      const Filters = { RoutingProfiles: profileIds };
      return JSON.stringify(
        (await client.getCurrentUserData({ InstanceId, Filters })).UserDataList,
      );
    };

    const first = await read();
    await clock.advance(7000);
    const within = await read();
    await clock.advance(60_000);

    expect(within).toBe(first);
    expect(await read()).not.toBe(first);
  });
});

describe('filters', () => {
  test.each([
    ['none', {}],
    ['only a contact filter', { ContactFilter: { ContactStates: ['CONNECTED' as const] } }],
    ['two', { Queues: ['q'], Agents: ['a'] }],
  ])('%s is refused, as either of two classes', async (_, Filters) => {
    const { client, server } = await connectRig();

    const usual = await refusal(client.getCurrentUserData({ InstanceId, Filters }));
    server.configure({ filterCountError: 'InvalidRequestException' });
    const other = await refusal(client.getCurrentUserData({ InstanceId, Filters }));

    expect(usual).toMatchObject({ name: 'InvalidParameterException', status: 400 });
    expect(other).toMatchObject({ name: 'InvalidRequestException', status: 400 });
  });

  test('a contact filter drops agents or only trims their contacts, as set', async () => {
    const { client, server, profileIds } = await connectRig();
    const Filters = {
      RoutingProfiles: profileIds,
      ContactFilter: { ContactStates: ['CONNECTED' as const] },
    };

    const dropped = await client.getCurrentUserData({ InstanceId, Filters });
    server.configure({ contactFilter: 'trims' });
    const trimmed = await client.getCurrentUserData({ InstanceId, Filters });

    expect(dropped.UserDataList?.every(({ Contacts }) => Contacts?.length)).toBe(true);
    expect(trimmed.UserDataList?.length).toBeGreaterThan(dropped.UserDataList?.length ?? 0);
  });

  test('an unknown id is not found', async () => {
    const { client } = await connectRig();

    const refused = await refusal(
      client.getCurrentUserData({ InstanceId, Filters: { Queues: ['nothing'] } }),
    );

    expect(refused.name).toBe('ResourceNotFoundException');
  });
});
