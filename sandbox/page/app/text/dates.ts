/** Where and when a date is read: the viewer's zone and the present instant of the sandbox. */
export interface Viewer {
  readonly timeZone: string;
  readonly nowMs: number;
}

const locale = 'en-GB';
const dayMs = 86_400_000;

/** A Slack date format (`{date_short} at {time}`) filled in for this viewer; unknown tokens stay as written. */
export function formatDate(unixSeconds: number, format: string, viewer: Viewer): string {
  const at = unixSeconds * 1000;
  return format.replaceAll(/\{([a-z_]+)\}/gu, (whole, token: string) => {
    const style = styles[token];
    return style ? style(at, viewer) : whole;
  });
}

/** The time of day beside a message, `14:05`. */
export function timeOfDay(at: number, timeZone: string): string {
  return spell(at, timeZone, { hour: '2-digit', minute: '2-digit' });
}

/** The day a message list is divided by: Today, Yesterday, or the date. */
export function dayName(at: number, viewer: Viewer): string {
  const near = nearDay(at, viewer);
  if (near) return near.charAt(0).toUpperCase() + near.slice(1);
  return spell(at, viewer.timeZone, { weekday: 'long', day: 'numeric', month: 'long' });
}

type Style = (at: number, viewer: Viewer) => string;

const medium = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const long = { weekday: 'long', ...medium } as const;

const styles: Readonly<Record<string, Style>> = {
  date: (at, { timeZone }) => spell(at, timeZone, medium),
  date_short: (at, { timeZone }) => spell(at, timeZone, short),
  date_long: (at, { timeZone }) => spell(at, timeZone, long),
  date_pretty: (at, viewer) => nearDay(at, viewer) ?? spell(at, viewer.timeZone, medium),
  date_short_pretty: (at, viewer) => nearDay(at, viewer) ?? spell(at, viewer.timeZone, short),
  date_long_pretty: (at, viewer) => nearDay(at, viewer) ?? spell(at, viewer.timeZone, long),
  date_num: (at, { timeZone }) => isoDay(at, timeZone),
  time: (at, { timeZone }) => timeOfDay(at, timeZone),
  time_secs: (at, { timeZone }) =>
    spell(at, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  ago: (at, { nowMs }) => ago(nowMs - at),
};

function spell(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' });
  // Whether a comma follows the weekday depends on the version of the locale's data.
  return format.format(at).replaceAll(',', '');
}

function isoDay(at: number, timeZone: string): string {
  const day = spell(at, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return day.split('/').reverse().join('-');
}

function nearDay(at: number, { timeZone, nowMs }: Viewer): string | undefined {
  const day = isoDay(at, timeZone);
  if (day === isoDay(nowMs, timeZone)) return 'today';
  if (day === isoDay(nowMs - dayMs, timeZone)) return 'yesterday';
  return day === isoDay(nowMs + dayMs, timeZone) ? 'tomorrow' : undefined;
}

function ago(elapsedMs: number): string {
  const seconds = Math.round(Math.abs(elapsedMs) / 1000);
  const [amount, unit] =
    seconds < 60
      ? [seconds, 'second']
      : seconds < 3600
        ? [Math.floor(seconds / 60), 'minute']
        : seconds < 86_400
          ? [Math.floor(seconds / 3600), 'hour']
          : [Math.floor(seconds / 86_400), 'day'];
  const spoken = `${amount} ${unit}${amount === 1 ? '' : 's'}`;
  return elapsedMs < 0 ? `in ${spoken}` : `${spoken} ago`;
}
