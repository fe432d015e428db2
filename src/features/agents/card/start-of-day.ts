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

/** What a clock on the wall there shows, as if it were UTC; undefined for a zone that is not known. */
function wallClock(zone: string): ((at: Date) => number) | undefined {
  const format = formatFor(zone);
  return (
    format &&
    ((at) => {
      const parts = format
        .formatToParts(at)
        .map(({ type, value }) => [type, Number(value)] as const);
      const of = new Map(parts);
      const get = (type: Intl.DateTimeFormatPartTypes) => of.get(type) ?? 0;
      return Date.UTC(
        get('year'),
        get('month') - 1,
        get('day'),
        get('hour'),
        get('minute'),
        get('second'),
      );
    })
  );
}

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
