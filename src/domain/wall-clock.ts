import { tzOffset } from '@date-fns/tz';

const minuteMs = 60_000;

/** What a clock on the wall of a time zone (IANA name) shows, as if it were UTC (ms); undefined for a zone that is not known. */
export function wallClock(zone: string): ((at: Date) => number) | undefined {
  if (Number.isNaN(tzOffset(zone, new Date(0)))) return undefined;
  return (at) => at.getTime() + tzOffset(zone, at) * minuteMs;
}
