import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns';
import type { AlertSummary } from '../settings.ts';
import { dateOf, momentOn } from './day-minute.ts';

/** Later than this a summary is not posted any more: the next one covers it. */
const lateAtMostMs = 2 * 3_600_000;

/** A summary whose time has come. */
export interface DueSummary {
  readonly channelId: string;
  readonly at: Date;
  /** The time before, by the timetable. */
  readonly before: Date;
}

/**
 * The summaries whose time has come within the last two hours, by the clock on the wall of each zone.
 * An hour that comes twice has one time in it, the first; for one that is skipped it is the first moment
 * after it. A zone that is not known has none.
 */
export function dueSummaries(summaries: readonly AlertSummary[], now: Date): readonly DueSummary[] {
  return summaries.flatMap((summary) => {
    const [at, before] = lastTimes(summary, now);
    const isDue = at && before && now.getTime() - at.getTime() <= lateAtMostMs;
    return isDue ? [{ channelId: summary.channelId, at, before }] : [];
  });
}

/** The last times that are not in the future, newest first; a week and a day hold two of any timetable. */
function lastTimes({ weekdays, minute, zone }: AlertSummary, now: Date): readonly Date[] {
  const today = new TZDate(now, zone);
  if (Number.isNaN(today.getHours())) return [];
  // At noon no date is skipped or comes twice.
  const noon = new TZDate(...dateOf(today), 12, 0, zone);
  return Array.from({ length: 15 }, (_, back) => addDays(noon, -back))
    .filter((day) => weekdays.includes(day.getDay()))
    .map((day) => momentOn(dateOf(day), minute, zone))
    .filter((at) => at.getTime() <= now.getTime());
}
