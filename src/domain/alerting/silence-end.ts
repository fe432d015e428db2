import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns';
import { startOfDay } from '../start-of-day.ts';
import { dateOf, momentOn } from './day-minute.ts';

/** Until when something is to be quiet, as it was asked for. */
export type AskedEnd =
  | { readonly kind: 'for'; readonly seconds: number }
  /** The next time a clock in the asker's zone shows this; minutes since midnight, 0 to 1439. */
  | { readonly kind: 'clock'; readonly minute: number }
  /** The start of the next day in the asker's zone. */
  | { readonly kind: 'tomorrow' }
  /** The end of the queue's opening. */
  | { readonly kind: 'close' };

/** Longer than this nothing is silenced; days. */
export const longestSilenceDays = 7;

export const longestSilenceSeconds = longestSilenceDays * 86_400;

/**
 * The moment something is quiet until, by the clock in a zone (IANA name); in UTC when it is not given
 * or not known. Where a clock time is skipped, the first moment after it; where it comes twice, the first
 * of them that is not past.
 */
export function endOf(
  asked: Exclude<AskedEnd, { kind: 'close' }>,
  now: Date,
  zone: string | undefined,
): { readonly at: Date; readonly zone: string | undefined } {
  const today = startOfDay(now, zone);
  if (asked.kind === 'for') {
    return { at: new Date(now.getTime() + asked.seconds * 1000), zone: today.zone };
  }
  const inZone = new TZDate(today.at, today.zone ?? 'UTC');
  const dayAfter = (count: number) => dateOf(addDays(inZone, count));
  if (asked.kind === 'tomorrow') {
    // Noon of the next day is in it, whatever the clocks do at midnight.
    const noon = new TZDate(...dayAfter(1), 12, 0, today.zone ?? 'UTC');
    return startOfDay(noon, today.zone);
  }
  const days = [0, 1].map((count) => momentOn(dayAfter(count), asked.minute, today.zone ?? 'UTC'));
  const at = days.find((day) => day.getTime() > now.getTime()) ?? now;
  return { at, zone: today.zone };
}
