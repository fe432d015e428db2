import { freeSlots, isRoutable, occupying } from './desk.ts';
import { type ContactRecord, type Floor, type LineKey, lineKey, lineOf } from './floor.ts';
import type { Channel, User } from './model.ts';

/** Work older than this says nothing of the pace now. */
const recentMs = 45 * 60_000;
/** With fewer pieces of finished work than this there is no pace to speak of. */
const fewest = 3;
const longestSeconds = 4 * 3600;

/**
 * Seconds a new contact would wait in this line: its place divided by the pace at which agents
 * come free, corrected by how the last estimates turned out. AWS describes its own as made of
 * position, connect rate and a correction factor, and leaves it out when unsure; so does this.
 */
export function estimateFor(floor: Floor, queueId: string, channel: Channel): number | undefined {
  const line = lineOf(floor, queueId, channel);
  return secondsTo(floor, queueId, channel, line.length + 1);
}

/** Place in line from 1, and seconds still to wait. */
export function placeOf(floor: Floor, contact: ContactRecord) {
  if (contact.stage !== 'queued' || contact.queueId === undefined) return undefined;
  const { queueId, channel } = contact;
  const position = lineOf(floor, queueId, channel).indexOf(contact) + 1;
  return { position, seconds: secondsTo(floor, queueId, channel, position) };
}

/** Compares a wait with what was foretold, so that the next estimate of the line is better. */
export function learnFromWait(floor: Floor, contact: ContactRecord): void {
  const { estimateAtQueueing: foretold, enqueuedAt, queueId } = contact;
  if (!foretold || !enqueuedAt || queueId === undefined) return;
  const key = lineKey(queueId, contact.channel);
  const actual = (floor.events.now - enqueuedAt.getTime()) / 1000;
  const before = floor.corrections.get(key) ?? 1;
  const seen = clamp((actual / foretold) * before, 0.3, 3);
  floor.corrections.set(key, clamp(before * 0.92 + seen * 0.08, 0.5, 2));
}

function secondsTo(floor: Floor, queueId: string, channel: Channel, position: number) {
  const key = lineKey(queueId, channel);
  const staff = (floor.servers.get(key) ?? []).filter(isStaffing);
  if (staff.length === 0) return undefined;
  const free = staff.reduce((sum, user) => sum + freeSlots(user, channel), 0);
  if (position <= free) return 0;
  const occupied = recentOccupation(floor, staff, channel);
  if (occupied === undefined) return undefined;
  const pace = staff.reduce((sum, user) => sum + share(floor, user, key, channel), 0) / occupied;
  const seconds = ((position - free) / pace) * (floor.corrections.get(key) ?? 1);
  return seconds > longestSeconds ? undefined : Math.round(seconds);
}

/** At work for queues now or about to be again: a missed contact is cleared soon. */
function isStaffing(user: User): boolean {
  if (isRoutable(user)) return true;
  return user.isSignedIn && user.nextStatusId === undefined && occupying(user).length > 0;
}

/** Mean seconds a contact of this channel occupies one of these agents lately. */
function recentOccupation(floor: Floor, staff: readonly User[], channel: Channel) {
  const lines = new Set(staff.flatMap((user) => linesOf(user, channel)));
  const since = floor.events.now - recentMs;
  const recent = floor.turnover.filter((done) => done.at >= since && lines.has(done.line));
  if (recent.length < fewest) return undefined;
  return recent.reduce((sum, done) => sum + done.occupiedSeconds, 0) / recent.length;
}

/** How much of an agent this line gets: all of them, or their part when other lines wait as well. */
function share(floor: Floor, user: User, key: LineKey, channel: Channel): number {
  const slots = user.profile.concurrency.get(channel) ?? 0;
  const weights = linesOf(user, channel).map((line) => ({
    line,
    waiting:
      line === key ? (floor.lines.get(line)?.length ?? 0) + 1 : floor.lines.get(line)?.length,
  }));
  const all = weights.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0);
  const own = weights.find(({ line }) => line === key)?.waiting ?? 0;
  return all === 0 ? slots : (slots * own) / all;
}

function linesOf(user: User, channel: Channel): LineKey[] {
  return user.profile.serves
    .filter((skill) => skill.channel === channel)
    .map((skill) => lineKey(skill.queueId, channel));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
