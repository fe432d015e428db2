import { intervalToDuration } from 'date-fns';

/** A wait as people say it, from seconds: "12 s", "about 4 min", "about 1 h 20 min". */
export function spokenDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  return minutes < 60 ? `about ${minutes} min` : `about ${hoursAndMinutes(roundTo(minutes, 5))}`;
}

/** The exact figure, from seconds: "45 s", "4 min 12 s", "1 h 3 min 0 s". */
export function exactDuration(seconds: number): string {
  const { days = 0, hours = 0, minutes = 0, seconds: rest = 0 } = parts(seconds);
  const allHours = days * 24 + hours;
  if (allHours > 0) return `${allHours} h ${minutes} min ${rest} s`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** A figure somebody set, exact without idle zeros: "5 min", "1 min 30 s", "2 h". */
export function setDuration(seconds: number): string {
  return exactDuration(seconds)
    .replace(/ 0 s$/, '')
    .replace(/ 0 min$/, '');
}

/** How long something has lasted, short enough for a table cell: "45 s", "4 min", "1 h 3 min". */
export function shortDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min` : hoursAndMinutes(minutes);
}

/** Seconds from one instant to another, never negative (clocks of two machines differ). */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

/** A time in the reader's own zone; the fallback is UTC. mrkdwn only. */
export function timeOfDay(at: Date): string {
  const fallback = `${at.toISOString().slice(11, 16)} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{time}|${fallback}>`;
}

/** How long ago, as the reader's own Slack counts it on: "3 minutes ago"; the fallback is a time. mrkdwn only. */
export function timeAgo(at: Date): string {
  const fallback = `${at.toISOString().slice(11, 16)} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{ago}|${fallback}>`;
}

/** Date and time in the reader's own zone; the fallback is UTC. mrkdwn only. */
export function dateAndTime(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

function parts(seconds: number) {
  return intervalToDuration({ start: 0, end: Math.max(0, Math.round(seconds)) * 1000 });
}

function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}
