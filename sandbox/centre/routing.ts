import { freeSlots, isRoutable, occupying } from './desk.ts';
import { type ContactRecord, type Floor, lineOf, profileOf, type UserRecord } from './floor.ts';
import { offer } from './handling.ts';

/** Offers waiting contacts to free agents until one side runs out; the agent idle longest goes first. */
export function match(floor: Floor): void {
  for (let pair = nextPair(floor); pair; pair = nextPair(floor)) {
    offer(floor, pair.contact, pair.user);
  }
}

function nextPair(floor: Floor): { contact: ContactRecord; user: UserRecord } | undefined {
  if (![...floor.lines.values()].some((line) => line.length > 0)) return undefined;
  const byIdleness = floor.users
    .filter(isRoutable)
    .sort(
      (one, other) =>
        occupying(one).length - occupying(other).length || one.idleSince - other.idleSince,
    );
  for (const user of byIdleness) {
    const contact = bestFor(floor, user);
    if (contact) return { contact, user };
  }
  return undefined;
}

/** The first priority with somebody waiting; within it, who has waited longest. */
function bestFor(floor: Floor, user: UserRecord): ContactRecord | undefined {
  const heads = profileOf(user)
    .serves.filter((skill) => freeSlots(user, skill.channel) > 0)
    .flatMap((skill) => {
      const [contact] = lineOf(floor, skill.queueId, skill.channel);
      return contact ? [{ contact, priority: skill.priority }] : [];
    });
  heads.sort((one, other) => one.priority - other.priority || age(one) - age(other));
  return heads[0]?.contact;
}

function age({ contact }: { readonly contact: ContactRecord }): number {
  return contact.enqueuedAt?.getTime() ?? 0;
}
