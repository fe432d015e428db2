import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import type { HierarchyGroup, Readable, User } from '../../centre/model.ts';
import { arnOf, bareId, instanceArn, reference } from '../arns.ts';
import { agentQueueId, type Context, lastModified } from '../context.ts';
import { invalidParameter, notFound } from '../service-error.ts';

const modified = { LastModifiedTime: lastModified, LastModifiedRegion: sandboxInstance.region };
const levelNames = ['LevelOne', 'LevelTwo', 'LevelThree', 'LevelFour', 'LevelFive'] as const;

/** Finds by id or ARN; throws ResourceNotFoundException. */
function find<T extends { readonly id: string }>(
  things: readonly T[],
  idOrArn: string | undefined,
  what: string,
): T {
  const thing = things.find(({ id }) => id === bareId(idOrArn ?? ''));
  if (!thing) throw notFound(what);
  return thing;
}

export function queueOf(queue: Readable['queues'][number]): sdk.Queue {
  return {
    Name: queue.name,
    QueueArn: arnOf('queue', queue.id),
    QueueId: queue.id,
    Description: queue.description,
    HoursOfOperationId: queue.hoursId,
    Status: 'ENABLED',
    ...modified,
  };
}

export function describeQueue(
  { QueueId }: sdk.DescribeQueueRequest,
  { centre }: Context,
): sdk.DescribeQueueResponse {
  const { queues, users } = centre.view();
  const isPersonal = users.some(({ username }) => agentQueueId(username) === QueueId);
  if (isPersonal) throw invalidParameter('The queue belongs to an agent');
  return { Queue: queueOf(find(queues, QueueId, 'The queue')) };
}

/** What SearchUsers and DescribeUser have in common. */
export function userOf(user: User) {
  return {
    ...reference('agent', user.id),
    Username: user.username,
    RoutingProfileId: user.profile.id,
    SecurityProfileIds: [...user.securityProfileIds],
    HierarchyGroupId: user.hierarchyGroupId,
    PhoneConfig: phoneOf(user),
  };
}

function phoneOf({ deskPhone }: User): sdk.UserPhoneConfig {
  return deskPhone === undefined
    ? { PhoneType: 'SOFT_PHONE', AutoAccept: false }
    : { PhoneType: 'DESK_PHONE', DeskPhoneNumber: deskPhone };
}

export function describeUser(
  { UserId }: sdk.DescribeUserRequest,
  { centre }: Context,
): sdk.DescribeUserResponse {
  const user = find(centre.view().users, UserId, 'The user');
  const { firstName: FirstName, lastName: LastName, email: Email } = user;
  return { User: { ...userOf(user), IdentityInfo: { FirstName, LastName, Email }, ...modified } };
}

/** The levels of a group, by name, as far down as it goes. */
export function hierarchyPath<T>(group: HierarchyGroup, of: (groupId: string) => T) {
  const levels = group.path.map((id, depth) => [levelNames[depth], of(id)] as const);
  return Object.fromEntries(levels);
}

export function describeUserHierarchyGroup(
  { HierarchyGroupId }: sdk.DescribeUserHierarchyGroupRequest,
  { centre }: Context,
): sdk.DescribeUserHierarchyGroupResponse {
  const { hierarchyGroups } = centre.view();
  const summary = ({ id, name }: HierarchyGroup) => ({
    ...reference('agent-group', id),
    Name: name,
  });
  const group = find(hierarchyGroups, HierarchyGroupId, 'The hierarchy group');
  const HierarchyPath = hierarchyPath(group, (id) =>
    summary(find(hierarchyGroups, id, 'The hierarchy group')),
  );
  return {
    HierarchyGroup: { ...summary(group), LevelId: group.levelId, HierarchyPath, ...modified },
  };
}

export function describeUserHierarchyStructure(
  _input: sdk.DescribeUserHierarchyStructureRequest,
  { centre }: Context,
): sdk.DescribeUserHierarchyStructureResponse {
  const levels = centre.view().hierarchyLevels.map(({ id, name }, depth) => {
    const level = {
      Id: id,
      Arn: `${instanceArn}/agent-group-level/${id}`,
      Name: name,
      ...modified,
    };
    return [levelNames[depth], level] as const;
  });
  return { HierarchyStructure: Object.fromEntries(levels) };
}

export function describeAgentStatus(
  { AgentStatusId }: sdk.DescribeAgentStatusRequest,
  { centre }: Context,
): sdk.DescribeAgentStatusResponse {
  const status = find(centre.view().statuses, AgentStatusId, 'The agent status');
  return {
    AgentStatus: {
      AgentStatusARN: arnOf('agent-state', status.id),
      AgentStatusId: status.id,
      Name: status.name,
      Description: status.description,
      Type: status.type,
      DisplayOrder: status.order,
      State: 'ENABLED',
      ...modified,
    },
  };
}

export function describeSecurityProfile(
  { SecurityProfileId }: sdk.DescribeSecurityProfileRequest,
  { centre }: Context,
): sdk.DescribeSecurityProfileResponse {
  const profile = find(centre.view().securityProfiles, SecurityProfileId, 'The security profile');
  return {
    SecurityProfile: {
      ...reference('security-profile', profile.id),
      OrganizationResourceId: sandboxInstance.instanceId,
      SecurityProfileName: profile.name,
      Description: profile.description,
      ...modified,
    },
  };
}
