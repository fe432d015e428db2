import { idOf } from './catalogue.ts';
import { occupying } from './desk.ts';
import type { Floor, UserRecord } from './floor.ts';
import { hangUp } from './handling.ts';
import { endListening } from './monitoring.ts';

/** What an administrator of Amazon Connect changes about somebody. */
export interface UserChange {
  /** The name of the one security profile they have from now on. */
  readonly securityProfile?: string;
  readonly email?: string;
}

/** Changes somebody from now on. Throws for nobody of that id. */
export function changeUser(floor: Floor, userId: string, change: UserChange): void {
  const user = userOf(floor, userId);
  if (change.email !== undefined) user.email = change.email;
  if (change.securityProfile === undefined) return;
  user.securityProfileIds = [idOf('security-profile', change.securityProfile)];
}

/** Takes somebody off the floor and out of every list; what they handle ends. Gives what brings them back. */
export function removeUser(floor: Floor, userId: string): () => void {
  const user = userOf(floor, userId);
  for (const held of [...occupying(user)]) {
    const contact = floor.contacts.get(held.contactId);
    if (contact && contact.stage === 'connected') hangUp(floor, contact, 'API');
  }
  endListening(floor, ({ supervisorUserId }) => supervisorUserId === userId);
  const { isSignedIn } = user;
  user.isSignedIn = false;
  const place = floor.users.indexOf(user);
  floor.users.splice(place, 1);
  return () => {
    user.held.splice(0);
    user.isSignedIn = isSignedIn;
    user.idleSince = floor.events.now;
    floor.users.splice(place, 0, user);
    floor.wake();
  };
}

function userOf(floor: Floor, userId: string): UserRecord {
  const user = floor.users.find(({ id }) => id === userId);
  if (!user) throw new Error(`No user ${userId}`);
  return user;
}
