import { TZDate } from '@date-fns/tz';

/** A part of a day in minutes since midnight, 0 to 1439. An end that is not after its start lies on the next day. */
export interface DaySlice {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** When it is open on one date (YYYY-MM-DD); `open` undefined: the service did not say. */
export interface HoursOfDay {
  readonly date: string;
  readonly open: readonly DaySlice[] | undefined;
}

/** An exception that holds on one date: a holiday, or longer hours. */
export interface HoursOverride extends DaySlice {
  readonly date: string;
  readonly name: string | undefined;
  readonly isOpen: boolean;
}

/** `GetEffectiveHoursOfOperations`: the hours of some days, with the exceptions already in them, and which these were. */
export interface EffectiveHours {
  /** IANA name; dates and minutes are of this zone. */
  readonly timeZone: string;
  readonly days: readonly HoursOfDay[];
  readonly overrides: readonly HoursOverride[];
}

/** Real time, milliseconds: the end is not in it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

const minuteMs = 60_000;
/** By this much clocks are changed: an hour nearly everywhere, half of it on Lord Howe Island. */
const changes = [-60, -30, 30, 60].map((minutes) => minutes * minuteMs);

/** When it is open, as far as the service said; what follows on without a gap is one stretch. */
export function stretchesOf({ days, timeZone }: EffectiveHours): readonly Stretch[] {
  const all = days
    .flatMap(({ date, open = [] }) => open.map((slice) => stretchOf(date, slice, timeZone)))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from - other.from);
  const joined: Stretch[] = [];
  for (const stretch of all) {
    const last = joined.at(-1);
    if (last === undefined || stretch.from > last.until) joined.push(stretch);
    else joined[joined.length - 1] = { ...last, until: Math.max(last.until, stretch.until) };
  }
  return joined;
}

/**
 * A part of a date in real time. AWS documents that an end at 00:00 is the midnight after, and 00:00
 * to 00:00 a whole day; that any end not after its start lies on the next day is UNVERIFIED. Who ends
 * a day at 23:59 means its end. Of an hour that comes twice both are in, one that is skipped begins
 * and ends where the clock goes on: nobody is called closed on the strength of a change of clocks.
 */
export function stretchOf(
  date: string,
  { fromMinute, untilMinute }: DaySlice,
  timeZone: string,
): Stretch {
  const until = untilMinute === 1439 ? 1440 : untilMinute;
  const end = until <= fromMinute ? until + 1440 : until;
  return {
    from: Math.min(...momentsOf(date, fromMinute, timeZone)),
    until: Math.max(...momentsOf(date, end, timeZone)),
  };
}

/**
 * Until when it is known whether it is open, milliseconds: the end of the last of the days from
 * yesterday on that follow each other. undefined where yesterday, whose night may last, or today is not told.
 */
export function knownEnd({ days, timeZone }: EffectiveHours, local: TZDate): number | undefined {
  const told = new Set(days.flatMap(({ date, open }) => (open === undefined ? [] : [date])));
  const dayAfter = (count: number) =>
    new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + count, 12, 0, timeZone);
  let count = -1;
  while (told.has(dateOf(dayAfter(count)))) count += 1;
  return count < 1 ? undefined : Math.min(...momentsOf(dateOf(dayAfter(count)), 0, timeZone));
}

/** The date on the wall there, YYYY-MM-DD. */
function dateOf(local: TZDate): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** When the clocks there show this: once, or twice in the night in which they are put back. */
function momentsOf(date: string, minute: number, timeZone: string): readonly number[] {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
  const shown = new TZDate(year, month - 1, day, 0, minute, timeZone);
  const at = shown.getTime();
  const again = changes
    .map((shift) => new TZDate(at + shift, timeZone))
    .filter((other) => isSameClock(other, shown));
  return [at, ...again.map((other) => other.getTime())];
}

function isSameClock(one: TZDate, other: TZDate): boolean {
  return one.getHours() === other.getHours() && one.getMinutes() === other.getMinutes();
}
