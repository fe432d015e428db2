import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import { type ArnKind, reference } from '../arns.ts';
import type { Input } from '../bind.ts';
import { agentQueueId, type Context, lastModified, usualTokenLife } from '../context.ts';
import { notFound } from '../service-error.ts';
import { instanceSummary } from './instance.ts';

const modified = { LastModifiedTime: lastModified, LastModifiedRegion: sandboxInstance.region };

/** Pages through a list; 100 a page unless asked otherwise. */
function pageOf<Row>(context: Context, operation: string, input: object, rows: readonly Row[]) {
  const asInput: Input = { ...input };
  const page = context.pages.cut({
    operation,
    input: asInput,
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'live',
    read: () => ({ rows }),
  });
  return { rows: [...page.rows], NextToken: page.nextToken };
}

function named(kind: ArnKind, things: readonly { readonly id: string; readonly name: string }[]) {
  return things.map(({ id, name }) => ({ ...reference(kind, id), Name: name, ...modified }));
}

/** Without a type filter the agents' own queues are mixed in, and they have no name. */
export function listQueues(input: sdk.ListQueuesRequest, context: Context): sdk.ListQueuesResponse {
  const view = context.centre.view();
  const wanted: readonly string[] = input.QueueTypes?.length
    ? input.QueueTypes
    : ['STANDARD', 'AGENT'];
  const standard = named('queue', view.queues).map((row) => ({
    ...row,
    QueueType: 'STANDARD' as const,
  }));
  const personal = view.users.map(({ username }) => ({
    ...reference('queue', agentQueueId(username)),
    ...modified,
    QueueType: 'AGENT' as const,
  }));
  const all = [...personal, ...standard].filter((row) => wanted.includes(row.QueueType));
  const { rows, NextToken } = pageOf(context, 'ListQueues', input, all);
  return { QueueSummaryList: rows, NextToken };
}

export function listUsers(input: sdk.ListUsersRequest, context: Context): sdk.ListUsersResponse {
  const all = context.centre.view().users.map(({ id, username }) => ({
    ...reference('agent', id),
    Username: username,
    ...modified,
  }));
  const { rows, NextToken } = pageOf(context, 'ListUsers', input, all);
  return { UserSummaryList: rows, NextToken };
}

export function listRoutingProfiles(
  input: sdk.ListRoutingProfilesRequest,
  context: Context,
): sdk.ListRoutingProfilesResponse {
  const all = named('routing-profile', context.centre.view().routingProfiles);
  const { rows, NextToken } = pageOf(context, 'ListRoutingProfiles', input, all);
  return { RoutingProfileSummaryList: rows, NextToken };
}

export function listUserHierarchyGroups(
  input: sdk.ListUserHierarchyGroupsRequest,
  context: Context,
): sdk.ListUserHierarchyGroupsResponse {
  const all = named('agent-group', context.centre.view().hierarchyGroups);
  const { rows, NextToken } = pageOf(context, 'ListUserHierarchyGroups', input, all);
  return { UserHierarchyGroupSummaryList: rows, NextToken };
}

export function listAgentStatuses(
  input: sdk.ListAgentStatusRequest,
  context: Context,
): sdk.ListAgentStatusResponse {
  const types = input.AgentStatusTypes ?? [];
  const all = context.centre
    .view()
    .statuses.filter(({ type }) => types.length === 0 || types.includes(type))
    .map(({ id, name, type }) => ({
      ...reference('agent-state', id),
      Name: name,
      Type: type,
      ...modified,
    }));
  const { rows, NextToken } = pageOf(context, 'ListAgentStatuses', input, all);
  return { AgentStatusSummaryList: rows, NextToken };
}

export function listHoursOfOperations(
  input: sdk.ListHoursOfOperationsRequest,
  context: Context,
): sdk.ListHoursOfOperationsResponse {
  const all = named('operating-hours', context.centre.view().hours);
  const { rows, NextToken } = pageOf(context, 'ListHoursOfOperations', input, all);
  return { HoursOfOperationSummaryList: rows, NextToken };
}

export function listSecurityProfilePermissions(
  input: sdk.ListSecurityProfilePermissionsRequest,
  context: Context,
): sdk.ListSecurityProfilePermissionsResponse {
  const profile = context.centre
    .view()
    .securityProfiles.find(({ id }) => id === input.SecurityProfileId);
  if (!profile) throw notFound('The security profile');
  const all = profile.permissions;
  const { rows, NextToken } = pageOf(context, 'ListSecurityProfilePermissions', input, all);
  return { Permissions: rows, NextToken, ...modified };
}

export function listInstances(
  input: sdk.ListInstancesRequest,
  context: Context,
): sdk.ListInstancesResponse {
  const { rows, NextToken } = pageOf(context, 'ListInstances', input, [instanceSummary]);
  return { InstanceSummaryList: rows, NextToken };
}
