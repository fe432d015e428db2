import {
  DescribeUserCommand,
  SearchUsersCommand,
  type UserSearchSummary,
} from '@aws-sdk/client-connect';
import type { ConnectUser, ConnectUserDetail } from '../domain/contact-centre.ts';
import { codeOf } from '../domain/errors.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';
import { readPages } from './pages.ts';
import { phoneFrom } from './phone.ts';
import { idFrom, textFrom } from './to-domain.ts';

const usersPerPage = 500;
/** An exact name finds one user; more than this is not an answer to the question. */
const pagesAtMost = 2;

interface Search {
  readonly instance: string;
  readonly usernames: readonly string[];
  readonly options: CallOptions;
}

/** Users with exactly one of these usernames, ignoring case; no names, no call. */
export async function findUsers(
  calls: ConnectCalls,
  arns: InstanceArns,
  { instance, usernames, options }: Search,
): Promise<readonly ConnectUser[]> {
  if (usernames.length === 0) return [];
  const wanted = new Set(usernames.map((username) => username.toLowerCase()));
  const conditions = usernames.map((Value) => ({
    StringCondition: { FieldName: 'Username', Value, ComparisonType: 'EXACT' as const },
  }));
  const pages = await readPages(pagesAtMost, async (NextToken) => {
    const answer = await calls.send(
      { instance, operation: 'SearchUsers', options },
      (client, http) =>
        client.send(
          new SearchUsersCommand({
            InstanceId: instance,
            SearchCriteria: { OrConditions: conditions },
            MaxResults: usersPerPage,
            NextToken,
          }),
          http,
        ),
    );
    for (const { Arn } of answer.Users ?? []) arns.learn(instance, Arn);
    const users = (answer.Users ?? []).map(userFrom).filter((user) => user !== undefined);
    return { items: users, nextToken: answer.NextToken };
  });
  // Whether the service's EXACT is exact in every locale is unverified, so it is looked at again.
  return pages.items.filter((user) => wanted.has(user.username.toLowerCase()));
}

interface Lookup {
  readonly instance: string;
  readonly userId: string;
  readonly options: CallOptions;
}

/** One user with their e-mail and where it rings; undefined when there is no such user or it comes without a username. */
export async function describeUser(
  calls: ConnectCalls,
  arns: InstanceArns,
  { instance, userId, options }: Lookup,
): Promise<ConnectUserDetail | undefined> {
  const answer = await calls
    .send({ instance, operation: 'DescribeUser', options }, (client, http) =>
      client.send(new DescribeUserCommand({ InstanceId: instance, UserId: userId }), http),
    )
    .catch(nothingWhenNotFound);
  arns.learn(instance, answer?.User?.Arn);
  if (!answer?.User) return undefined;
  const { IdentityInfo } = answer.User;
  const user = userFrom(answer.User);
  return user && { ...user, email: textFrom(IdentityInfo?.Email), phone: phoneFrom(answer.User) };
}

function nothingWhenNotFound(error: unknown): undefined {
  if (codeOf(error) !== 'connect_not_found') throw error;
}

function userFrom(user: UserSearchSummary): ConnectUser | undefined {
  const userId = idFrom(user);
  const username = textFrom(user.Username);
  if (userId === undefined || username === undefined) return undefined;
  return {
    userId,
    username,
    securityProfileIds: (user.SecurityProfileIds ?? []).filter((id) => textFrom(id) !== undefined),
    hierarchyGroupId: textFrom(user.HierarchyGroupId),
  };
}
