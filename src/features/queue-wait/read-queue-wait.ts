import {
  type ContactPosition,
  knownChannels,
  type Names,
  type QueueChannelReading,
  type QueuesReading,
} from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { namedQueues, queueName } from '../../floor/named.ts';
import { matchName } from '../../grammar/names.ts';
import { quote } from '../../grammar/words.ts';
import type { CallOptions, Clock, ConnectGateway, Directory } from '../../ports.ts';
import type { QueueWaitIntent } from './intent.ts';
import { severity, type WaitFigure, waitFigure } from './wait-figure.ts';

export interface QueueLine {
  readonly queueId: string;
  readonly queueName: string;
  readonly row: QueueChannelReading;
  readonly figure: WaitFigure;
}

export interface QueuesReport {
  readonly kind: 'queues';
  readonly asOf: Date;
  readonly now: Date;
  /** The queue asked for; undefined = all. */
  readonly queue: { readonly id: string; readonly name: string } | undefined;
  /** Worst first. */
  readonly lines: readonly QueueLine[];
  /** Queues the service returned nothing for. */
  readonly absent: readonly string[];
  readonly isEstimateRefused: boolean;
  readonly share: boolean;
}

export interface ContactReport {
  readonly kind: 'contact';
  readonly contactId: string;
  readonly now: Date;
  readonly position: ContactPosition;
}

export interface QueueWaitPorts {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly instance: string;
}

const command: CallOptions = { priority: 'command' };

/** Reads how long callers wait, in one queue, in all, or one contact's place. Throws BotError `connect_…`. */
export async function readQueueWait(
  ports: QueueWaitPorts,
  intent: QueueWaitIntent,
): Promise<QueuesReport | ContactReport | NameTrouble> {
  if (intent.kind === 'contact') {
    const { contactId } = intent;
    const position = await ports.gateway.readContactPosition(ports.instance, contactId, command);
    return { kind: 'contact', contactId, now: ports.clock.now(), position };
  }
  const names = await ports.directory.names(ports.instance, command);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_unavailable', 'the names of queues were never read');
  }
  if (!intent.ref || intent.ref.kind === 'user')
    return readAll(ports, names, intent.share, undefined);
  const match = matchName(intent.ref, namedQueues(names));
  if (match.kind !== 'found') {
    const textFor = (item: { readonly id: string }) => `queue:${quote(item.id)}`;
    return {
      kind: 'name-trouble',
      what: 'queue',
      match,
      again: { command: 'queue-wait', textFor },
    };
  }
  return readAll(ports, names, intent.share, match.item);
}

async function readAll(
  ports: QueueWaitPorts,
  names: Names,
  share: boolean,
  queue: { readonly id: string; readonly name: string } | undefined,
): Promise<QueuesReport> {
  const asked = queue ? [queue.id] : [...names.queues.keys()];
  const reading = await ports.gateway.readQueues(ports.instance, asked, knownChannels, command);
  return { ...queuesReport(reading, { names, asked, now: ports.clock.now() }), queue, share };
}

/** What a reading says about the queues that were asked for, worst first. */
export function queuesReport(
  reading: QueuesReading,
  about: { readonly names: Names; readonly asked: readonly string[]; readonly now: Date },
): Omit<QueuesReport, 'queue' | 'share'> {
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
    isEstimateRefused: reading.estimate === 'refused',
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
    figure: waitFigure(row, estimate),
  };
}

function worstFirst(a: QueueLine, b: QueueLine): number {
  const worse = severity(b.row, b.figure) - severity(a.row, a.figure);
  return worse || a.queueName.localeCompare(b.queueName);
}
