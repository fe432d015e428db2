import { everything, type FloorFilter, isEverything } from '../../domain/floor-filter.ts';
import type { FloorView } from '../../floor/view.ts';
import { filterWords, viewRemarks } from '../view-words.ts';
import type { QueuesReport } from './read-queue-wait.ts';

/** What of a report says which queues it is about. */
type Viewed = Pick<QueuesReport, 'view' | 'names' | 'share'>;

/**
 * Which queues are shown, and whose view that is, for mrkdwn; undefined where the answer is about one
 * queue that was asked for and says so by itself. Where others read along it is nobody's view.
 */
export function viewLine(report: Viewed): string | undefined {
  const { source } = report.view;
  if (source === 'asked' && isOneQueue(report)) return undefined;
  const isSomeones = !(report.share || source === 'asked' || source === 'all');
  const line = isSomeones ? ownLine(report, source === 'channel') : `*${shown(report, 'All')}*`;
  return report.share ? line : `${line}${viewRemarks(report.view)}`;
}

/** Whether exactly one queue was asked for, in all its channels. */
export function isOneQueue({ view }: Pick<QueuesReport, 'view'>): boolean {
  return view.filter.queueIds.length === 1 && view.filter.channels.length === 0;
}

/** What of a view counts here: its queues and channels. */
export function queuesOf({ filter: { queueIds, channels } }: FloorView): FloorFilter {
  return { ...everything, queueIds, channels };
}

function ownLine(report: Viewed, isChannels: boolean): string {
  const { filter, source } = report.view;
  const owner = isChannels ? 'This channel’s view' : 'Your view';
  if (source === 'everything') return `*${shown(report, 'All')}*`;
  const namesQueues = filter.queueIds.length + filter.channels.length > 0;
  if (namesQueues || isEverything(filter)) return `*${owner}: ${shown(report, 'all')}*`;
  // The rest is about agents, and who these are is not for everyone who may see queues.
  const rest = { ...filter, agentIds: [] };
  const words = isEverything(rest) ? '' : `: ${filterWords(rest, report.names)}`;
  return `*All queues* (${lower(owner)} names none${words})`;
}

function shown({ view, names }: Viewed, all: 'All' | 'all'): string {
  const filter = queuesOf(view);
  const words = filterWords(filter, names);
  if (filter.queueIds.length > 0) return words;
  return filter.channels.length > 0 ? `${all} queues, ${words}` : `${all} queues`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
