import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import { count, name } from '../../../blocks/text.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { InTime } from '../../../domain/in-time.ts';
import { failureSentences } from '../../failure-view.ts';
import { activityWords } from '../../words-for.ts';
import type { Staff, StaffLine } from './read-staff.ts';

/** So many are named; the others are behind the button. */
const mostNames = 10;

/** Who serves the queue and what they are doing, for mrkdwn; undefined for those who may not see agents. */
export function staffText(staff: InTime<Staff>, now: Date): string | undefined {
  const heading = '*Who serves it*';
  if (staff.kind === 'late') {
    return `${heading}: agents could not be read in time. Press Agents, or refresh in some seconds.`;
  }
  if (staff.kind === 'failed') return `${heading}: ${whyNone(staff.code)}`;
  if (staff.value.kind === 'not-for-asker') return undefined;
  const { counts, agents, isTruncated } = staff.value;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return `${heading}: nobody who is signed in.`;
  const done = counts.map((one) => `${activityWords[one.kind]} ${one.count}`).join(' · ');
  const atLeast = isTruncated ? 'at least ' : '';
  const named = (agents ?? []).slice(0, mostNames);
  const more = (agents?.length ?? 0) - named.length;
  return [
    `${heading}: ${atLeast}${count(total, 'agent')} · ${done}`,
    ...named.map((line) => lineText(line, now)),
    ...(more > 0 ? [`and ${more} more: press Agents.`] : []),
  ].join('\n');
}

function lineText({ name: called, activity, since }: StaffLine, now: Date): string {
  const lasts =
    since === undefined
      ? ', since when is unknown'
      : ` ${shortDuration(secondsBetween(since, now))}`;
  return `• ${name(called)}: ${activityWords[activity]}${lasts}`;
}

function whyNone(code: ErrorCode): string {
  // The settings say who may see agents, so without them nobody is let through.
  return code === 'redis_unavailable' || code === 'record_unreadable'
    ? 'not shown, because it could not be found out who may see agents. Refresh in some seconds.'
    : failureSentences[code];
}
