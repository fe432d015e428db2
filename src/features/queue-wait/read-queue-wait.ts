import type { ContactPosition } from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../floor/name-trouble.ts';
import type { FloorView } from '../../floor/view.ts';
import type { CallOptions, Clock, ConnectGateway, Directory } from '../../ports.ts';
import type { Asker } from '../answer.ts';
import { sharedLine } from '../share.ts';
import type { QueueWaitIntent } from './intent.ts';
import { type ListQueuesPorts, listQueues, type QueuesReport } from './list/list-queues.ts';
import { type QueueReport, type ReadQueuePorts, readQueue } from './queue/read-queue.ts';
import { spansText } from './queue/spans.ts';

export interface ContactReport {
  readonly kind: 'contact';
  readonly contactId: string;
  readonly now: Date;
  readonly position: ContactPosition;
}

/** How far to look back was typed, but not about which one queue. */
export interface SpansWithoutQueue {
  readonly kind: 'spans-without-queue';
}

export type QueueWaitReport =
  | QueuesReport
  | QueueReport
  | SpansWithoutQueue
  | ContactReport
  | NameTrouble
  | MentionTrouble;

export interface QueueWaitPorts extends ViewPorts, ListQueuesPorts, ReadQueuePorts {
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
): Promise<QueueWaitReport> {
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
  const { share, spans } = intent;
  const again = (line: string) => sharedLine(share)(`${line}${spansText(spans)}`);
  if ('kind' in view) return askedWithin(view, again);
  const asked = { names, view, share, onProgress: asker.onProgress };
  const queueId = onlyQueue(view);
  if (queueId !== undefined) return readQueue(ports, { ...asked, queueId, spans }, asker);
  if (Object.keys(spans).length > 0) return { kind: 'spans-without-queue' };
  return listQueues(ports, asked);
}

/** The queue that was asked for, where it was exactly one. */
function onlyQueue({ source, filter: { queueIds } }: FloorView): string | undefined {
  return source === 'asked' && queueIds.length === 1 ? queueIds[0] : undefined;
}
