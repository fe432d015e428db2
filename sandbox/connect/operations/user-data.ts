import type * as sdk from '@aws-sdk/client-connect';
import { serves } from '../../centre/desk.ts';
import type { Readable, User } from '../../centre/model.ts';
import { bareId } from '../arns.ts';
import { type Context, usualTokenLife } from '../context.ts';
import { notFound, ServiceError } from '../service-error.ts';
import { groupOf, type Seen, seenUsers } from './user-rows.ts';

/** The most rows of a page, by the model. */
const usualPage = 100;

/**
 * Exactly one of the four filters. The pages are not a snapshot, as with the real service: people
 * who sign in or out between two pages are seen twice or not at all.
 */
export function getCurrentUserData(
  input: sdk.GetCurrentUserDataRequest,
  context: Context,
): sdk.GetCurrentUserDataResponse {
  const isWanted = selection(input.Filters ?? {}, context);
  const states: readonly string[] = input.Filters?.ContactFilter?.ContactStates ?? [];
  const { userDataRowsAtMost } = context.settings;
  const MaxResults = Math.min(input.MaxResults ?? usualPage, userDataRowsAtMost);
  const { rows, kept, nextToken } = context.pages.cut({
    operation: 'GetCurrentUserData',
    input: { ...input, MaxResults },
    defaultSize: usualPage,
    lifeSeconds: usualTokenLife,
    freshness: 'live',
    read: () => {
      const found = seenUsers(context).filter(({ user }) => isWanted(user));
      const counted = byContactStates(found, states, context);
      const rows = withFaults(counted, input.NextToken === undefined, context);
      return { rows, count: counted.length };
    },
  });
  return {
    UserDataList: rows.map(({ data }) => data()),
    NextToken: nextToken,
    ApproximateTotalCount: kept.count,
  };
}

function selection(filters: sdk.UserDataFilters, context: Context): (user: User) => boolean {
  const view = context.centre.view();
  const { Queues, RoutingProfiles, Agents, UserHierarchyGroups } = filters;
  const given = [Queues, RoutingProfiles, Agents, UserHierarchyGroups].filter((ids) => ids?.length);
  if (given.length !== 1) {
    throw new ServiceError(
      context.settings.filterCountError,
      'Exactly one of Queues, RoutingProfiles, Agents, UserHierarchyGroups must be given',
    );
  }
  const ids = new Set((given[0] ?? []).map(bareId));
  mustExist(ids, given[0] === Queues ? view.queues : others(filters, view));
  if (Queues?.length) return (user) => servesAny(view, user, ids);
  if (RoutingProfiles?.length) return (user) => ids.has(user.profile.id);
  if (Agents?.length) return (user) => ids.has(user.id);
  if (context.settings.hierarchyFilter === 'exact') return (user) => ids.has(user.hierarchyGroupId);
  return (user) => groupOf(view, user)?.path.some((id) => ids.has(id)) ?? false;
}

function others(filters: sdk.UserDataFilters, view: Readable): readonly { readonly id: string }[] {
  if (filters.RoutingProfiles?.length) return view.routingProfiles;
  return filters.Agents?.length ? view.users : view.hierarchyGroups;
}

function mustExist(ids: ReadonlySet<string>, things: readonly { readonly id: string }[]): void {
  const known = new Set(things.map(({ id }) => id));
  if (![...ids].every((id) => known.has(id))) throw notFound('A resource of the filter');
}

function servesAny({ queues }: Readable, user: User, ids: ReadonlySet<string>): boolean {
  return queues.some(
    ({ id, channels }) => ids.has(id) && channels.some((channel) => serves(user, id, channel)),
  );
}

function byContactStates(
  seen: readonly Seen[],
  states: readonly string[],
  { settings }: Context,
): readonly Seen[] {
  if (states.length === 0) return seen;
  const trimmed = seen.map(({ user, data }) => {
    const row = data();
    const Contacts = row.Contacts?.filter((one) => states.includes(one.AgentContactState ?? ''));
    return { user, data: () => ({ ...row, Contacts }) };
  });
  if (settings.contactFilter === 'trims') return trimmed;
  return trimmed.filter(({ data }) => (data().Contacts?.length ?? 0) > 0);
}

/** The rows with those who come twice and without those who are gone, as set. */
function withFaults(
  seen: readonly Seen[],
  isFirstPage: boolean,
  { settings }: Context,
): readonly Seen[] {
  const { onTwoPages, goneAfterFirstPage } = settings;
  const twice = seen.filter(({ user }) => onTwoPages.includes(user.username));
  const isHere = ({ user }: Seen) => isFirstPage || !goneAfterFirstPage.includes(user.username);
  return [...seen, ...twice].filter(isHere);
}
