import { afterEach, describe, expect, test } from '@jest/globals';
import { closeRigs, connectRig, InstanceId, instanceArn, refusal } from './rig.ts';

afterEach(closeRigs);

describe('lists', () => {
  test('queues come with the agents’ own, which have no name, unless a type is asked for', async () => {
    const { client, queueIds } = await connectRig();

    const mixed = await client.listQueues({ InstanceId });
    const standard = await client.listQueues({ InstanceId, QueueTypes: ['STANDARD'] });

    const noise = mixed.QueueSummaryList?.filter(({ QueueType }) => QueueType === 'AGENT') ?? [];
    expect(noise).toHaveLength(27);
    expect(noise.every(({ Name }) => Name === undefined)).toBe(true);
    expect(standard.QueueSummaryList?.map(({ Id }) => Id)).toEqual(queueIds);
  });

  test('both queue types are asked for by repeating the query key', async () => {
    const { client } = await connectRig();

    const all = await client.listQueues({ InstanceId, QueueTypes: ['STANDARD', 'AGENT'] });

    expect(all.QueueSummaryList).toHaveLength(33);
  });

  test('agent statuses are filtered by type', async () => {
    const { client } = await connectRig();

    const custom = await client.listAgentStatuses({ InstanceId, AgentStatusTypes: ['CUSTOM'] });

    expect(custom.AgentStatusSummaryList?.map(({ Name }) => Name)).toEqual([
      'Lunch',
      'Break',
      'Training',
    ]);
  });

  test('users, profiles, groups, hours and the instance are listed', async () => {
    const { client } = await connectRig();

    const [users, profiles, groups, hours, instances] = [
      await client.listUsers({ InstanceId }),
      await client.listRoutingProfiles({ InstanceId }),
      await client.listUserHierarchyGroups({ InstanceId }),
      await client.listHoursOfOperations({ InstanceId }),
      await client.listInstances({}),
    ];

    expect(users.UserSummaryList?.map(({ Username }) => Username)).toContain('maria.lindqvist');
    expect(profiles.RoutingProfileSummaryList).toHaveLength(5);
    expect(groups.UserHierarchyGroupSummaryList).toHaveLength(12);
    expect(hours.HoursOfOperationSummaryList).toHaveLength(2);
    expect(instances.InstanceSummaryList?.[0]?.Arn).toBe(instanceArn);
  });

  test('the permissions of a security profile come in pages', async () => {
    const { client, user } = await connectRig();
    const [SecurityProfileId] = user('lea.brandt').securityProfileIds;

    const first = await client.listSecurityProfilePermissions({
      InstanceId,
      SecurityProfileId,
      MaxResults: 3,
    });
    const second = await client.listSecurityProfilePermissions({
      InstanceId,
      SecurityProfileId,
      NextToken: first.NextToken,
    });

    const all = [...(first.Permissions ?? []), ...(second.Permissions ?? [])];
    expect(first.Permissions).toHaveLength(3);
    expect(all).toContain('ManagerListenIn');
    expect(all).not.toContain('ManagerBargeIn');
  });
});

