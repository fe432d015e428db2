import { TZDate } from '@date-fns/tz';

/** By this much clocks are put back: an hour nearly everywhere, half of it on Lord Howe Island. */
const setBacks = [60, 30].map((minutes) => minutes * 60_000);

/** A date of the calendar: year, month from 0 on, day. */
export type CalendarDate = readonly [year: number, month: number, day: number];

/** The date on the wall of a zone. */
export function dateOf(day: TZDate): CalendarDate {
  return [day.getFullYear(), day.getMonth(), day.getDate()];
}

/**
 * When the clocks of a zone (IANA name that is known) show this minute of a date, 0 to 1439: the first
 * time where they do twice, and the first moment after it where it is skipped.
 */
export function momentOn(date: CalendarDate, minute: number, zone: string): Date {
  const shown = new TZDate(...date, 0, minute, zone);
  const clock = clockOf(shown);
  const earlier = setBacks
    .map((ms) => new TZDate(shown.getTime() - ms, zone))
    .find((other) => clockOf(other) === clock);
  return new Date((earlier ?? shown).getTime());
}

function clockOf(at: TZDate): number {
  return at.getHours() * 60 + at.getMinutes();
}
