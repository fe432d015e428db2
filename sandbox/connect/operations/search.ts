import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import type { Readable, RoutingProfile, User } from '../../centre/model.ts';
import { arnOf } from '../arns.ts';
import { nestedIn } from '../check.ts';
import { type Context, lastModified, usualTokenLife } from '../context.ts';
import { invalidParameter, notSimulated } from '../service-error.ts';
import { queueOf, userOf } from './describe.ts';

/** What the three searches have in common; conditions nest. */
interface Criteria {
  readonly OrConditions?: readonly Criteria[] | undefined;
  readonly AndConditions?: readonly Criteria[] | undefined;
  readonly StringCondition?: sdk.StringCondition | undefined;
  readonly HierarchyGroupCondition?: sdk.HierarchyGroupCondition | undefined;
  readonly QueueTypeCondition?: string | undefined;
}

interface Subject {
  /** Field name, as the API spells it, to the values it has. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Group ids from level one down to the user's own. */
  readonly groups: readonly string[];
}

interface SearchRequest {
  readonly SearchFilter?: object | undefined;
  readonly SearchCriteria?: Criteria | undefined;
}

/** Whether it matches; letter case is ignored, which AWS does not state (UNVERIFIED). */
function isMatch(criteria: Criteria, subject: Subject): boolean {
  const { AndConditions: and, OrConditions: or, StringCondition: text } = criteria;
  const { HierarchyGroupCondition: group } = criteria;
  return (
    (!and || and.every((inner) => isMatch(inner, subject))) &&
    (!or || or.some((inner) => isMatch(inner, subject))) &&
    (!text || isTextMatch(text, subject)) &&
    (!group || isGroupMatch(group, subject))
  );
}

function isTextMatch(condition: sdk.StringCondition, { fields }: Subject): boolean {
  const values = fields[condition.FieldName ?? ''];
  if (!values) throw invalidParameter(`FieldName ${condition.FieldName} is not searchable`);
  const wanted = (condition.Value ?? '').toLowerCase();
  return values.some((value) => {
    const text = value.toLowerCase();
    if (condition.ComparisonType === 'STARTS_WITH') return text.startsWith(wanted);
    return condition.ComparisonType === 'CONTAINS' ? text.includes(wanted) : text === wanted;
  });
}

function isGroupMatch(condition: sdk.HierarchyGroupCondition, { groups }: Subject): boolean {
  const wanted = condition.Value ?? '';
  const isBelow = condition.HierarchyGroupMatchType === 'WITH_CHILD_GROUPS';
  return isBelow ? groups.includes(wanted) : groups.at(-1) === wanted;
}

function searchAmong<T>(
  context: Context,
  operation: string,
  input: SearchRequest,
  { things, subject }: { things: readonly T[]; subject: (thing: T) => Subject },
) {
  if (input.SearchFilter && Object.keys(input.SearchFilter).length > 0)
    throw notSimulated('searches by tag or attribute');
  const { SearchCriteria: criteria } = input;
  if (nestedIn(criteria).some(({ ListCondition }) => ListCondition !== undefined))
    throw notSimulated('searches by proficiency');
  const found = things.filter((thing) => !criteria || isMatch(criteria, subject(thing)));
  const page = context.pages.cut({
    operation,
    input: { ...input },
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'live',
    read: () => ({ rows: found }),
  });
  return { rows: page.rows, NextToken: page.nextToken, ApproximateTotalCount: found.length };
}

export function searchUsers(
  input: sdk.SearchUsersRequest,
  context: Context,
): sdk.SearchUsersResponse {
  const { users, hierarchyGroups } = context.centre.view();
  const { rows, ...rest } = searchAmong(context, 'SearchUsers', input, {
    things: users,
    subject: (user) => userSubject(user, hierarchyGroups),
  });
  const Users = rows.map((user) => ({
    ...userOf(user),
    IdentityInfo: { FirstName: user.firstName, LastName: user.lastName },
  }));
  return { Users, ...rest };
}

function userSubject(user: User, groups: Readable['hierarchyGroups']): Subject {
  return {
    fields: {
      Username: [user.username],
      FirstName: [user.firstName],
      LastName: [user.lastName],
      RoutingProfileId: [user.profile.id],
      SecurityProfileId: user.securityProfileIds,
      resourceId: [user.id],
    },
    groups: groups.find(({ id }) => id === user.hierarchyGroupId)?.path ?? [],
  };
}

export function searchQueues(
  input: sdk.SearchQueuesRequest,
  context: Context,
): sdk.SearchQueuesResponse {
  const { rows, ...rest } = searchAmong(context, 'SearchQueues', input, {
    things: context.centre.view().queues,
    subject: ({ id, name, description }) => ({
      fields: { name: [name], description: [description], resourceID: [id] },
      groups: [],
    }),
  });
  return { Queues: rows.map(queueOf), ...rest };
}

export function searchRoutingProfiles(
  input: sdk.SearchRoutingProfilesRequest,
  context: Context,
): sdk.SearchRoutingProfilesResponse {
  const view = context.centre.view();
  const { rows, ...rest } = searchAmong(context, 'SearchRoutingProfiles', input, {
    things: view.routingProfiles,
    subject: ({ id, name, description }) => ({
      fields: { name: [name], description: [description], resourceID: [id] },
      groups: [],
    }),
  });
  return { RoutingProfiles: rows.map((profile) => routingProfileOf(profile, view)), ...rest };
}

function routingProfileOf(profile: RoutingProfile, { users }: Readable): sdk.RoutingProfile {
  const queueIds = [...new Set(profile.serves.map(({ queueId }) => queueId))];
  return {
    InstanceId: sandboxInstance.instanceId,
    Name: profile.name,
    RoutingProfileArn: arnOf('routing-profile', profile.id),
    RoutingProfileId: profile.id,
    Description: profile.description,
    MediaConcurrencies: [...profile.concurrency].map(([Channel, Concurrency]) => ({
      Channel,
      Concurrency,
      CrossChannelBehavior: { BehaviorType: 'ROUTE_CURRENT_CHANNEL_ONLY' },
    })),
    NumberOfAssociatedQueues: queueIds.length,
    NumberOfAssociatedUsers: users.filter((user) => user.profile.id === profile.id).length,
    AssociatedQueueIds: queueIds,
    LastModifiedTime: lastModified,
    LastModifiedRegion: sandboxInstance.region,
  };
}
