import type { ContactPosition } from '../../domain/contact-centre.ts';
import { BotError } from '../../domain/errors.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../floor/name-trouble.ts';
import { type GroupTrouble, groupTrouble } from '../../floor/queues-in.ts';
import type { CallOptions, ConnectGateway, Directory } from '../../ports.ts';
import type { Asker } from '../answer.ts';
import { sharedLine } from '../share.ts';
import type { AskedPorts } from './asked-queues.ts';
import { type CompareReport, compareQueues, isComparison } from './compare/compare-queues.ts';
import type { QueueWaitIntent } from './intent.ts';
import { type LastKnownPorts, type LastKnownReport, orLastKnown } from './last-known/last-known.ts';
import { listQueues, type QueuesReport } from './list/list-queues.ts';

export interface ContactReport {
  readonly kind: 'contact';
  readonly contactId: string;
  readonly now: Date;
  readonly position: ContactPosition;
}

export type QueueWaitReport =
  | QueuesReport
  | CompareReport
  | LastKnownReport
  | ContactReport
  | NameTrouble
  | MentionTrouble
  | GroupTrouble;

export interface QueueWaitPorts extends ViewPorts, AskedPorts, LastKnownPorts {
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
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
  if ('kind' in view) return askedWithin(view, sharedLine(intent.share));
  // The waits of any number of queues can be read.
  const trouble = groupTrouble(view.filter, names, Number.POSITIVE_INFINITY);
  if (trouble) return trouble;
  const tenant = { workspace: asker.caller.workspace, instance: ports.instance };
  const asked = { names, view, share: intent.share, tenant };
  const answer: Promise<CompareReport | QueuesReport> = isComparison(view, intent)
    ? compareQueues(ports, asked)
    : listQueues(ports, asked);
  return orLastKnown(ports, asked, answer);
}
