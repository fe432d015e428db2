import type { HistoryPlan } from '../domain/history.ts';
import { mostHeadBytes, mostPointBytes } from './codec/wait-frames.ts';
import { mostSampleBytes } from './codec/wait-samples.ts';

/** How much memory is set aside for the history of a tenant, and for how long it goes back. */
export interface HistoryBounds {
  readonly megabytes: number;
  readonly days: number;
}

/** What is set aside where nobody says otherwise. */
export const usualBounds: HistoryBounds = { megabytes: 256, days: 8 };

/** How finely one series is kept. */
export type Resolution = Pick<HistoryPlan, 'rawSeconds' | 'rawHours' | 'coarseSeconds'>;

const hour = 3_600;

/** From what is usual down to the coarsest: raw readings grow rarer, then fewer hours are kept raw, then stretches grow longer. */
const resolutions: readonly Resolution[] = [
  ...[15, 30, 60, 90, 120, 180, 300].map((rawSeconds) => ({
    rawSeconds,
    rawHours: 48,
    coarseSeconds: Math.max(60, rawSeconds),
  })),
  ...[24, 12, 6, 3].map((rawHours) => ({ rawSeconds: 300, rawHours, coarseSeconds: 300 })),
  ...[600, 900, 1800, 3600].map((coarseSeconds) => ({
    rawSeconds: 300,
    rawHours: 3,
    coarseSeconds,
  })),
];

/** What Redis adds to a key of ours and its value: the name, its entries in two tables, the header of a string. */
const keyBytes = 300;
/** The member of a series in the index, in both of its tables. */
const indexBytes = 200;
/** Redis allocates in steps of up to a quarter, and twice what is appended to. */
const roundedUp = 1.25;
const growing = 2;

/**
 * The bytes an hour of raw readings may take packed. A simulated queue on its busiest hour takes 2.3 a
 * reading at 15 s and 5.6 at 120 s, since rarer ones have less in common; an hour that would take
 * more loses readings until it fits.
 */
export function rawHourBytes({ rawSeconds }: Pick<Resolution, 'rawSeconds'>): number {
  const perReading = rawSeconds <= 30 ? 4 : 6;
  return mostHeadBytes + (hour / rawSeconds) * perReading;
}

/** The bytes an hour of coarse points may take packed: 6.6 a point on the busiest simulated hour; one fits in any case. */
export function coarseHourBytes({ coarseSeconds }: Pick<Resolution, 'coarseSeconds'>): number {
  return mostHeadBytes + Math.max((hour / coarseSeconds) * 8, mostPointBytes);
}

/** The bytes an hour that is being written to may take. */
export function openHourBytes({ rawSeconds }: Pick<Resolution, 'rawSeconds'>): number {
  return (hour / rawSeconds) * mostSampleBytes;
}

/** The most memory a day of one queue and channel takes in Redis, bytes: of readings as they were, and of coarse points. */
export function dayBytes(resolution: Resolution): {
  readonly raw: number;
  readonly coarse: number;
} {
  const ofHours = (bytes: number) => Math.ceil(24 * bytes * roundedUp) + keyBytes;
  return {
    raw: ofHours(rawHourBytes(resolution)),
    coarse: ofHours(coarseHourBytes(resolution)),
  };
}

/** The most memory one queue and channel takes in Redis at a time, bytes. */
export function seriesBytes(resolution: Resolution, days: number): number {
  const rawHours = Math.min(resolution.rawHours, days * 24);
  const packed =
    rawHours * rawHourBytes(resolution) + (days * 24 - rawHours) * coarseHourBytes(resolution);
  // The day that begins and the one that ends are both there; so are, for minutes, two open hours.
  const keys = (days + 1 + 2) * keyBytes;
  return Math.ceil(packed * roundedUp + openHourBytes(resolution) * growing + keys + indexBytes);
}

/**
 * How finely so many series are kept within their memory: the finest of all resolutions that fits, or
 * the coarsest where none does.
 */
export function planFor(series: number, { megabytes, days }: HistoryBounds): HistoryPlan {
  const bytes = megabytes * 1024 * 1024;
  const [usual] = resolutions;
  const fitting = resolutions.find((one) => series * seriesBytes(one, days) <= bytes);
  const resolution = fitting ?? resolutions.at(-1) ?? usual;
  if (!resolution || !usual) throw new TypeError('no resolution');
  const rawHours = Math.min(resolution.rawHours, days * 24);
  const isReduced = resolution !== usual;
  return { series, megabytes, days, ...resolution, rawHours, isReduced };
}
