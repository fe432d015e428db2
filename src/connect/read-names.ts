import {
  ListAgentStatusesCommand,
  ListQueuesCommand,
  ListRoutingProfilesCommand,
  ListUserHierarchyGroupsCommand,
  SearchUsersCommand,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import type { NameKind, Names, UserName } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { Ask, ConnectCalls } from './connect-calls.ts';
import type { Operation } from './operations.ts';
import { readPages } from './pages.ts';
import { idFrom, textFrom } from './to-domain.ts';

/** 20 pages are 10,000 users or 20,000 of anything else: the memory one instance may cost. */
const pagesAtMost = 20;

export interface NamesRead<Name> {
  readonly names: ReadonlyMap<string, Name>;
  readonly isTruncated: boolean;
}

export type NameOf<Kind extends NameKind> =
  Names[Kind] extends ReadonlyMap<string, infer Name> ? Name : never;

type ReadNames<Name> = (
  calls: ConnectCalls,
  instance: string,
  options: CallOptions,
) => Promise<NamesRead<Name>>;

/** How each kind of name is read: all pages, in the largest pages the API takes. */
export const nameReaders: { readonly [Kind in NameKind]: ReadNames<NameOf<Kind>> } = {
  users: reader('SearchUsers', 500, (page) => async (client, http) => {
    const answer = await client.send(new SearchUsersCommand(page), http);
    return { items: (answer.Users ?? []).flatMap(userNames), nextToken: answer.NextToken };
  }),
  queues: reader('ListQueues', 1000, (page) => async (client, http) => {
    const input = { ...page, QueueTypes: ['STANDARD' as const] };
    const answer = await client.send(new ListQueuesCommand(input), http);
    return { items: plainNames(answer.QueueSummaryList), nextToken: answer.NextToken };
  }),
  routingProfiles: reader('ListRoutingProfiles', 1000, (page) => async (client, http) => {
    const answer = await client.send(new ListRoutingProfilesCommand(page), http);
    return { items: plainNames(answer.RoutingProfileSummaryList), nextToken: answer.NextToken };
  }),
  hierarchyGroups: reader('ListUserHierarchyGroups', 1000, (page) => async (client, http) => {
    const answer = await client.send(new ListUserHierarchyGroupsCommand(page), http);
    return { items: plainNames(answer.UserHierarchyGroupSummaryList), nextToken: answer.NextToken };
  }),
  statuses: reader('ListAgentStatuses', 1000, (page) => async (client, http) => {
    const answer = await client.send(new ListAgentStatusesCommand(page), http);
    const items = (answer.AgentStatusSummaryList ?? []).flatMap((status) =>
      plainNames([status]).map(([id, name]) => entry(id, { name, type: textFrom(status.Type) })),
    );
    return { items, nextToken: answer.NextToken };
  }),
};

interface PageInput {
  readonly InstanceId: string;
  readonly MaxResults: number;
  readonly NextToken: string | undefined;
}

interface Page<Name> {
  readonly items: readonly (readonly [id: string, name: Name])[];
  readonly nextToken: string | undefined;
}

function reader<Name>(
  operation: Operation,
  perPage: number,
  askPage: (page: PageInput) => Ask<Page<Name>>,
): ReadNames<Name> {
  return async (calls, instance, options) => {
    const pages = await readPages(pagesAtMost, (NextToken) =>
      calls.send(
        { instance, operation, options },
        askPage({ InstanceId: instance, MaxResults: perPage, NextToken }),
      ),
    );
    return { names: new Map(pages.items), isTruncated: pages.isTruncated };
  };
}

interface Named {
  readonly Id?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Name?: string | undefined;
}

/** What has no name (agent queues have none) is left out: an id is no name. */
function plainNames(things: readonly Named[] | undefined): (readonly [string, string])[] {
  return (things ?? []).flatMap((thing) => entries(idFrom(thing), textFrom(thing.Name)));
}

function userNames(user: UserSearchSummary): (readonly [string, UserName])[] {
  const username = textFrom(user.Username);
  const name = username && {
    username,
    firstName: textFrom(user.IdentityInfo?.FirstName),
    lastName: textFrom(user.IdentityInfo?.LastName),
  };
  return entries(idFrom(user), name || undefined);
}

function entries<Name>(id: string | undefined, name: Name | undefined) {
  return id === undefined || name === undefined ? [] : [entry(id, name)];
}

function entry<Name>(id: string, name: Name): readonly [string, Name] {
  return [id, name];
}
