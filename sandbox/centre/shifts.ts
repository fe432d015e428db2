import { statusIds } from './catalogue.ts';
import { askStatus } from './desk.ts';
import type { Floor, UserRecord } from './floor.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const shiftHours = 8.5;

/** Signs people in and out for as long as the centre runs; those whose shift is on begin at once. */
export function startShifts(floor: Floor): void {
  for (const user of floor.users) {
    if (user.shiftFrom === undefined) signInForGood(floor, user);
  }
  const today = startOfLocalDay(floor);
  planDay(floor, today - dayMs);
  const everyDay = (day: number) => {
    planDay(floor, day);
    floor.events.at(day + dayMs, () => everyDay(day + dayMs));
  };
  everyDay(today);
}

/** Those who are away all day have left at some time of the warm-up. */
function signInForGood(floor: Floor, user: UserRecord): void {
  const { awayAs } = user;
  askStatus(floor, user, statusIds.available);
  if (awayAs === undefined) return;
  const warmUpSeconds = floor.settings.warmUpHours * 3600;
  const random = floor.random.fork(`away/${user.username}`);
  floor.events.in(random.between(0, warmUpSeconds), () => askStatus(floor, user, awayAs));
}

function startOfLocalDay({ events, localOffset }: Floor): number {
  const local = events.now + localOffset;
  return local - (((local % dayMs) + dayMs) % dayMs) - localOffset;
}

function planDay(floor: Floor, day: number): void {
  for (const user of floor.users) {
    if (user.shiftFrom !== undefined) planShift(floor, user, day + user.shiftFrom * hourMs);
  }
}

function planShift(floor: Floor, user: UserRecord, begins: number): void {
  const random = floor.random.fork(`shift/${user.username}/${begins}`);
  const from = begins + random.between(-4, 6) * 60_000;
  const until = from + shiftHours * hourMs;
  if (until <= floor.events.now) return;
  const away = (afterHours: number, minutes: number, statusId: string) => {
    const leave = from + (afterHours + random.between(-0.3, 0.3)) * hourMs;
    at(floor, leave, () => leaveFor(floor, user, { statusId, minutes }));
  };
  floor.events.at(from, () => askStatus(floor, user, statusIds.available));
  away(2, random.between(8, 15), statusIds.break);
  away(4 + random.between(-0.8, 0.8), random.between(28, 40), statusIds.lunch);
  away(6.5, random.between(8, 15), statusIds.break);
  if (random.chance(0.15)) away(5.5, random.between(25, 45), statusIds.training);
  floor.events.at(until, () => askStatus(floor, user, statusIds.offline));
}

/** Away for so many minutes, counted from when the desk is clear; then back, unless something else came up. */
function leaveFor(
  floor: Floor,
  user: UserRecord,
  { statusId, minutes }: { readonly statusId: string; readonly minutes: number },
): void {
  if (!user.isSignedIn || user.statusId !== statusIds.available) return;
  askStatus(floor, user, statusId);
  const comeBack = () => {
    if (user.nextStatusId === statusId) floor.events.in(60, comeBack);
    else if (user.statusId === statusId) askStatus(floor, user, statusIds.available);
  };
  floor.events.in(minutes * 60, comeBack);
}

/** Something planned for a time that has passed does not happen. */
function at(floor: Floor, when: number, run: () => void): void {
  if (when >= floor.events.now) floor.events.at(when, run);
}
