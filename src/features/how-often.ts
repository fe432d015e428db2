import { setDuration } from '../blocks/format.ts';

/** With longer gaps than this it is a timetable, of which the longest gap says nothing. */
const steadySeconds = 3_600;

/** Whether something goes on around the clock, by its longest gap (seconds). */
export function isSteady(longestGapSeconds: number): boolean {
  return longestGapSeconds <= steadySeconds;
}

/** How often something is done whose longest gap is so many seconds, as people say it. */
export function howOften(longestGapSeconds: number): string {
  return isSteady(longestGapSeconds)
    ? `every ${setDuration(longestGapSeconds)}`
    : 'by its timetable';
}
