import type { Channel, Names, QueuesReading } from '../../domain/contact-centre.ts';
import type { WaitSettings } from '../../domain/settings.ts';
import type { CallOptions, OpeningHours, QueueReadings } from '../../ports/connect.ts';
import type { Clock } from '../../ports/ground.ts';
import { absentFrom, linesOf } from './judged-lines.ts';
import type { AbsentQueue, QueueLine } from './queue-line.ts';

export interface LinesPorts {
  readonly queueReadings: QueueReadings;
  readonly openingHours: OpeningHours;
  readonly clock: Clock;
  readonly instance: string;
}

/** Some queues as they are now. */
export interface LinesRead {
  readonly asOf: Date;
  /** Worst first. */
  readonly lines: readonly QueueLine[];
  readonly absent: readonly AbsentQueue[];
  /** `refused`: this instance offers no estimates. */
  readonly estimate: QueuesReading['estimate'];
}

const command: CallOptions = { priority: 'command' };

/** Opening hours stand beside the figures, and are not waited for any longer. */
const openingsWithinMs = 2_000;

/** Reads queues and judges them; what is not known of opening hours in time stays unknown. Throws BotError `connect_…`. */
export async function readLines(
  { queueReadings, openingHours, instance }: LinesPorts,
  about: {
    readonly names: Names;
    readonly waits: WaitSettings;
    readonly queueIds: readonly string[];
    readonly channels: readonly Channel[];
    /** Told how far a long reading has come. */
    readonly onProgress?: CallOptions['onProgress'];
  },
): Promise<LinesRead> {
  const { queueIds, channels, onProgress } = about;
  const within = { ...command, withinMs: openingsWithinMs };
  const [reading, openings] = await Promise.all([
    queueReadings.readQueues(instance, queueIds, channels, { ...command, onProgress }),
    openingHours.read(instance, queueIds, within),
  ]);
  const judged = { ...about, openings };
  return {
    asOf: reading.asOf,
    lines: linesOf(reading, judged),
    absent: absentFrom(reading, queueIds, judged),
    estimate: reading.estimate,
  };
}
