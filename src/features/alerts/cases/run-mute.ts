import type { Timetable, WeekSlice } from '../../../domain/alerting/timetable.ts';
import { isWithin } from '../../../domain/alerting/within.ts';
import { CaseProblem, type Fields, fieldsAt, listAt, nameAt, optionalNumberAt } from './json.ts';
import type { CaseResult } from './result.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const known = ['weekdays', 'startMinute', 'endMinute'];

/** Which timetables hold at a moment. Throws CaseProblem. */
export function runMute(id: string, fields: Fields, place: string): CaseResult {
  const rule = fieldsAt(fields.rule, `${place}.rule`);
  const zone = nameAt(rule.timezone ?? 'UTC', `${place}.rule.timezone`);
  const intervals = Object.entries(fieldsAt(rule.intervals, `${place}.rule.intervals`));
  const tables: [string, Timetable][] = [];
  for (const [name, list] of intervals) {
    const slices = listAt(list, `${place}.rule.intervals.${name}`);
    const strange = slices.flatMap(Object.keys).filter((key) => !known.includes(key));
    if (strange.length > 0) {
      return { kind: 'skip', id, reason: `Timetables here have no ${strange.join(', ')}.` };
    }
    tables.push([name, { zone, slices: slices.map((one) => sliceOf(one, place)) }]);
  }
  for (const wanted of listAt(fields.expected, `${place}.expected`)) {
    const now = momentAt(wanted.now, `${place}.expected.now`);
    const mutedBy = tables.filter(([, table]) => isWithin(table, now)).map(([name]) => name);
    const got = mutedBy.toSorted().join(', ');
    const asked = Array.isArray(wanted.mutedBy) ? wanted.mutedBy.map(String) : undefined;
    const isMuted = asked ? asked.toSorted().join(', ') === got : true;
    const isTold = wanted.notify === undefined || wanted.notify === (mutedBy.length === 0);
    if (isMuted && isTold) continue;
    const text = `wanted muted by ${asked?.join(', ') || 'none'}, got ${got || 'none'}`;
    return { kind: 'fail', id, at: String(wanted.now), text };
  }
  return { kind: 'pass', id };
}

function sliceOf({ weekdays, startMinute, endMinute }: Fields, place: string): WeekSlice {
  return {
    weekdays: Array.isArray(weekdays) ? weekdays.map(Number) : everyDay,
    fromMinute: optionalNumberAt(startMinute, `${place}.startMinute`) ?? 0,
    untilMinute: optionalNumberAt(endMinute, `${place}.endMinute`) ?? 1440,
  };
}

function momentAt(value: unknown, place: string): Date {
  const moment = new Date(nameAt(value, place));
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new CaseProblem(`${place} has to be a moment, such as 2024-01-01T00:00:00+11:00.`);
}
