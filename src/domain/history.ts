import type { Channel, QueueChannelReading } from './contact-centre.ts';

/** The figures of a queue that are kept. */
export const keptFigures = [
  'estimatedWaitSeconds',
  'oldestContactSeconds',
  'contactsInQueue',
  'agentsStaffed',
  'agentsAvailable',
  'agentsOnContact',
] as const satisfies readonly (keyof QueueChannelReading)[];

export type KeptFigure = (typeof keptFigures)[number];

/** Seconds and counts, whole numbers; undefined = the service gave no value then. */
export type KeptFigures = { readonly [Figure in KeptFigure]?: number | undefined };

/** What was read of a queue and channel in one stretch of time. A time without a point is a time without a reading. */
export interface HistoryPoint {
  /** When the reading was taken; where several were made one, when their stretch begins. */
  readonly at: Date;
  /** How much time the point stands for; 0 = one reading, as it was. */
  readonly seconds: number;
  readonly last: KeptFigures;
  /** The longest waits, the most contacts and the fewest agents of the stretch; the reading itself where it is one. */
  readonly worst: KeptFigures;
}

export interface SeriesId {
  readonly queueId: string;
  readonly channel: Channel;
}

/** Points of one queue and channel, oldest first, no two at the same time. */
export interface WaitSeries extends SeriesId {
  readonly points: readonly HistoryPoint[];
}

/** How finely readings are kept: what the memory that was set aside allows for so many series. */
export interface HistoryPlan {
  /** Queues and channels that share the memory. */
  readonly series: number;
  readonly megabytes: number;
  readonly days: number;
  /** One reading in so many seconds is kept as it was, for `rawHours`. */
  readonly rawSeconds: number;
  readonly rawHours: number;
  /** After that one point stands for so many seconds, with the worst and the last of them. */
  readonly coarseSeconds: number;
  /** True where the memory does not allow what is usual. */
  readonly isReduced: boolean;
}

/** The worse of two, figure by figure: more agents are better, more of anything else is not. What is unknown in one is the other's. */
export function worseOf(one: KeptFigures, other: KeptFigures): KeptFigures {
  const worse: { [Figure in KeptFigure]?: number } = {};
  for (const figure of keptFigures) {
    const known = [one[figure], other[figure]].filter((value) => value !== undefined);
    if (known.length === 0) continue;
    worse[figure] = figure.startsWith('agents') ? Math.min(...known) : Math.max(...known);
  }
  return worse;
}

/**
 * Makes one point of all that fall into the same stretch of `seconds`, counted from midnight UTC;
 * points that stand for as long or longer stay. Doing it twice changes nothing.
 */
export function coarsen(points: readonly HistoryPoint[], seconds: number): readonly HistoryPoint[] {
  const stretches = new Map<number, HistoryPoint>();
  const inOrder = points.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const point of inOrder) {
    const length = Math.max(seconds, point.seconds);
    const begin = Math.floor(point.at.getTime() / (length * 1000)) * length * 1000;
    const before = stretches.get(begin);
    stretches.set(begin, {
      at: new Date(begin),
      seconds: Math.max(length, before?.seconds ?? 0),
      last: point.last,
      worst: before ? worseOf(before.worst, point.worst) : point.worst,
    });
  }
  return [...stretches.values()];
}
