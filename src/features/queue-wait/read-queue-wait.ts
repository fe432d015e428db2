import { BotError } from '../../domain/errors.ts';
import { type ViewPorts, viewOf } from '../../floor/my-view.ts';
import { askedWithin, type MentionTrouble, type NameTrouble } from '../../floor/name-trouble.ts';
import { type GroupTrouble, groupTrouble } from '../../floor/queues-in.ts';
import type { FloorView } from '../../floor/view.ts';
import type { CallOptions, Directory } from '../../ports/connect.ts';
import type { Asker } from '../answer.ts';
import { sharedLine } from '../share.ts';
import { type AskedOtherwise, askedOtherwise } from './asked-otherwise.ts';
import type { AskedPorts } from './asked-queues.ts';
import { type CompareReport, compareQueues, isComparison } from './compare/compare-queues.ts';
import type { QueuesIntent } from './intent.ts';
import { type LastKnownPorts, type LastKnownReport, orLastKnown } from './last-known/last-known.ts';
import { listQueues, type QueuesReport } from './list/list-queues.ts';
import { type QueueReport, type ReadQueuePorts, readQueue } from './queue/read-queue.ts';
import { spansText } from './queue/spans.ts';

/** How far to look back was typed, but not about which one queue. */
export interface SpansWithoutQueue {
  readonly kind: 'spans-without-queue';
}

export type QueueWaitReport =
  | QueuesReport
  | QueueReport
  | SpansWithoutQueue
  | CompareReport
  | LastKnownReport
  | AskedOtherwise
  | NameTrouble
  | MentionTrouble
  | GroupTrouble;

export type QueueWaitPorts = ViewPorts &
  AskedPorts &
  LastKnownPorts &
  ReadQueuePorts & {
    readonly directory: Directory;
  };

const command: CallOptions = { priority: 'command' };

/** Reads how long callers wait in the queues of a view. Throws BotError `connect_…`. */
export async function readQueueWait(
  ports: QueueWaitPorts,
  intent: QueuesIntent,
  asker: Asker,
): Promise<QueueWaitReport> {
  const names = await ports.directory.names(ports.instance, command);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  const view = await viewOf(ports, asker, names, intent.request, 'queue-wait');
  const { share, spans } = intent;
  const again = (line: string) => sharedLine(share)(`${line}${spansText(spans)}`);
  if ('kind' in view) {
    const otherwise =
      view.kind === 'name-trouble' && askedOtherwise(view, intent.request, { names, share });
    return otherwise || askedWithin(view, again);
  }
  // The waits of any number of queues can be read.
  const trouble = groupTrouble(view.filter, names, Number.POSITIVE_INFINITY);
  if (trouble) return trouble;
  const tenant = { workspace: asker.caller.workspace, instance: ports.instance };
  const asked = { names, view, share, tenant, onProgress: asker.onProgress };
  const queueId = onlyQueue(view);
  if (queueId !== undefined) {
    return orLastKnown(ports, asked, readQueue(ports, { ...asked, queueId, spans }, asker));
  }
  if (Object.keys(spans).length > 0) return { kind: 'spans-without-queue' };
  const answer: Promise<CompareReport | QueuesReport> = isComparison(view, intent)
    ? compareQueues(ports, asked)
    : listQueues(ports, asked);
  return orLastKnown(ports, asked, answer);
}

/** The queue that was asked for, where it was exactly one. */
function onlyQueue({ source, filter: { queueIds, groups } }: FloorView): string | undefined {
  return source === 'asked' && queueIds.length === 1 && groups.length === 0
    ? queueIds[0]
    : undefined;
}
