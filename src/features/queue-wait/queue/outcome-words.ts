import { setDuration } from '../../../blocks/format.ts';
import { count, figure } from '../../../blocks/text.ts';
import type { QueueHistoryReading, QueueOutcome } from '../../../domain/contact-centre.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { InTime } from '../../../domain/in-time.ts';
import { failureSentences } from '../../failure-view.ts';
import { channelWord } from '../../words-for.ts';
import { aboutAndExact } from '../wait-words.ts';
import { spanWords } from './spans.ts';

/** What became of contacts in the last so many seconds, a line for each channel. For mrkdwn. */
export function outcomeText(
  outcome: InTime<QueueHistoryReading>,
  windowSeconds: number,
  channels: readonly string[],
): string {
  const heading = `*Last ${spanWords(windowSeconds)}*`;
  if (outcome.kind !== 'there') return `${heading}: ${whyNone(outcome)}`;
  const { outcomes, serviceLevelSeconds } = outcome.value;
  const shown = outcomes.filter(
    ({ channel }) => channels.length === 0 || channels.includes(channel),
  );
  if (shown.length === 0) {
    return `${heading}: Amazon Connect counts no contact here yet. Its figures are some minutes late.`;
  }
  return [
    `${heading}, as Amazon Connect counts it, some minutes late:`,
    ...shown.map((one) => `${channelWord(one.channel)}: ${oneOutcome(one, serviceLevelSeconds)}`),
  ].join('\n');
}

/** "82 % answered within 20 s · 5 % abandoned (3 of 60) · answered after 48 s on average". */
function oneOutcome(outcome: QueueOutcome, serviceLevelSeconds: number): string {
  const { contactsQueued, serviceLevelPercent, averageAnswerSeconds, contactsHandled } = outcome;
  if (contactsQueued === 0) return 'no contact was queued';
  return [
    serviceLevelPercent === undefined
      ? 'service level unknown'
      : `${percent(serviceLevelPercent)} answered within ${setDuration(serviceLevelSeconds)}`,
    abandonedWords(outcome),
    averageAnswerSeconds === undefined
      ? 'average answer time unknown'
      : `answered after ${aboutAndExact(averageAnswerSeconds)} on average`,
    contactsHandled === undefined ? undefined : `${figure(contactsHandled)} handled`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function abandonedWords({
  abandonmentPercent,
  contactsAbandoned,
  contactsQueued,
}: QueueOutcome): string {
  const of =
    contactsAbandoned === undefined || contactsQueued === undefined
      ? ''
      : `${figure(contactsAbandoned)} of ${figure(contactsQueued)}`;
  if (abandonmentPercent !== undefined) {
    return `${percent(abandonmentPercent)} abandoned${of && ` (${of})`}`;
  }
  if (of) return `${of} abandoned`;
  return contactsAbandoned === undefined
    ? 'abandonment unknown'
    : `${count(contactsAbandoned, 'contact')} abandoned`;
}

/** Whole, but never rounded to all or nothing: 99.6 is not 100. */
function percent(value: number): string {
  const whole = Math.round(value);
  if (whole === 100 && value < 100) return 'over 99 %';
  return whole === 0 && value > 0 ? 'under 1 %' : `${whole} %`;
}

function whyNone(outcome: Exclude<InTime<unknown>, { kind: 'there' }>): string {
  if (outcome.kind === 'late') {
    return 'Amazon Connect did not say in time what became of contacts. Refresh in some seconds.';
  }
  return reasons[outcome.code] ?? failureSentences[outcome.code];
}

const reasons: Partial<Record<ErrorCode, string>> = {
  connect_denied:
    'what became of contacts is not known, because Amazon Web Services does not let Floorwalker ask (`connect:GetMetricDataV2`). An administrator can add that from the README.',
  connect_throttled:
    'what became of contacts is not known: Amazon Connect takes no more requests for the moment. Refresh in some seconds.',
  connect_not_found: 'Amazon Connect does not know this queue any more.',
};
