import type { TroubleKind } from '../../../domain/alerting/trouble.ts';
import type { JournalPage } from '../../../stores/alerting.ts';

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

/** After so many seconds without a check that was completed, three are missing. */
export function longestSilenceSeconds(intervalSeconds: number): number {
  return Math.max(missedIntervals * intervalSeconds, shortestSilenceSeconds);
}

/**
 * The time in which nothing was checked, when it was long enough to be said: at least three missed
 * checks, or a failure of more than a minute. The last good check of any process counts, so one
 * process alone without its services makes no gap.
 */
export function gapOf(facts: {
  readonly page: Pick<JournalPage, 'lastOkAt' | 'failingSince' | 'failure'>;
  readonly outage: Outage | undefined;
  readonly now: Date;
  /** The longest time from one due check to the next; Infinity when there is no telling. */
  readonly intervalSeconds: number;
}): Gap | undefined {
  const { page, outage, now, intervalSeconds } = facts;
  const { lastOkAt } = page;
  const isSilent =
    lastOkAt !== undefined && seconds(lastOkAt, now) >= longestSilenceSeconds(intervalSeconds);

  const failingSince = earlier(outage?.since, page.failingSince);
  if (failingSince) {
    const from = later(failingSince, lastOkAt);
    const isLong = seconds(from, now) > longestFailureSeconds;
    const failure = outage?.failure ?? page.failure ?? 'internal';
    return isSilent || isLong ? { from, failure } : undefined;
  }
  return isSilent ? { from: lastOkAt, failure: 'not-running' } : undefined;
}

/** What a failure of checks is called. */
export function kindOf(failure: string): TroubleKind {
  if (failure.startsWith('connect_')) return 'connect-away';
  return failure === 'redis_unavailable' ? 'redis-away' : 'not-checking';
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
