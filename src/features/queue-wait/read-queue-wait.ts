import {
  type ContactPosition,
  knownChannels,
  type Names,
  type QueueChannelReading,
  type QueuesReading,
} from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import { type JudgedWait, judgeRow } from '../../domain/wait.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../floor/name-trouble.ts';
import { queueName } from '../../floor/named.ts';
import type { FloorView } from '../../floor/view.ts';
import type { CallOptions, Clock, ConnectGateway, Directory, QueueReadings } from '../../ports.ts';
import type { Asker } from '../answer.ts';
import { sharedLine } from '../share.ts';
import type { QueueWaitIntent } from './intent.ts';
import { severity } from './wait-words.ts';

export interface QueueLine {
  readonly queueId: string;
  readonly queueName: string;
  readonly row: QueueChannelReading;
  readonly wait: JudgedWait;
}

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

export interface ContactReport {
  readonly kind: 'contact';
  readonly contactId: string;
  readonly now: Date;
  readonly position: ContactPosition;
}

export interface QueueWaitPorts extends ViewPorts {
  readonly queueReadings: QueueReadings;
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly clock: Clock;
}

const command: CallOptions = { priority: 'command' };

/** Reads how long callers wait, in the queues of a view, or one contact's place. Throws BotError `connect_…`. */
export async function readQueueWait(
  ports: QueueWaitPorts,
  intent: QueueWaitIntent,
  asker: Asker,
): Promise<QueuesReport | ContactReport | NameTrouble | MentionTrouble> {
  if (intent.kind === 'contact') {
    const { contactId } = intent;
    const position = await ports.gateway.readContactPosition(ports.instance, contactId, command);
    return { kind: 'contact', contactId, now: ports.clock.now(), position };
  }
  const names = await ports.directory.names(ports.instance, command);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  const view = await viewOf(ports, asker, names, intent.request, 'queue-wait');
  if ('kind' in view) return askedWithin(view, sharedLine(intent.share));
  const { queueIds, channels } = view.filter;
  const asked = queueIds.length > 0 ? queueIds : [...names.queues.keys()];
  const wanted = channels.length > 0 ? channels : knownChannels;
  const options: CallOptions = { ...command, onProgress: asker.onProgress };
  const reading = await ports.queueReadings.readQueues(ports.instance, asked, wanted, options);
  const about = { names, asked, now: ports.clock.now() };
  return { ...queuesReport(reading, about), names, view, share: intent.share };
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
    lines: reading.rows
      .map((row) => lineOf(row, reading.estimate, about.names))
      .toSorted(worstFirst),
    absent: absent.map((id) => queueName(about.names, id)),
    estimate: reading.estimate,
  };
}

function lineOf(
  row: QueueChannelReading,
  estimate: QueuesReading['estimate'],
  names: Names,
): QueueLine {
  return {
    queueId: row.queueId,
    queueName: queueName(names, row.queueId),
    row,
    wait: judgeRow(row, estimate),
  };
}

function worstFirst(a: QueueLine, b: QueueLine): number {
  const worse = severity(b.wait) - severity(a.wait);
  return worse || a.queueName.localeCompare(b.queueName);
}
