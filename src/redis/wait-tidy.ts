import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { HistoryPlan } from '../domain/history.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Report } from './codec/decode.ts';
import { repackDay } from './codec/wait-day.ts';
import { samplesIn } from './codec/wait-samples.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';
import { garbageMilliseconds } from './wait-series.ts';

const hourMs = 3_600_000;
const dayHours = 24;
/** A sample may have come in while a day was packed; then it is packed once more. */
const attempts = 3;
/** Series of one round: the ways to Redis and back overlap, and others are served in between. */
const atOnce = 10;

interface Room {
  readonly redis: Redis;
  readonly report: Report;
}

interface Tidying {
  readonly tenant: Tenant;
  readonly now: Date;
  readonly plan: HistoryPlan;
}

/** How far it was tidied, in hours of all time, and to which resolution. */
const tidiedShape = z.object({
  hour: z.coerce.number(),
  rawFrom: z.coerce.number(),
  oldest: z.coerce.number(),
  resolution: z.string(),
});
type Tidied = z.infer<typeof tidiedShape>;

/**
 * Packs, makes coarser and drops, some series at a time (`WaitHistory.tidy`). How far it came is written
 * at the end, so a process that dies leaves all of it to the next; each day is written in one step,
 * and only as long as nothing of it has changed since it was read.
 */
export async function tidyWaits(room: Room, tidying: Tidying): Promise<void> {
  const { tenant, now, plan } = tidying;
  const { waitSeries, waitTidied } = keysOf(tenant);
  const hour = Math.floor(now.getTime() / hourMs);
  const next: Tidied = {
    hour,
    rawFrom: hour - plan.rawHours,
    oldest: hour - plan.days * dayHours,
    resolution: `${plan.rawSeconds}/${plan.coarseSeconds}`,
  };
  const before = await readTidied(room, waitTidied, next);
  const members = await asking('list series', () => room.redis.zrange(waitSeries, '0', '-1'));
  const days = [...daysToTidy(before, next)];
  for (let start = 0; start < members.length; start += atOnce) {
    const some = members.slice(start, start + atOnce);
    const all = some.flatMap((member) => days.map((day) => ({ member, day, before, next })));
    await Promise.all(all.map((about) => tidyDay(room, tidying, about)));
  }
  await asking('note tidied', () => room.redis.hset(waitTidied, next));
  const oldestMs = next.oldest * hourMs;
  await asking('drop series', () =>
    room.redis.zremrangebyscore(waitSeries, '-inf', `(${oldestMs}`),
  );
}

/** Nothing known, or nothing that can be read: then all of it is gone through. */
async function readTidied({ redis }: Room, key: string, next: Tidied): Promise<Tidied> {
  const parsed = tidiedShape.safeParse(await asking('read tidied', () => redis.hgetall(key)));
  if (parsed.success) return parsed.data;
  const { oldest } = next;
  return { hour: oldest, rawFrom: oldest, oldest, resolution: 'none' };
}

/** Days in which something is to be packed, to become coarse or to go. */
function daysToTidy(before: Tidied, next: Tidied): ReadonlySet<number> {
  const between = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => dayOf(from + index));
  // Samples of the hour before may have come late.
  const packed = between(Math.max(before.hour - 1, next.oldest), next.hour);
  const coarse = between(before.rawFrom, next.rawFrom - 1);
  const gone = between(before.oldest, next.oldest - 1);
  const all = before.resolution === next.resolution ? [] : between(next.oldest, next.hour);
  return new Set([...packed, ...coarse, ...gone, ...all]);
}

async function tidyDay(
  { redis, report }: Room,
  { tenant, plan }: Tidying,
  about: {
    readonly member: string;
    readonly day: number;
    readonly before: Tidied;
    readonly next: Tidied;
  },
): Promise<void> {
  const { member, day, before, next } = about;
  const keys = keysOf(tenant);
  const dayKey = keys.waitDay(member, day);
  const open = Array.from({ length: dayHours }, (_, index) => day * dayHours + index).filter(
    (hour) => hour >= Math.max(before.hour - 1, next.oldest) && hour <= next.hour,
  );
  const hourKeys = open.map((hour) => keys.waitHour(member, hour));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const found = await asking('read waits', () => redis.mgetBuffer(dayKey, ...hourKeys));
    const [bytes, ...hours] = found.map((one) => one ?? Buffer.alloc(0));
    const samples = hours.flatMap((one, index) => {
      const { points, isBroken } = samplesIn(one, (open[index] ?? 0) * hourMs);
      if (isBroken) report(hourKeys[index] ?? '', ['what follows a broken sample']);
      return points;
    });
    const repacked = repackDay({ day, bytes: bytes ?? Buffer.alloc(0) }, samples, {
      resolution: plan,
      rawFrom: next.rawFrom,
      oldest: next.oldest,
      isRefitted: before.resolution !== next.resolution,
      onBroken: (problem) => report(dayKey, [problem]),
    });
    const isUnchanged = bytes?.equals(repacked) ?? false;
    if (isUnchanged && hours.every(({ length }) => length === 0)) return;
    const sums = [bytes ?? Buffer.alloc(0), ...hours].map(sha1);
    const garbage = String(garbageMilliseconds(plan));
    const isWritten = await asking('pack waits', () =>
      redis.fwPackWaits(1 + open.length, dayKey, ...hourKeys, repacked, garbage, ...sums),
    );
    if (isWritten === 1) return;
  }
}

function dayOf(hour: number): number {
  return Math.floor(hour / dayHours);
}

function sha1(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex');
}
