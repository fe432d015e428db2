import type { Chart, ChartSeries } from '../../../blocks/chart.ts';
import { setDuration } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import { clip, lengthOf, plainName } from '../../../blocks/text.ts';
import type { Channel } from '../../../domain/contact-centre.ts';
import type { KeptFigure } from '../../../domain/history.ts';
import { type WaitSettings, waitLimitOf } from '../../../domain/settings.ts';
import { bucketsOf, type HistoryBucket } from '../../../floor/history/buckets.ts';
import { plainChannel } from '../../words-for.ts';
import { type Drawn, drawnSeries } from './drawn-series.ts';
import type { Course } from './read-course.ts';
import { timeLabels } from './time-labels.ts';

/** A chart of fewer stretches shows no course. */
const fewestStretches = 3;
/** Of thresholds of one kind; Slack takes twelve series in all. */
const mostThresholds = 3;

export interface CourseCharts {
  /** Wait, then contacts and agents; what has too little to show is left out. */
  readonly charts: readonly Chart[];
  /** The stretches of time, oldest first, as the channel with most readings has them. */
  readonly buckets: readonly HistoryBucket[];
  /** How long each is, seconds; 0 without any. */
  readonly stretchSeconds: number;
  /** Channels with too few readings to be drawn beside the others, as people write them. */
  readonly leftOut: readonly string[];
  /** Stretches with readings that are not drawn, because the service gave no figure then. */
  readonly unknown: number;
  readonly zone: string;
}

export interface ChartsAbout {
  readonly queueId: string;
  readonly queueName: string;
  readonly waits: WaitSettings;
  readonly zone: string | undefined;
}

interface Channelled {
  readonly channel: Channel;
  readonly buckets: readonly HistoryBucket[];
}

/** The charts of a course: the worst of each of at most 20 stretches, thresholds drawn in. */
export function courseCharts(course: Course, about: ChartsAbout): CourseCharts {
  const channels = channelsOf(course);
  const buckets = longestOf(channels);
  const [first] = buckets;
  const stretchSeconds = first ? (first.until.getTime() - first.from.getTime()) / 1000 : 0;
  const waiting = drawnSeries(
    channels.map(({ channel, buckets: own }) => ({
      name: plainChannel(channel),
      values: along(buckets, own, (bucket) => minutes(bucket.worstWaitSeconds)),
    })),
  );
  const people = drawnSeries(peopleIn(channels, buckets));
  const each = setDuration(stretchSeconds);
  const times = buckets.map(({ from }) => from);
  const { labels, zone } = timeLabels(times, about.zone);
  const frame = (drawn: Drawn) => ({
    kind: 'line' as const,
    categories: drawn.stretches.map((index) => labels[index] ?? ''),
    categoryAxis: `time in ${zone}`,
  });
  const drawnChannels = channels.filter(({ channel }) =>
    waiting.series.some(({ name }) => name === plainChannel(channel)),
  );
  const charts: readonly (Chart | undefined)[] = [
    isEnough(waiting)
      ? {
          ...frame(waiting),
          title: titled(about.queueName, ': longest wait'),
          valueAxis: `minutes, worst of each ${each}`,
          series: [
            ...waiting.series,
            ...thresholds(course, drawnChannels, about, waiting.stretches.length),
          ],
        }
      : undefined,
    isEnough(people)
      ? {
          ...frame(people),
          title: titled(about.queueName, ': contacts and agents'),
          valueAxis: `most contacts, fewest agents of each ${each}`,
          series: people.series,
        }
      : undefined,
  ];
  const read = buckets.filter(({ readings }) => readings > 0).length;
  return {
    charts: charts.filter((chart) => chart !== undefined),
    buckets,
    stretchSeconds,
    leftOut: waiting.leftOut,
    unknown: Math.max(0, read - waiting.stretches.length),
    zone,
  };
}

