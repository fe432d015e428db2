import { afterEach, describe, expect, test } from '@jest/globals';
import { hour, waitFor } from '../centre/rig.ts';
import { monitor } from './monitor-rig.ts';
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

  test('a hierarchy group gives its own people only, when it is set to be exact', async () => {
    const { client, centre, server } = await connectRig();
    const north = centre.view().hierarchyGroups.find(({ name }) => name === 'North');
    const read = async () => {
      const Filters = { UserHierarchyGroups: [north?.id ?? ''] };
      const { UserDataList } = await client.getCurrentUserData({ InstanceId, Filters });
      return UserDataList?.map(({ HierarchyPath }) => HierarchyPath?.LevelThree?.Id) ?? [];
    };

    const usually = await read();
    server.configure({ hierarchyFilter: 'exact' });
    const exactly = await read();

    expect(usually.length).toBeGreaterThan(10);
    // Sam and Ada, who belong to the region itself.
    expect(exactly).toEqual([undefined, undefined]);
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

  test.each([
    [true, 1, 0],
    [false, 0, 1],
  ])('a session takes a slot: %p', async (monitorTakesSlot, active, available) => {
    const rig = await connectRig({ monitorTakesSlot });
    await monitor(rig);

    const { UserDataList } = await rig.client.getCurrentUserData({
      InstanceId,
      Filters: { Agents: [rig.user('sam.okafor').id] },
    });

    expect(UserDataList?.[0]?.Contacts?.[0]?.InitiationMethod).toBe('MONITOR');
    expect(UserDataList?.[0]?.ActiveSlotsByChannel).toMatchObject({ VOICE: active, CHAT: 0 });
    expect(UserDataList?.[0]?.AvailableSlotsByChannel).toMatchObject({ VOICE: available });
    expect(UserDataList?.[0]?.MaxSlotsByChannel).toMatchObject({ VOICE: 1 });
  });

  test('somebody may have no status', async () => {
    const { client, user, profileIds } = await connectRig({ withoutStatus: ['sam.okafor'] });

    const { UserDataList } = await client.getCurrentUserData({
      InstanceId,
      Filters: { RoutingProfiles: profileIds },
    });

    const bare = UserDataList?.filter(({ Status }) => Status === undefined);
    expect(bare?.map(({ User }) => User?.Id)).toEqual([user('sam.okafor').id]);
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

describe('pages', () => {
  /** The usernames on each page, ten rows a page, and what each says of the total. */
  async function pagesOf(settings: Parameters<typeof connectRig>[0]) {
    const { client, centre, profileIds } = await connectRig({
      userDataRowsAtMost: 10,
      ...settings,
    });
    const nameOf = (id: string | undefined) =>
      centre.view().users.find((user) => user.id === id)?.username;
    const pages: (string | undefined)[][] = [];
    const totals: (number | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await client.getCurrentUserData({
        InstanceId,
        Filters: { RoutingProfiles: profileIds },
        MaxResults: 100,
        NextToken,
      });
      pages.push((answer.UserDataList ?? []).map(({ User }) => nameOf(User?.Id)));
      totals.push(answer.ApproximateTotalCount);
      NextToken = answer.NextToken;
    } while (NextToken);
    return { pages, totals, names: pages.flat() };
  }

  test('may be smaller than was asked for', async () => {
    const { pages, totals, names } = await pagesOf({});

    expect(pages.map((page) => page.length)).toEqual([10, 10, names.length - 20]);
    expect(new Set(names).size).toBe(names.length);
    expect(totals).toEqual(Array(3).fill(names.length));
  });

  test('may show somebody twice', async () => {
    const { pages, totals, names } = await pagesOf({ onTwoPages: ['maria.lindqvist'] });

    expect(pages[0]).toContain('maria.lindqvist');
    expect(pages.at(-1)).toContain('maria.lindqvist');
    expect(totals[0]).toBe(names.length - 1);
  });

  test('may lack somebody who has gone in between, and whoever moved up past the end of a page', async () => {
    const usual = await pagesOf({});
    const [first] = usual.pages[0] ?? [];
    const [skipped] = usual.pages[1] ?? [];
    const last = usual.names.at(-1);

    const { names } = await pagesOf({ goneAfterFirstPage: [first ?? '', last ?? ''] });

    expect(names).toContain(first);
    expect(names).not.toContain(last);
    expect(names).not.toContain(skipped);
    expect(names).toHaveLength(usual.names.length - 2);
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
