import { TZDate } from '@date-fns/tz';
import { startOfDay as beginningOf } from 'date-fns';

/**
 * When the day of `now` began in a time zone (IANA name); in UTC when the zone is not given or not
 * known. Where the clock skips midnight, the first instant of the day; where it strikes twice, the first.
 */
export function startOfDay(
  now: Date,
  zone: string | undefined,
): { readonly at: Date; readonly zone: string | undefined } {
  const there = beginningOf(new TZDate(now, zone || 'UTC')).getTime();
  if (zone && !Number.isNaN(there)) return { at: new Date(there), zone };
  return { at: new Date(beginningOf(new TZDate(now, 'UTC')).getTime()), zone: undefined };
}
