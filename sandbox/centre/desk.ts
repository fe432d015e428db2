import { statusIds } from './catalogue.ts';
import { type Floor, type HeldRecord, statusTypeOf, type UserRecord } from './floor.ts';
import type { Channel, User } from './model.ts';

/** What occupies the person: neither stale leftovers nor somebody else's contact they listen to. */
export function occupying(user: Pick<User, 'held'>): readonly User['held'][number][] {
  return user.held.filter((held) => !held.isStale && held.initiationMethod !== 'MONITOR');
}

const stuck = new Set(['MISSED', 'REJECTED', 'ERROR']);

/** Signed in, set to a routable status, nothing missed to clear and no other status asked for. */
export function isRoutable(user: User): boolean {
  return (
    user.isSignedIn &&
    statusTypeOf(user) === 'ROUTABLE' &&
    user.nextStatusId === undefined &&
    !user.held.some((held) => stuck.has(held.state))
  );
}

/** Free slots of one channel now. A contact of one channel keeps the others away. */
export function freeSlots(user: User, channel: Channel): number {
  if (!isRoutable(user)) return 0;
  const busy = occupying(user);
  if (busy.some((held) => held.channel !== channel)) return 0;
  return Math.max(0, (user.profile.concurrency.get(channel) ?? 0) - busy.length);
}

/** Whether the routing profile serves this line. */
export function serves(user: User, queueId: string, channel: Channel): boolean {
  return user.profile.serves.some(
    (skill) => skill.queueId === queueId && skill.channel === channel,
  );
}

export function layDown(user: UserRecord, held: HeldRecord): void {
  const place = user.held.indexOf(held);
  if (place !== -1) user.held.splice(place, 1);
}

/** Sets the status now, or as the next one when contacts lie on the desk. */
export function askStatus(floor: Floor, user: UserRecord, statusId: string): void {
  if (occupying(user).length > 0) {
    user.nextStatusId = statusId === user.statusId ? undefined : statusId;
    return;
  }
  takeStatus(floor, user, statusId);
}

/** Takes the status asked for earlier, once the desk is empty. */
export function settleStatus(floor: Floor, user: UserRecord): void {
  user.idleSince = floor.events.now;
  if (user.nextStatusId !== undefined && occupying(user).length === 0) {
    takeStatus(floor, user, user.nextStatusId);
  }
  floor.wake();
}

function takeStatus(floor: Floor, user: UserRecord, statusId: string): void {
  const [from, to] = floor.settings.visibleAfterSignOutSeconds;
  user.nextStatusId = undefined;
  if (user.statusId !== statusId) user.statusSince = floor.events.date;
  user.statusId = statusId;
  user.isSignedIn = statusId !== statusIds.offline;
  user.visibleUntil = user.isSignedIn
    ? undefined
    : new Date(floor.events.now + floor.random.between(from, to) * 1000);
  floor.wake();
}
