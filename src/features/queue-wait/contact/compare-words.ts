import { exactDuration, setDuration } from '../../../blocks/format.ts';
import { waitedSeconds } from '../../../domain/contact-place.ts';
import { failureSentences } from '../../failure-view.ts';
import { readIn } from './attempt.ts';
import { queueWords } from './place-words.ts';
import type { QueueAround, QueueNow } from './queue-now.ts';
import type { ContactReport } from './read-contact.ts';

/** How the contact compares with what its queue reports, and which limits are passed. Lines for mrkdwn. */
export function compareLines(report: ContactReport): readonly string[] {
  const { queue, names } = report;
  if (!queue) return [];
  const called = queueWords(queue, names);
  return [comparison(report, queue, called), ...limitLines(report, queue, called)];
}

function comparison(report: ContactReport, { now }: QueueAround, called: string): string {
  if (now.kind === 'unread') {
    return `What ${called} reports now could not be read: ${failureSentences[now.code]}`;
  }
  const own = ownEstimate(report);
  const first = own === undefined ? '' : `Its own estimate ${exactDuration(own)}; `;
  return `${first}${called} reports ${queueFigures(now.value)}.`;
}

function queueFigures({ row, estimate }: QueueNow): string {
  if (!row) return 'no figures';
  const { estimatedWaitSeconds: newcomer, oldestContactSeconds: oldest, contactsInQueue } = row;
  const none =
    estimate === 'refused' ? 'no estimates on this instance' : 'no estimate for a new contact';
  return [
    newcomer === undefined ? none : `an estimate of ${exactDuration(newcomer)} for a new contact`,
    oldest === undefined ? 'oldest contact unknown' : `oldest contact ${exactDuration(oldest)}`,
    contactsInQueue === undefined ? 'in queue unknown' : `${contactsInQueue} in queue`,
  ].join(', ');
}

function limitLines(report: ContactReport, queue: QueueAround, called: string): readonly string[] {
  if (queue.limit.kind === 'unread') return ['Limits for waits could not be read just now.'];
  const limit = queue.limit.value;
  if (limit === 'off') return [];
  const detail = readIn(report.detail);
  const over = [
    ['it has waited', detail && waitedSeconds(detail, report.now)],
    ['its own estimate is', ownEstimate(report)],
    ['the wait of the queue is', longestOf(queue)],
  ].flatMap(([what, seconds]) =>
    typeof seconds === 'number' && seconds > limit ? [`${what} ${exactDuration(seconds)}`] : [],
  );
  if (over.length === 0) return [];
  return [`*Over the limit* of ${setDuration(limit)} for ${called}: ${over.join('; ')}.`];
}

function longestOf({ now }: QueueAround): number | undefined {
  const wait = readIn(now)?.wait;
  return wait?.kind === 'wait' ? wait.seconds : undefined;
}

function ownEstimate({ position }: ContactReport): number | undefined {
  const read = readIn(position);
  return read?.kind === 'in-queue' ? read.estimatedWaitSeconds : undefined;
}
