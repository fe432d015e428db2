import { wallClock } from '../../wall-clock.ts';

const dayMs = 24 * 3_600_000;

/**
 * When the day of `now` began in a time zone (IANA name); in UTC when the zone is not given or not
 * known. Where the clock skips midnight, the first instant of the day; where it strikes twice, the first.
 */
export function startOfDay(
  now: Date,
  zone: string | undefined,
): { readonly at: Date; readonly zone: string | undefined } {
  const clock = zone === undefined ? undefined : wallClock(zone);
  const wallNow = clock?.(now) ?? now.getTime();
  const midnight = wallNow - (((wallNow % dayMs) + dayMs) % dayMs);
  if (!clock) return { at: new Date(midnight), zone: undefined };
  // The zone's distance to UTC a day before and a day after: a change of the clock lies between them.
  const beginnings = [-dayMs, dayMs]
    .map((shift) => clock(new Date(midnight + shift)) - (midnight + shift))
    .map((offset) => midnight - offset)
    .sort((one, other) => one - other);
  const first = beginnings.find((at) => clock(new Date(at)) >= midnight);
  return { at: new Date(first ?? midnight), zone };
}
