import type { WeekSlice } from '../../../domain/alerting/timetable.ts';

const dayWords = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** As a week is written: from Monday on. */
const weekOrder: readonly number[] = [1, 2, 3, 4, 5, 6, 0];
const shape = /^([a-z,-]+)\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/iu;

/** Reads `mon-fri 08:00-18:00`, `sat,sun 22:00-06:00`, `daily 00:00-24:00`; undefined for anything else. */
export function parseWeekTime(text: string): WeekSlice | undefined {
  const found = shape.exec(text.trim());
  if (!found) return undefined;
  const [, days = '', ...figures] = found;
  const [fromHour = 0, fromRest = 0, untilHour = 0, untilRest = 0] = figures.map(Number);
  const weekdays = parseDays(days.toLowerCase());
  const fromMinute = minuteOf(fromHour, fromRest);
  const untilMinute = minuteOf(untilHour, untilRest);
  if (!weekdays || fromMinute === undefined || untilMinute === undefined) return undefined;
  if (fromMinute === 1440) return undefined;
  // Until midnight is until the end of the day.
  return { weekdays, fromMinute, untilMinute: untilMinute === 0 ? 1440 : untilMinute };
}

/** The same slice as it is typed: `mon-fri 08:00-18:00`. */
export function weekTime({ weekdays, fromMinute, untilMinute }: WeekSlice): string {
  return `${daysText(weekdays)} ${clockText(fromMinute)}-${clockText(untilMinute)}`;
}

function minuteOf(hour: number, rest: number): number | undefined {
  const minute = hour * 60 + rest;
  return rest < 60 && minute <= 1440 ? minute : undefined;
}

function clockText(minute: number): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function parseDays(text: string): readonly number[] | undefined {
  if (text === 'daily') return [0, 1, 2, 3, 4, 5, 6];
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [first, last = first, ...more] = part.split('-').map(dayOf);
    if (first === undefined || last === undefined || more.length > 0) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].toSorted((a, b) => a - b);
}

/** `mon`, `Monday`; undefined for what is no day. */
function dayOf(word: string): number | undefined {
  if (word.length < 3) return undefined;
  const day = dayWords.findIndex((short) => word.startsWith(short));
  return day === -1 ? undefined : day;
}

/** Days that follow each other as a range of three or more. */
function daysText(weekdays: readonly number[]): string {
  if (weekdays.length === 7) return 'daily';
  const runs: number[][] = [];
  for (const day of weekOrder.filter((one) => weekdays.includes(one))) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const follows =
      before !== undefined && weekOrder.indexOf(day) - weekOrder.indexOf(before) === 1;
    if (follows) run?.push(day);
    else runs.push([day]);
  }
  const word = (day: number | undefined) => dayWords[day ?? 0] ?? '';
  return runs
    .map((run) =>
      run.length > 2 ? `${word(run[0])}-${word(run.at(-1))}` : run.map(word).join(','),
    )
    .join(',');
}
