/** What a clock on the wall of a time zone (IANA name) shows, as if it were UTC (ms); undefined for a zone that is not known. */
export function wallClock(zone: string): ((at: Date) => number) | undefined {
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
