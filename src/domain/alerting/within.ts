import { TZDate, tzOffset } from '@date-fns/tz';
import type { Timetable, WeekSlice } from './timetable.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Whether the clock on the wall of the zone stands within the timetable. Of an hour that comes twice
 * both are in, one that is skipped never comes. A zone that is not known holds never.
 */
export function isWithin({ zone, slices }: Timetable, now: Date): boolean {
  const wall = new TZDate(now, zone);
  const minute = wall.getHours() * 60 + wall.getMinutes();
  const day = wall.getDay();
  return slices.some((slice) => holds(slice, day, minute));
}

function holds({ weekdays, fromMinute, untilMinute }: WeekSlice, day: number, minute: number) {
  if (untilMinute > fromMinute) {
    return weekdays.includes(day) && fromMinute <= minute && minute < untilMinute;
  }
  const dayBefore = (day + 6) % 7;
  return (
    (weekdays.includes(day) && fromMinute <= minute) ||
    (weekdays.includes(dayBefore) && minute < untilMinute)
  );
}

/** When it begins or ends to hold next; undefined when it does neither within eight days. */
export function nextChange(timetable: Timetable, now: Date): Date | undefined {
  const isNow = isWithin(timetable, now);
  const found = momentsAfter(timetable, now.getTime()).find(
    (moment) => isWithin(timetable, new Date(moment)) !== isNow,
  );
  return found === undefined ? undefined : new Date(found);
}

/** Every moment at which it can change: where a slice begins or ends, and where the clocks are changed. */
function momentsAfter({ zone, slices }: Timetable, now: number): readonly number[] {
  const offsets = new Set<number>();
  const moments = new Set<number>();
  for (let at = now - dayMs; at < now + 9 * dayMs; at += hourMs) {
    const before = offsetAt(zone, at);
    offsets.add(before);
    if (offsetAt(zone, at + hourMs) !== before) moments.add(changeOfClocks(zone, at, before));
  }
  const minutes = slices.flatMap(({ fromMinute, untilMinute }) => [fromMinute, untilMinute]);
  for (const offset of offsets) {
    // Midnight on the wall, as if it were UTC.
    const midnight = Math.floor((now + offset) / dayMs) * dayMs - offset;
    for (let day = 0; day <= 8; day += 1) {
      for (const minute of minutes) moments.add(midnight + day * dayMs + minute * minuteMs);
    }
  }
  return [...moments].filter((moment) => moment > now).toSorted((one, other) => one - other);
}

/** The minute within the hour at which the offset is another one. */
function changeOfClocks(zone: string, from: number, before: number): number {
  const start = Math.floor(from / minuteMs) * minuteMs;
  for (let at = start; at < from + hourMs; at += minuteMs) {
    if (offsetAt(zone, at) !== before) return at;
  }
  return start + hourMs;
}

/** Milliseconds ahead of UTC. */
function offsetAt(zone: string, at: number): number {
  return tzOffset(zone, new Date(at)) * minuteMs;
}
