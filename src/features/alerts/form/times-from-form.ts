import type { RuleHours } from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import type { Filled } from './read-values.ts';
import { parseTimes } from './times-text.ts';

/** How long, how often and at which hours. What is wrong is said in `filled`. */
export function timesIn(filled: Filled) {
  const repeatSeconds = filled.time('repeat');
  const holds = filled.time('ackHolds');
  return {
    forSeconds: filled.time('for'),
    keepFiringSeconds: filled.time('keepFiring'),
    ...(repeatSeconds > 0 && { repeatSeconds }),
    ...(holds > 0 && { acknowledgedForSeconds: holds }),
    hours: hoursIn(filled),
  };
}

function hoursIn(filled: Filled): RuleHours {
  const hours = filled.one('hours');
  if (hours === 'always') return { kind: 'always' };
  if (hours !== 'times') return { kind: 'opening-hours' };
  const timetable = timetableIn(filled, 'times');
  if (!timetable && filled.one('times') === undefined) {
    filled.say('times', 'Write the times, such as mon-fri 08:00-18:00.');
  }
  return timetable ? { kind: 'timetable', timetable } : { kind: 'always' };
}

/** Times by their zone, which stands in a field of its own; undefined where nothing was written, or nothing fit. */
export function timetableIn(
  filled: Filled,
  field: 'times' | 'mentionTimes',
): Timetable | undefined {
  const text = filled.one(field);
  if (text === undefined) return undefined;
  const zone = filled.one('zone');
  const slices = parseTimes(text);
  if (!slices) filled.say(field, 'Write times such as mon-fri 08:00-18:00, sat 09:00-12:00.');
  if (zone === undefined) filled.say('zone', 'Write the time zone, such as Europe/Berlin.');
  return slices && zone !== undefined ? { zone, slices } : undefined;
}
