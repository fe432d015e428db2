import type * as sdk from '@aws-sdk/client-connect';
import { freeSlots, occupying } from '../../centre/desk.ts';
import type { HeldContact, Readable, User } from '../../centre/model.ts';
import { arnOf, reference } from '../arns.ts';
import type { Context } from '../context.ts';
import type { ConnectSettings } from '../settings.ts';
import { hierarchyPath } from './describe.ts';

/** Somebody the real-time data shows, and their row once it is needed. */
export interface Seen {
  readonly user: User;
  readonly data: () => sdk.UserData;
}

const seenBefore = new WeakMap<
  Context['centre'],
  { readonly at: number; readonly seen: readonly Seen[] }
>();

/** Everybody the real-time data shows, no older than the lag allows. */
export function seenUsers({ centre, clock, settings }: Context): readonly Seen[] {
  const view = centre.view();
  const now = clock.now();
  const lag = settings.userDataLagSeconds * 1000;
  const before = seenBefore.get(centre);
  if (before && lag > 0 && now.getTime() - before.at < lag) return before.seen;
  const users = view.users.filter(
    (user) => user.isSignedIn || (user.visibleUntil && user.visibleUntil > now),
  );
  const rowOf = (user: User) => userDataOf(view, user, settings);
  // Of thousands only one page is needed; what is to be shown again later has to be made now.
  if (lag === 0) return users.map((user) => ({ user, data: () => rowOf(user) }));
  const seen = users.map((user) => {
    const data = rowOf(user);
    return { user, data: () => data };
  });
  seenBefore.set(centre, { at: now.getTime(), seen });
  return seen;
}

export function groupOf(view: Readable, user: User) {
  return view.hierarchyGroups.find(({ id }) => id === user.hierarchyGroupId);
}

function userDataOf(view: Readable, user: User, settings: ConnectSettings): sdk.UserData {
  const nameOf = (statusId: string) => view.statuses.find(({ id }) => id === statusId)?.name;
  const group = groupOf(view, user);
  const status = {
    StatusStartTimestamp: user.statusSince,
    StatusArn: arnOf('agent-state', user.statusId),
    StatusName: nameOf(user.statusId),
  };
  return {
    User: reference('agent', user.id),
    RoutingProfile: reference('routing-profile', user.profile.id),
    HierarchyPath: group && hierarchyPath(group, (id) => reference('agent-group', id)),
    Status: settings.withoutStatus.includes(user.username) ? undefined : status,
    NextStatus: user.nextStatusId && nameOf(user.nextStatusId),
    ...slotsOf(user, settings),
    Contacts: user.held.map(contactOf),
  };
}

function slotsOf(user: User, { monitorTakesSlot }: ConnectSettings) {
  const slots = [...user.profile.concurrency];
  const taken = (channel: string) =>
    monitorTakesSlot
      ? user.held.filter((one) => one.initiationMethod === 'MONITOR' && one.channel === channel)
          .length
      : 0;
  const active = (channel: string) =>
    occupying(user).filter((held) => held.channel === channel).length + taken(channel);
  return {
    MaxSlotsByChannel: Object.fromEntries(slots),
    ActiveSlotsByChannel: Object.fromEntries(slots.map(([channel]) => [channel, active(channel)])),
    AvailableSlotsByChannel: Object.fromEntries(
      slots.map(([channel]) => [channel, Math.max(0, freeSlots(user, channel) - taken(channel))]),
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
