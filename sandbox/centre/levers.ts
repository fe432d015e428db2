import { arrive } from './arrivals.ts';
import { queues, statusIds } from './catalogue.ts';
import { askStatus, occupying, serves } from './desk.ts';
import type { Floor, UserRecord } from './floor.ts';
import type { Queue } from './model.ts';
import type { Centre } from './port.ts';
import type { Random } from './random.ts';

const rushMinutes = 8;
const lunchMinutes = 30;

/** Contacts each agent gets of a rush beyond the usual ones: a wait of several minutes for all. */
const rushPerAgent = 3;
/** Fewer where chats come as well: tasks wait behind them, and nobody gives a task up. */
const tasksPerAgent = 1;
const fewestOfOneQueue = 8;

export type Levers = Pick<Centre, 'rush' | 'endRush' | 'lunch' | 'endLunch'>;

type RushOptions = NonNullable<Parameters<Levers['rush']>[0]>;
type LunchOptions = NonNullable<Parameters<Levers['lunch']>[0]>;

/** The levers of a floor. Rush and lunch know nothing of each other. */
export function createLevers(floor: Floor): Levers {
  const rush = createRush(floor);
  const lunch = createLunch(floor);
  return {
    rush: rush.begin,
    endRush: rush.end,
    lunch: lunch.begin,
    endLunch: lunch.end,
  };
}

function createRush(floor: Floor) {
  const random = floor.random.fork('levers');
  const coming = new Set<() => void>();
  return {
    begin: ({ queueId, contacts, minutes = rushMinutes, whenOver }: RushOptions = {}) => {
      const sizeOf = queueId === undefined ? sizeForAll : sizeForOne;
      // A rush everywhere leaves out the queue of the extra agents, who may be thousands.
      const rushed = queueId === undefined ? queues : floor.company.queues;
      for (const queue of rushed.filter(({ id }) => queueId === undefined || id === queueId)) {
        const count = contacts ?? sizeOf(floor, queue);
        scheduleRush(floor, random, coming, { queue, count, minutes });
      }
      const over = floor.events.in(minutes * 60, () => {
        coming.delete(over);
        whenOver?.();
      });
      coming.add(over);
    },
    end: () => {
      for (const cancel of coming) cancel();
      coming.clear();
    },
  };
}

function scheduleRush(
  floor: Floor,
  random: Random,
  coming: Set<() => void>,
  { queue, count, minutes }: { queue: Queue; count: number; minutes: number },
): void {
  for (let index = 0; index < count; index++) {
    const channel = queue.channels[index % queue.channels.length] ?? 'VOICE';
    // The exponent brings most of them early: a rush is felt within minutes.
    const seconds = random.next() ** 1.5 * minutes * 60;
    const cancel = floor.events.in(seconds, () => {
      coming.delete(cancel);
      arrive(floor, queue.id, channel);
    });
    coming.add(cancel);
  }
}

/** Enough for a wait of several minutes when the agents of this queue have to do with it alone. */
function sizeForOne(floor: Floor, queue: Queue): number {
  const all = queue.channels.flatMap((channel) => staffOf(floor, queue, channel));
  return Math.max(fewestOfOneQueue, rushPerAgent * all.length);
}

/** What the agents of this queue can get over while their other queues are rushed as well. */
function sizeForAll(floor: Floor, queue: Queue): number {
  const parts = queue.channels.flatMap((channel) => {
    const each = channel === 'TASK' ? tasksPerAgent : rushPerAgent;
    return staffOf(floor, queue, channel).map((user) => each / user.profile.serves.length);
  });
  return Math.max(1, Math.ceil(parts.reduce((sum, part) => sum + part, 0)));
}

function staffOf(floor: Floor, queue: Queue, channel: Queue['channels'][number]): UserRecord[] {
  return floor.users.filter((user) => isAtWork(user) && serves(user, queue.id, channel));
}

function createLunch(floor: Floor) {
  const sent = new Set<UserRecord>();
  let forgetEnd = () => {};
  const end = () => {
    forgetEnd();
    for (const user of sent) comeBack(floor, user);
    sent.clear();
  };
  return {
    begin: ({ share = 0.5, minutes = lunchMinutes, whenOver }: LunchOptions = {}) => {
      const here = floor.users.filter(
        (user) => user.shiftFrom !== undefined && isAtWork(user) && user.nextStatusId === undefined,
      );
      const busy = here.filter((user) => occupying(user).length > 0);
      const free = here.filter((user) => !busy.includes(user));
      for (const user of [...someOf(free, share), ...someOf(busy, share)]) {
        askStatus(floor, user, statusIds.lunch);
        sent.add(user);
      }
      forgetEnd();
      forgetEnd = floor.events.in(minutes * 60, () => {
        end();
        whenOver?.();
      });
    },
    end,
  };
}

function comeBack(floor: Floor, user: UserRecord): void {
  const isAway = user.statusId === statusIds.lunch;
  if (isAway || user.nextStatusId === statusIds.lunch) askStatus(floor, user, statusIds.available);
}

/** This share of a list, rounded up, spread over it so that no team goes as a whole. */
function someOf<T>(list: readonly T[], share: number): T[] {
  const count = Math.ceil(list.length * share);
  return list.filter(
    (_, index) =>
      Math.ceil(((index + 1) * count) / list.length) > Math.ceil((index * count) / list.length),
  );
}

function isAtWork(user: UserRecord): boolean {
  return user.isSignedIn && user.statusId === statusIds.available;
}
