import type { QueueChannelReading, QueuesReading } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import {
  coarsen,
  type HistoryPlan,
  type HistoryPoint,
  type KeptFigures,
  keptFigures,
  type SeriesId,
  type WaitSeries,
} from '../../src/domain/history.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { WaitHistory } from '../../src/stores/waits.ts';
import { FakeClaims } from './claims.ts';

const hour = 3_600_000;

/** What is usual while there is memory enough. */
const usualPlan: HistoryPlan = {
  series: 0,
  megabytes: 256,
  days: 8,
  rawSeconds: 15,
  rawHours: 48,
  coarseSeconds: 60,
  isReduced: false,
};

interface Kept extends SeriesId {
  points: readonly HistoryPoint[];
}

/** The history in memory, by the second. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeWaitHistory implements WaitHistory {
  isAway = false;
  /** What is said of the plan; a test may set it. */
  planned: Partial<HistoryPlan> = {};
  readonly #kept = new Map<string, Map<string, Kept>>();
  readonly #claims = new FakeClaims();

  async keep(tenant: Tenant, reading: QueuesReading): Promise<void> {
    const asOf = new Date(Math.floor(reading.asOf.getTime() / 1000) * 1000);
    for (const row of reading.rows) {
      const known = this.#seriesOf(tenant, row);
      const figures = figuresOf(row);
      const point = { at: asOf, seconds: 0, last: figures, worst: figures };
      const others = known.points.filter(({ at }) => at.getTime() !== asOf.getTime());
      known.points = [...others, point].toSorted((a, b) => a.at.getTime() - b.at.getTime());
    }
  }

  async read(
    tenant: Tenant,
    series: readonly SeriesId[],
    range: { readonly from: Date; readonly until: Date },
  ): Promise<readonly WaitSeries[]> {
    const all = this.#of(tenant);
    return series.map(({ queueId, channel }) => {
      const points = all.get(`${queueId}|${channel}`)?.points ?? [];
      const isIn = ({ at }: HistoryPoint) => at >= range.from && at < range.until;
      return { queueId, channel, points: points.filter(isIn) };
    });
  }

  async plan(tenant: Tenant): Promise<HistoryPlan> {
    return { ...usualPlan, series: this.#of(tenant).size, ...this.planned };
  }

  async keptSince(tenant: Tenant, since: Date, now: Date): Promise<readonly SeriesId[]> {
    return [...this.#of(tenant).values()]
      .filter(({ points }) => {
        const last = points.at(-1)?.at;
        return last && last >= since && last <= now;
      })
      .map(({ queueId, channel }) => ({ queueId, channel }));
  }

  async claim(tenant: Tenant, claim: Parameters<WaitHistory['claim']>[1]): Promise<boolean> {
    return this.#claims.claim(this.#keyOf(tenant), claim);
  }

  async release(tenant: Tenant, token: string): Promise<void> {
    this.#claims.release(this.#keyOf(tenant), token);
  }

  async tidy(tenant: Tenant, now: Date): Promise<void> {
    const { rawHours, coarseSeconds, days } = await this.plan(tenant);
    const rawFrom = Math.floor(now.getTime() / hour - rawHours) * hour;
    const oldest = now.getTime() - days * 24 * hour;
    const all = this.#of(tenant);
    for (const [place, kept] of all) {
      const alive = kept.points.filter(({ at }) => at.getTime() >= oldest);
      const old = alive.filter(({ at }) => at.getTime() < rawFrom);
      const raw = alive.filter(({ at }) => at.getTime() >= rawFrom);
      kept.points = [...coarsen(old, coarseSeconds), ...raw];
      if (kept.points.length === 0) all.delete(place);
    }
  }

  #seriesOf(tenant: Tenant, { queueId, channel }: SeriesId): Kept {
    const all = this.#of(tenant);
    const place = `${queueId}|${channel}`;
    const known = all.get(place) ?? { queueId, channel, points: [] };
    all.set(place, known);
    return known;
  }

  #of(tenant: Tenant): Map<string, Kept> {
    const key = this.#keyOf(tenant);
    const all = this.#kept.get(key) ?? new Map<string, Kept>();
    this.#kept.set(key, all);
    return all;
  }

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }
}

function figuresOf(row: QueueChannelReading): KeptFigures {
  return Object.fromEntries(
    keptFigures.flatMap((figure) => (row[figure] === undefined ? [] : [[figure, row[figure]]])),
  );
}
