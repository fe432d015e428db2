import type { Timetable, WeekSlice } from '../../../domain/alerting/timetable.ts';
import { parseWeekTime, weekTime } from '../file/week-times.ts';

const shape = /([a-z][a-z,-]*\s+\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})/giu;

/** Reads `mon-fri 08:00-18:00, sat 09:00-12:00`; undefined where anything else is in it. */
export function parseTimes(text: string): readonly WeekSlice[] | undefined {
  const found = [...text.matchAll(shape)].map(([part]) => part);
  const rest = text.replaceAll(shape, '').replaceAll(/[\s,;]/gu, '');
  const slices = found.flatMap((part) => parseWeekTime(part.replace(/^,+/u, '')) ?? []);
  return rest === '' && slices.length > 0 && slices.length === found.length ? slices : undefined;
}

/** The same as it is typed. */
export function timesText({ slices }: Timetable): string {
  return slices.map(weekTime).join(', ');
}
