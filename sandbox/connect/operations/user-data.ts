import type * as sdk from '@aws-sdk/client-connect';
import { freeSlots, occupying, serves } from '../../centre/desk.ts';
import type { HeldContact, Readable, User } from '../../centre/model.ts';
import { arnOf, bareId, reference } from '../arns.ts';
import { type Context, usualTokenLife } from '../context.ts';
import { notFound, ServiceError } from '../service-error.ts';
import { hierarchyPath } from './describe.ts';

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
  const { rows, kept, nextToken } = context.pages.cut({
    operation: 'GetCurrentUserData',
    input: { ...input },
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'live',
    read: () => {
      const found = laggedUsers(context).filter(({ user }) => isWanted(user));
      return { rows: byContactStates(found, states, context) };
    },
  });
  return {
    UserDataList: rows.map(({ data }) => data),
    NextToken: nextToken,
    ApproximateTotalCount: kept.rows.length,
  };
}

interface Seen {
  readonly user: User;
  readonly data: sdk.UserData;
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
  if (RoutingProfiles?.length) return (user) => ids.has(user.routingProfileId);
  if (Agents?.length) return (user) => ids.has(user.id);
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

function groupOf(view: Readable, user: User) {
  return view.hierarchyGroups.find(({ id }) => id === user.hierarchyGroupId);
}

const seenBefore = new WeakMap<Context['centre'], { readonly at: number; readonly seen: Seen[] }>();

/** The rows of everybody the real-time data shows, no older than the lag allows. */
function laggedUsers(context: Context): readonly Seen[] {
  const view = context.centre.view();
  const now = context.clock.now();
  const before = seenBefore.get(context.centre);
  const lag = context.settings.userDataLagSeconds * 1000;
  if (before && lag > 0 && now.getTime() - before.at < lag) return before.seen;
  const seen = view.users
    .filter((user) => user.isSignedIn || (user.visibleUntil && user.visibleUntil > now))
    .map((user) => ({ user, data: userDataOf(view, user) }));
  seenBefore.set(context.centre, { at: now.getTime(), seen });
  return seen;
}

function byContactStates(
  seen: readonly Seen[],
  states: readonly string[],
  { settings }: Context,
): readonly Seen[] {
  if (states.length === 0) return seen;
  const trimmed = seen.map(({ user, data }) => {
    const left = data.Contacts?.filter((one) => states.includes(one.AgentContactState ?? ''));
    return { user, data: { ...data, Contacts: left } };
  });
  if (settings.contactFilter === 'trims') return trimmed;
  return trimmed.filter(({ data }) => (data.Contacts?.length ?? 0) > 0);
}

function userDataOf(view: Readable, user: User): sdk.UserData {
  const nameOf = (statusId: string) => view.statuses.find(({ id }) => id === statusId)?.name;
  const group = groupOf(view, user);
  return {
    User: reference('agent', user.id),
    RoutingProfile: reference('routing-profile', user.routingProfileId),
    HierarchyPath: group && hierarchyPath(group, (id) => reference('agent-group', id)),
    Status: {
      StatusStartTimestamp: user.statusSince,
      StatusArn: arnOf('agent-state', user.statusId),
      StatusName: nameOf(user.statusId),
    },
    NextStatus: user.nextStatusId && nameOf(user.nextStatusId),
    ...slotsOf(view, user),
    Contacts: user.held.map(contactOf),
  };
}

function slotsOf(view: Readable, user: User) {
  const profile = view.routingProfiles.find(({ id }) => id === user.routingProfileId);
  const slots = [...(profile?.concurrency ?? [])];
  const active = (channel: string) =>
    occupying(user).filter((held) => held.channel === channel).length;
  return {
    MaxSlotsByChannel: Object.fromEntries(slots),
    ActiveSlotsByChannel: Object.fromEntries(slots.map(([channel]) => [channel, active(channel)])),
    AvailableSlotsByChannel: Object.fromEntries(
      slots.map(([channel]) => [channel, freeSlots(user, channel)]),
    ),
  };
}

function contactOf(held: HeldContact): sdk.AgentContactReference {
  return {
    ContactId: held.contactId,
    Channel: held.channel,
    InitiationMethod: held.initiationMethod as sdk.ContactInitiationMethod,
    // PAUSED is documented for tasks and missing from the enumeration: clients must take it.
    AgentContactState: held.state as sdk.ContactState,
    StateStartTimestamp: held.stateSince,
    ConnectedToAgentTimestamp: held.connectedAt,
    Queue: held.queueId === undefined ? undefined : reference('queue', held.queueId),
  };
}
