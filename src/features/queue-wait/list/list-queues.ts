import { knownChannels, type Names, type QueuesReading } from '../../../domain/contact-centre.ts';
import { queueName } from '../../../floor/named.ts';
import type { FloorView } from '../../../floor/view.ts';
import type { CallOptions, Clock, QueueReadings } from '../../../ports.ts';
import { linesOf, type QueueLine } from '../queue-line.ts';

export interface QueuesReport {
  readonly kind: 'queues';
  readonly asOf: Date;
  readonly now: Date;
  readonly names: Names;
  /** Whose view it is; of its filter only queues and channels count here. */
  readonly view: FloorView;
  /** Worst first. */
  readonly lines: readonly QueueLine[];
  /** Queues the service returned nothing for. */
  readonly absent: readonly string[];
  /** `refused`: this instance offers no estimates. */
  readonly estimate: QueuesReading['estimate'];
  readonly share: boolean;
}

export interface ListQueuesPorts {
  readonly queueReadings: QueueReadings;
  readonly clock: Clock;
  readonly instance: string;
}

/** What was asked for: the view in which it is, and who is to see it. */
export interface AskedQueues {
  readonly names: Names;
  readonly view: FloorView;
  readonly share: boolean;
  /** Told how far a long reading has come. */
  readonly onProgress?: CallOptions['onProgress'];
}

/** Reads how long callers wait in the queues of a view. Throws BotError `connect_…`. */
export async function listQueues(
  ports: ListQueuesPorts,
  { names, view, share, onProgress }: AskedQueues,
): Promise<QueuesReport> {
  const { queueIds, channels } = view.filter;
  const asked = queueIds.length > 0 ? queueIds : [...names.queues.keys()];
  const wanted = channels.length > 0 ? channels : knownChannels;
  const options: CallOptions = { priority: 'command', onProgress };
  const reading = await ports.queueReadings.readQueues(ports.instance, asked, wanted, options);
  const about = { names, asked, now: ports.clock.now() };
  return { ...queuesReport(reading, about), names, view, share };
}

/** What a reading says about the queues that were asked for, worst first. */
export function queuesReport(
  reading: QueuesReading,
  about: { readonly names: Names; readonly asked: readonly string[]; readonly now: Date },
): Omit<QueuesReport, 'names' | 'view' | 'share'> {
  const seen = new Set(reading.rows.map((row) => row.queueId));
  const absent = about.asked.filter((id) => !seen.has(id));
  return {
    kind: 'queues',
    asOf: reading.asOf,
    now: about.now,
    lines: linesOf(reading, about.names),
    absent: absent.map((id) => queueName(about.names, id)),
    estimate: reading.estimate,
  };
}
