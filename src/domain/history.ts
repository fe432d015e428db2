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
