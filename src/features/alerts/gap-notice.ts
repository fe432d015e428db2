import type { GapNotice } from '../../domain/alert.ts';
import type { CheckHealth } from '../../stores/alerts.ts';

/** A failure this process saw itself; it remembers it while Redis cannot. */
export interface Outage {
  readonly since: Date;
  readonly failure: string;
}

export interface Gap {
  readonly from: Date;
  readonly failure: string;
}

/** Three missed checks: the last good one lies four intervals back, give or take the length of a check. */
const missedIntervals = 3.5;
/** At short intervals three missed checks are a hiccup and no gap. */
const shortestSilenceSeconds = 45;
/** A failure that lasted longer than this is named, however few checks fell into it. */
const longestFailureSeconds = 60;

/**
 * The time in which nothing was checked, when it was long enough to be said: at least three missed
 * checks, or a failure of more than a minute. The last good check of any process counts, so one
 * process alone without its services makes no gap.
 */
export function gapOf(facts: {
  readonly health: CheckHealth;
  readonly outage: Outage | undefined;
  readonly now: Date;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}): Gap | undefined {
  const { health, outage, now, intervalSeconds } = facts;
  const { lastOkAt } = health;
  const longestSilence = Math.max(missedIntervals * intervalSeconds, shortestSilenceSeconds);
  const isSilent = lastOkAt !== undefined && seconds(lastOkAt, now) >= longestSilence;

  const failingSince = earlier(outage?.since, health.failingSince);
  if (failingSince) {
    const from = later(failingSince, lastOkAt);
    const isLong = seconds(from, now) > longestFailureSeconds;
    const failure = outage?.failure ?? health.failure ?? 'internal';
    return isSilent || isLong ? { from, failure } : undefined;
  }
  return isSilent ? { from: lastOkAt, failure: 'not-running' } : undefined;
}

/** One notice for each channel that has rules. Made twice, they have the same ids. */
export function gapNotices(
  gap: Gap,
  until: Date,
  channelIds: Iterable<string>,
): readonly GapNotice[] {
  return [...new Set(channelIds)].map((channelId) => ({
    eventId: `gap|${gap.from.getTime()}|${channelId}`,
    channelId,
    from: gap.from,
    until,
    failure: gap.failure,
  }));
}

function seconds(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

function later(one: Date, other: Date | undefined): Date {
  return other && other > one ? other : one;
}
