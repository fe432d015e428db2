import { arrive } from './arrivals.ts';
import { queues, statusIds } from './catalogue.ts';
import { askStatus, isRoutable, occupying, serves } from './desk.ts';
import type { Floor, UserRecord } from './floor.ts';
import type { Channel, Queue } from './model.ts';
import type { Random } from './random.ts';
import { leaveFor } from './shifts.ts';

const rushMinutes = 8;
const lunchMinutes = 30;

export interface Levers {
  rush(options?: { queueId?: string; contacts?: number; minutes?: number }): void;
  lunch(options?: { share?: number; minutes?: number }): void;
  calm(): void;
}

/** The levers of a floor. What they started can be ended by `calm`. */
export function createLevers(floor: Floor): Levers {
  const random = floor.random.fork('levers');
  const coming = new Set<() => void>();
  const atLunch = new Set<UserRecord>();
  return {
    rush: ({ queueId, contacts, minutes = rushMinutes } = {}) => {
      for (const queue of queues.filter(({ id }) => queueId === undefined || id === queueId)) {
        scheduleRush(floor, random, coming, { queue, contacts, minutes });
      }
    },
    lunch: ({ share = 0.5, minutes = lunchMinutes } = {}) => {
      const free = floor.users.filter(
        (user) => user.shiftFrom !== undefined && isRoutable(user) && occupying(user).length === 0,
      );
      for (const user of free.slice(0, Math.ceil(free.length * share))) {
        leaveFor(floor, user, { statusId: statusIds.lunch, minutes });
        atLunch.add(user);
      }
    },
    calm: () => {
      for (const cancel of coming) cancel();
      coming.clear();
      for (const user of atLunch) {
        if (user.statusId === statusIds.lunch) askStatus(floor, user, statusIds.available);
      }
      atLunch.clear();
    },
  };
}

function scheduleRush(
  floor: Floor,
  random: Random,
  coming: Set<() => void>,
  { queue, contacts, minutes }: { queue: Queue; contacts: number | undefined; minutes: number },
): void {
  const count = contacts ?? usualRush(floor, queue);
  for (let index = 0; index < count; index++) {
    const channel: Channel = queue.channels[index % queue.channels.length] ?? 'VOICE';
    // The exponent brings most of them early: a rush is felt within minutes.
    const seconds = random.next() ** 1.5 * minutes * 60;
    const cancel = floor.events.in(seconds, () => {
      coming.delete(cancel);
      arrive(floor, queue.id, channel);
    });
    coming.add(cancel);
  }
}

/** Enough to make a wait of several minutes with the people who are here now. */
function usualRush(floor: Floor, queue: Queue): number {
  const slots = queue.channels.map(
    (channel) =>
      floor.users.filter((user) => serves(user, queue.id, channel) && isHere(user)).length,
  );
  return Math.max(8, 3 * slots.reduce((sum, count) => sum + count, 0));
}

function isHere(user: UserRecord): boolean {
  return user.isSignedIn && user.statusId === statusIds.available;
}
