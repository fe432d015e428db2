import { freeSlots, isRoutable, occupying } from './desk.ts';
import {
  type ContactRecord,
  type Floor,
  type LineKey,
  lineKey,
  lineOf,
  type UserRecord,
} from './floor.ts';
import { offer } from './handling.ts';
import type { RoutingProfile } from './model.ts';

/** Offers waiting contacts to free agents until one side runs out; the agent idle longest goes first. */
export function match(floor: Floor): void {
  for (let pair = nextPair(floor); pair; pair = nextPair(floor)) {
    offer(floor, pair.contact, pair.user);
  }
}

function nextPair(floor: Floor): { contact: ContactRecord; user: UserRecord } | undefined {
  const waiting = [...floor.lines].filter(([, line]) => line.length > 0).map(([key]) => key);
  if (waiting.length === 0) return undefined;
  const asked = new Set(floor.company.routingProfiles.filter((one) => servesAny(one, waiting)));
  let best: { readonly contact: ContactRecord; readonly user: UserRecord } | undefined;
  for (const user of floor.users) {
    if (!asked.has(user.profile) || !isRoutable(user) || (best && !isSooner(user, best.user)))
      continue;
    const contact = bestFor(floor, user);
    if (contact) best = { contact, user };
  }
  return best;
}

function servesAny({ serves }: RoutingProfile, lines: readonly LineKey[]): boolean {
  return serves.some(({ queueId, channel }) => lines.includes(lineKey(queueId, channel)));
}

/** Who has fewer contacts, and of those alike who has been idle longer. */
function isSooner(one: UserRecord, other: UserRecord): boolean {
  const more = occupying(one).length - occupying(other).length;
  return more < 0 || (more === 0 && one.idleSince < other.idleSince);
}

/** The first priority with somebody waiting; within it, who has waited longest. */
function bestFor(floor: Floor, user: UserRecord): ContactRecord | undefined {
  const heads = user.profile.serves
    .filter((skill) => freeSlots(user, skill.channel) > 0)
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
