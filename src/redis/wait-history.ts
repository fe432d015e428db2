import type { Redis } from 'ioredis';
import type { QueueChannelReading } from '../domain/contact-centre.ts';
import type { HistoryPlan, HistoryPoint, SeriesId, WaitSeries } from '../domain/history.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Log } from '../ports/ground.ts';
import type { WaitHistory } from '../stores/waits.ts';
import { claimsBy } from './claims.ts';
import { createReporter, type Report } from './codec/decode.ts';
import { inOrder, nearestMilliseconds, pointsOfDay } from './codec/wait-day.ts';
import { sampleBytes, samplesIn } from './codec/wait-samples.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';
import { type HistoryBounds, openHourBytes, planFor } from './wait-plan.ts';
import { garbageMilliseconds, idOf, memberOf } from './wait-series.ts';
import { tidyWaits } from './wait-tidy.ts';

const hourMs = 3_600_000;
const dayHours = 24;
/** Rows of one script and series of one round of reading: Redis serves others in between. */
const atOnce = 200;

/** Two processes may keep the same series: near ones are left out by each, and the rest when they are packed. */
export class RedisWaitHistory implements WaitHistory {
  readonly claim: WaitHistory['claim'];
  readonly release: WaitHistory['release'];
  readonly #redis: Redis;
  readonly #bounds: HistoryBounds;
  readonly #report: Report;
  /** When this process kept each series last (ms). */
  readonly #keptAt = new Map<string, number>();

  constructor(redis: Redis, log: Log, bounds: HistoryBounds) {
    const claims = claimsBy(redis, 'history', (keys) => keys.waitClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#bounds = bounds;
    this.#report = createReporter(log);
  }

  keep: WaitHistory['keep'] = async (tenant, { asOf, rows }) => {
    const plan = await this.plan(tenant);
    const at = asOf.getTime();
    const placeOf = (row: SeriesId) => `${keysOf(tenant).waitSeries}|${memberOf(row)}`;
    const due = rows.filter((row) => {
      const since = at - (this.#keptAt.get(placeOf(row)) ?? Number.NEGATIVE_INFINITY);
      // A reading from before the last one is kept: it may be of another process, and is rare.
      return since < 0 || since >= nearestMilliseconds(plan.rawSeconds);
    });
    for (let start = 0; start < due.length; start += atOnce) {
      const some = due.slice(start, start + atOnce);
      await this.#append(tenant, at, some, plan);
      for (const row of some) this.#keptAt.set(placeOf(row), at);
    }
  };

  read: WaitHistory['read'] = async (tenant, series, range) => {
    const all: WaitSeries[] = [];
    for (let start = 0; start < series.length; start += 20) {
      const some = series.slice(start, start + 20);
      all.push(...(await Promise.all(some.map((id) => this.#readOne(tenant, id, range)))));
    }
    return all;
  };

  plan = async (tenant: Tenant): Promise<HistoryPlan> => {
    const { waitSeries } = keysOf(tenant);
    const count = await asking('count series', () => this.#redis.zcard(waitSeries));
    return planFor(count, this.#bounds);
  };

  keptSince: WaitHistory['keptSince'] = async (tenant, since, now) => {
    const { waitSeries } = keysOf(tenant);
    // A reading may be some milliseconds younger than the whole second of who asks.
    const until = now.getTime() + 999;
    const members = await asking('list series', () =>
      this.#redis.zrangebyscore(waitSeries, since.getTime(), until),
    );
    return members.map(idOf);
  };

  tidy: WaitHistory['tidy'] = async (tenant, now) => {
    const plan = await this.plan(tenant);
    await tidyWaits({ redis: this.#redis, report: this.#report }, { tenant, now, plan });
  };

  async #append(
    tenant: Tenant,
    at: number,
    rows: readonly QueueChannelReading[],
    plan: HistoryPlan,
  ): Promise<void> {
    const keys = keysOf(tenant);
    const hour = Math.floor(at / hourMs);
    const offset = Math.floor((at % hourMs) / 1000);
    const hourKeys = rows.map((row) => keys.waitHour(memberOf(row), hour));
    const samples = rows.flatMap((row) => [memberOf(row), sampleBytes(offset, row)]);
    const garbage = String(garbageMilliseconds(plan));
    await asking('keep waits', () =>
      this.#redis.fwKeepWaits(
        1 + rows.length,
        ...[keys.waitSeries, ...hourKeys],
        ...[String(at), garbage, String(openHourBytes(plan)), ...samples],
      ),
    );
  }

  async #readOne(
    tenant: Tenant,
    { queueId, channel }: SeriesId,
    { from, until }: { readonly from: Date; readonly until: Date },
  ): Promise<WaitSeries> {
    if (until <= from) return { queueId, channel, points: [] };
    const keys = keysOf(tenant);
    const member = memberOf({ queueId, channel });
    const hours = wholeNumbers(from.getTime() / hourMs, until.getTime() / hourMs);
    const days = wholeNumbers(
      from.getTime() / hourMs / dayHours,
      until.getTime() / hourMs / dayHours,
    );
    const dayKeys = days.map((day) => keys.waitDay(member, day));
    const hourKeys = hours.map((hour) => keys.waitHour(member, hour));
    // In one step: what is packed between two would be seen in neither.
    const found = await asking('read waits', () => this.#redis.mgetBuffer(...dayKeys, ...hourKeys));
    const points: HistoryPoint[] = [];
    const isTouched = (hour: number) => hours.includes(hour);
    for (const [index, day] of days.entries()) {
      const bytes = found[index];
      const onBroken = (problem: string) => this.#report(dayKeys[index] ?? '', [problem]);
      if (bytes) points.push(...pointsOfDay({ day, bytes }, onBroken, isTouched));
    }
    for (const [index, hour] of hours.entries()) {
      const bytes = found[days.length + index];
      const samples = bytes && samplesIn(bytes, hour * hourMs);
      if (samples?.isBroken) this.#report(hourKeys[index] ?? '', ['what follows a broken sample']);
      if (samples) points.push(...samples.points);
    }
    const isIn = ({ at }: HistoryPoint) => at >= from && at < until;
    return { queueId, channel, points: inOrder(points).filter(isIn) };
  }
}

/** The whole numbers whose unit a range touches. */
function wholeNumbers(from: number, until: number): readonly number[] {
  const first = Math.floor(from);
  const count = Math.max(0, Math.ceil(until) - first);
  return Array.from({ length: count }, (_, index) => first + index);
}