/** Channels of which anything was read. Those where nobody waited are no line, unless nobody waited anywhere. */
function channelsOf({ series, from, until }: Course): readonly Channelled[] {
  const read = series
    .filter(({ points }) => points.length > 0)
    .map((one) => ({ channel: one.channel, buckets: bucketsOf(one, { from, until }) }));
  const used = read.filter(({ buckets }) =>
    buckets.some(({ worst, worstWaitSeconds }) => {
      const isEmpty = worst.contactsInQueue === 0 || worst.contactsInQueue === undefined;
      return !isEmpty || (worstWaitSeconds ?? 0) > 0;
    }),
  );
  return used.length > 0 ? used : read;
}

/** Of several channels those with the longest stretches; they differ only where one is kept more coarsely. */
function longestOf(channels: readonly Channelled[]): readonly HistoryBucket[] {
  const readings = (buckets: readonly HistoryBucket[]) =>
    buckets.reduce((sum, bucket) => sum + bucket.readings, 0);
  const ordered = channels
    .map(({ buckets }) => buckets)
    .toSorted((one, other) => one.length - other.length || readings(other) - readings(one));
  return ordered[0] ?? [];
}

/** The figure of each stretch; not known where this channel has no such stretch. */
function along(
  stretches: readonly HistoryBucket[],
  own: readonly HistoryBucket[],
  figure: (bucket: HistoryBucket) => number | undefined,
): readonly (number | undefined)[] {
  const byTime = new Map(own.map((bucket) => [bucket.from.getTime(), bucket]));
  return stretches.map(({ from }) => {
    const bucket = byTime.get(from.getTime());
    return bucket && figure(bucket);
  });
}

/**
 * Contacts by channel; agents as in the channel that has most of them, since Connect counts whoever
 * takes several channels in each of them, and a sum would count people twice.
 */
function peopleIn(channels: readonly Channelled[], stretches: readonly HistoryBucket[]) {
  const isOne = channels.length === 1;
  const worst = (figure: KeptFigure) =>
    channels.map(({ buckets }) => along(stretches, buckets, (bucket) => bucket.worst[figure]));
  const contacts = channels.map(({ channel }, index) => ({
    name: isOne ? 'in queue' : `${plainChannel(channel)} in queue`,
    values: worst('contactsInQueue')[index] ?? [],
  }));
  const most = (figure: KeptFigure) =>
    stretches.map((_, index) => {
      const known = worst(figure).flatMap((values) => values[index] ?? []);
      return known.length === 0 ? undefined : Math.max(...known);
    });
  return [
    ...contacts,
    { name: 'staffed', values: most('agentsStaffed') },
    { name: 'available', values: most('agentsAvailable') },
  ];
}

/** The limits of the channels that are drawn, and what alert rules on this queue go by. */
function thresholds(
  { alertSeconds }: Course,
  channels: readonly Channelled[],
  { waits, queueId }: ChartsAbout,
  stretches: number,
): readonly ChartSeries[] {
  const set = channels.flatMap(({ channel }) => {
    const limit = waitLimitOf(waits, queueId, channel);
    return limit === 'off' ? [] : [{ channel, limit }];
  });
  const isSame =
    set.length === channels.length && set.every(({ limit }) => limit === set[0]?.limit);
  const named = isSame
    ? set.slice(0, 1).map(({ limit }) => ({ name: `limit ${shortly(limit)}`, seconds: limit }))
    : set.map(({ channel, limit }) => ({
        name: `limit ${plainChannel(channel)} ${shortly(limit)}`,
        seconds: limit,
      }));
  const alerts = alertSeconds.map((seconds) => ({ name: `alert ${shortly(seconds)}`, seconds }));
  return [...named, ...alerts.slice(0, mostThresholds)].map(({ name, seconds }) => ({
    name,
    values: Array.from({ length: stretches }, () => minutes(seconds) ?? 0),
    isThreshold: true,
  }));
}

/** "5 min", "1.5 h": short, for the 20 characters of a name. */
function shortly(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const isHours = seconds >= 7200;
  return `${tenths(seconds / (isHours ? 3600 : 60))} ${isHours ? 'h' : 'min'}`;
}

function minutes(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : tenths(seconds / 60);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function isEnough({ stretches, series }: Drawn): boolean {
  return series.length > 0 && stretches.length >= fewestStretches;
}

function titled(queueName: string, what: string): string {
  return `${clip(plainName(queueName), limits.chartTitle - lengthOf(what))}${what}`;
}