describe('searches', () => {
  test.each([
    ['Username', 'maria.lindqvist', 'EXACT', ['maria.lindqvist']],
    ['Username', 'MARIA.LINDQVIST', 'EXACT', ['maria.lindqvist']],
    ['Username', 'maria', 'EXACT', []],
    ['FirstName', 'Ma', 'STARTS_WITH', ['maria.lindqvist', 'mateus.costa']],
    ['LastName', 'ff', 'CONTAINS', []],
    ['LastName', 'novak', 'CONTAINS', ['ada.novak']],
  ] as const)('users by %s %s %s', async (FieldName, Value, ComparisonType, usernames) => {
    const { client } = await connectRig();

    const found = await client.searchUsers({
      InstanceId,
      SearchCriteria: { StringCondition: { FieldName, Value, ComparisonType } },
    });

    expect(found.Users?.map(({ Username }) => Username)).toEqual(usernames);
    expect(found.ApproximateTotalCount).toBe(usernames.length);
  });

  test('users of a group, with and without the groups below it', async () => {
    const { client, centre } = await connectRig();
    const Value = centre.view().hierarchyGroups.find(({ name }) => name === 'Hamburg')?.id;
    const under = async (HierarchyGroupMatchType: 'EXACT' | 'WITH_CHILD_GROUPS') => {
      const SearchCriteria = { HierarchyGroupCondition: { Value, HierarchyGroupMatchType } };
      return (await client.searchUsers({ InstanceId, SearchCriteria })).ApproximateTotalCount;
    };

    expect(await under('EXACT')).toBe(0);
    expect(await under('WITH_CHILD_GROUPS')).toBe(19);
  });

  test('conditions nest', async () => {
    const { client } = await connectRig();
    const named = (Value: string) => ({ StringCondition: { FieldName: 'FirstName', Value } });

    const either = await client.searchUsers({
      InstanceId,
      SearchCriteria: { OrConditions: [named('Sam'), named('Lea')] },
    });
    const both = await client.searchUsers({
      InstanceId,
      SearchCriteria: { AndConditions: [named('Sam'), named('Lea')] },
    });

    expect(either.Users).toHaveLength(2);
    expect(both.Users).toEqual([]);
  });

  test('names and security profiles come with the search, the e-mail only with DescribeUser', async () => {
    const { client, user } = await connectRig();

    const found = await client.searchUsers({ InstanceId, MaxResults: 500 });
    const bobby = found.Users?.find(({ Username }) => Username === 'bobby.tables');
    const described = await client.describeUser({ InstanceId, UserId: user('bobby.tables').id });

    expect(bobby?.IdentityInfo).toEqual({ FirstName: '<!channel>', LastName: '& "Bobby"' });
    expect(bobby?.SecurityProfileIds).toHaveLength(1);
    expect(described.User?.IdentityInfo?.Email).toBe('bobby.tables@harbour.test');
  });

  test('queues and routing profiles are found by name', async () => {
    const { client } = await connectRig();
    const SearchCriteria = {
      StringCondition: { FieldName: 'name', Value: 'Bill', ComparisonType: 'STARTS_WITH' as const },
    };

    const queues = await client.searchQueues({ InstanceId, SearchCriteria });
    const profiles = await client.searchRoutingProfiles({ InstanceId, SearchCriteria });

    expect(queues.Queues?.map(({ Name }) => Name)).toEqual(['Billing']);
    expect(profiles.RoutingProfiles?.[0]?.NumberOfAssociatedUsers).toBe(7);
    expect(profiles.RoutingProfiles?.[0]?.MediaConcurrencies?.[0]).toMatchObject({
      Channel: 'VOICE',
      Concurrency: 1,
    });
  });

  test('what the simulator cannot search by is refused, not ignored', async () => {
    const { client } = await connectRig();

    const byTag = await refusal(
      client.searchUsers({
        InstanceId,
        SearchFilter: { TagFilter: { TagCondition: { TagKey: 'team' } } },
      }),
    );
    const byField = await refusal(
      client.searchUsers({
        InstanceId,
        SearchCriteria: { StringCondition: { FieldName: 'Email', Value: 'x' } },
      }),
    );

    expect(byTag.name).toBe('NotSimulatedException');
    expect(byField.name).toBe('InvalidParameterException');
  });
});

describe('descriptions', () => {
  test('a hierarchy group carries its path of five named levels', async () => {
    const { client, user } = await connectRig();
    const HierarchyGroupId = user('maria.lindqvist').hierarchyGroupId;

    const { HierarchyGroup } = await client.describeUserHierarchyGroup({
      InstanceId,
      HierarchyGroupId,
    });
    const { HierarchyStructure } = await client.describeUserHierarchyStructure({ InstanceId });

    expect(HierarchyGroup?.Name).toBe('Team Alder');
    expect(HierarchyGroup?.HierarchyPath?.LevelOne?.Name).toBe('Harbour');
    expect(HierarchyGroup?.HierarchyPath?.LevelFive?.Id).toBe(HierarchyGroupId);
    expect(HierarchyStructure?.LevelFive?.Name).toBe('Team');
    expect(HierarchyStructure?.LevelFive?.Id).toBe(HierarchyGroup?.LevelId);
  });

  test('queue, status, security profile, hours and instance are described', async () => {
    const { client, centre, queue, status, user } = await connectRig();
    const [SecurityProfileId] = user('sam.okafor').securityProfileIds;
    const HoursOfOperationId = centre.view().hours[1]?.id;

    const [described, lunch, profile, hours, instance] = [
      await client.describeQueue({ InstanceId, QueueId: queue('Billing').id }),
      await client.describeAgentStatus({ InstanceId, AgentStatusId: status('Lunch').id }),
      await client.describeSecurityProfile({ InstanceId, SecurityProfileId }),
      await client.describeHoursOfOperation({ InstanceId, HoursOfOperationId }),
      await client.describeInstance({ InstanceId }),
    ];

    expect(described.Queue?.Name).toBe('Billing');
    expect(lunch.AgentStatus?.Type).toBe('CUSTOM');
    expect(profile.SecurityProfile?.SecurityProfileName).toBe('Supervisor');
    expect(hours.HoursOfOperation?.Config).toHaveLength(5);
    expect(instance.Instance?.InstanceAlias).toBe('harbour');
  });

  test('the effective hours leave a holiday and a weekend out', async () => {
    const { client, centre } = await connectRig();
    const HoursOfOperationId = centre.view().hours[1]?.id;

    const answer = await client.getEffectiveHoursOfOperations({
      InstanceId,
      HoursOfOperationId,
      FromDate: '2026-12-24',
      ToDate: '2026-12-26',
    });

    const counts = answer.EffectiveHoursOfOperationList?.map(
      ({ OperationalHours: h }) => h?.length,
    );
    expect(counts).toEqual([1, 0, 0]);
    expect(answer.EffectiveOverrideHoursList?.[0]?.Date).toBe('2026-12-25');
  });

  test('what does not exist is not found', async () => {
    const { client } = await connectRig();

    const refused = await refusal(client.describeUser({ InstanceId, UserId: 'nobody' }));

    expect(refused).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
  });
});
