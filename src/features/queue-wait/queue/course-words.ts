import { secondsBetween, setDuration, spokenDuration, timeOfDay } from '../../../blocks/format.ts';
import { count, list } from '../../../blocks/text.ts';
import type { InTime } from '../../../domain/in-time.ts';
import type { HistoryBucket } from '../../../floor/history/buckets.ts';
import { readEverySeconds } from '../../../floor/history/read-every.ts';
import { sparkline } from '../../../floor/history/sparkline.ts';
import { trendOf } from '../../../floor/history/trend.ts';
import { planWords } from '../../history-words.ts';
import { trendWords } from '../../trend-words.ts';
import type { CourseCharts } from './course-charts.ts';
import type { Course } from './read-course.ts';
import { spanWords } from './spans.ts';

/** How many blocks a sparkline is wide: a line of it fits a phone. */
const sparkWidth = 20;
/** Readings of so many seconds make a chart of the shortest time that can be chosen. */
const shortestDrawn = 600;
/** So many gaps are named; more are counted. */
const mostGaps = 3;

/** Where the wait of a channel goes: "↗ rising", and its shape; nothing where too little is known. For mrkdwn. */
export function courseOf(
  course: InTime<Course>,
  channel: string,
  now: Date,
): { readonly trend: string | undefined; readonly shape: string | undefined } {
  const points =
    course.kind === 'there'
      ? (course.value.series.find((one) => one.channel === channel)?.points ?? [])
      : [];
  if (course.kind !== 'there' || points.length === 0) return { trend: undefined, shape: undefined };
  const { from, until } = course.value;
  const trend = trendOf(points, now);
  const line = sparkline(points, { from, until, width: sparkWidth });
  // Dots alone: the wait was never known.
  const isKnown = /[^·]/.test(line);
  const length = spanWords(secondsBetween(from, now));
  return {
    trend: trend && trendWords(trend),
    shape: isKnown ? `${line} wait in the last ${length}` : undefined,
  };
}

/** What stands under the charts, or instead of them. For mrkdwn. */
export function courseNotes(
  course: InTime<Course>,
  drawn: CourseCharts | undefined,
  now: Date,
): string {
  if (course.kind === 'late') return 'No charts: the readings of the past did not come in time.';
  if (course.kind === 'failed' || !drawn) {
    return 'No charts and no trend: Floorwalker’s memory (Redis), where its readings are, does not answer just now.';
  }
  const { series, plan, isCut } = course.value;
  const readings = series.reduce((sum, { points }) => sum + points.length, 0);
  if (readings === 0) {
    return 'No charts yet: Floorwalker has no reading of this queue from that time. It reads all queues at each check.';
  }
  const reduced = planWords(plan);
  const kept = [
    ...(isCut ? [`Readings are kept for ${count(plan.days, 'day')}.`] : []),
    ...(reduced === undefined ? [] : [reduced]),
  ];
  const often =
    readings === 1
      ? 'One reading so far.'
      : `Readings ${howOften(course.value)}${gapWords(drawn, now)}.`;
  if (drawn.charts.length === 0) {
    return [nothingDrawn(course.value, drawn), often, ...kept].join(' ');
  }
  const each = setDuration(drawn.stretchSeconds);
  return [
    `Charts: the worst of each ${each}, times in ${drawn.zone}.`,
    often,
    ...(drawn.unknown > 0
      ? [`${count(drawn.unknown, 'stretch', 'stretches')} left out: Amazon Connect gave no wait.`]
      : []),
    ...(drawn.leftOut.length > 0 ? [`Too few readings of ${list(drawn.leftOut)} to draw.`] : []),
    ...kept,
  ].join(' ');
}

/** Why readings are no chart, and what to choose where it is only that so long a time was asked for. */
function nothingDrawn({ series }: Course, { stretchSeconds, unknown }: CourseCharts): string {
  const times = series.flatMap(({ points }) => points.map(({ at }) => at.getTime()));
  const seconds = Math.round((Math.max(...times) - Math.min(...times)) / 1000);
  const isTooLong = unknown === 0 && seconds >= shortestDrawn && stretchSeconds * 3 > seconds;
  return isTooLong
    ? `No charts: all readings of that time lie within ${spokenDuration(seconds)}. Choose a shorter time.`
    : 'No charts yet: there is too little to draw.';
}

/** "about every 15 s", as the channel with most readings was really read. */
function howOften({ series }: Course): string {
  const [most] = series.toSorted((one, other) => other.points.length - one.points.length);
  const usual = readEverySeconds(most?.points ?? []);
  return usual === undefined ? 'so far: few' : `about every ${setDuration(Math.max(1, usual))}`;
}

/** ", the first at 08:50, none from 11:20 to 11:40: …": the stretches in which nothing was read, and why. */
function gapWords({ buckets }: CourseCharts, now: Date): string {
  const begun = buckets.findIndex(({ readings }) => readings > 0);
  const first = begun > 0 ? buckets[begun] : undefined;
  const since = first ? `, the first after ${timeOfDay(first.from)}` : '';
  // The stretch that is not over yet may still get its reading.
  const gaps = gapsIn(buckets.slice(begun).filter(({ until }) => until <= now));
  if (gaps.length === 0) return since;
  const named = gaps
    .slice(0, mostGaps)
    .map(({ from, until }) => `from ${timeOfDay(from)} to ${timeOfDay(until)}`);
  const more = gaps.length > mostGaps ? [count(gaps.length - mostGaps, 'more time')] : [];
  return `${since}, none ${list([...named, ...more])}: queues are read at each check of the alerts, by its schedule, and when somebody asks`;
}

interface Gap {
  readonly from: Date;
  readonly until: Date;
}

function gapsIn(buckets: readonly HistoryBucket[]): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const { from, until, readings } of buckets) {
    if (readings > 0) continue;
    const last = gaps.at(-1);
    if (last && last.until.getTime() === from.getTime()) gaps[gaps.length - 1] = { ...last, until };
    else gaps.push({ from, until });
  }
  return gaps;
}
