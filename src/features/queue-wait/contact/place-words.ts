import { exactDuration, secondsBetween, shortDuration, timeOfDay } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { ContactPosition, Names } from '../../../domain/contact-centre.ts';
import {
  type ContactDetail,
  type ContactPlace,
  waitedSeconds,
} from '../../../domain/contact-place.ts';
import { queueName } from '../../../floor/named.ts';
import { channelWord } from '../../words-for.ts';
import { aboutAndExact } from '../wait-words.ts';

/** "*Billing* (voice)", or "its queue" where it is not known which. For mrkdwn. */
export function queueWords(
  { queueId, channel }: Pick<ContactDetail, 'queueId' | 'channel'>,
  names: Names | undefined,
): string {
  if (queueId === undefined) return 'its queue';
  const called = names ? queueName(names, queueId) : `queue ${queueId}`;
  return `*${name(called)}* (${channelWord(channel)})`;
}

/** "number 3 in *Billing* (voice), waiting since 10:02, estimated wait …". `since` begins with a comma, or is empty. */
export function inLineWords(
  metrics: {
    readonly position?: number | undefined;
    readonly estimatedWaitSeconds?: number | undefined;
  },
  queue: string,
  since: string,
): string {
  const { position, estimatedWaitSeconds: seconds } = metrics;
  const place =
    position === undefined
      ? `in ${queue}${since}, its position is not given`
      : `number ${position} in ${queue}${since}`;
  return seconds === undefined
    ? `${place}, no estimate of its wait: Amazon Connect gives none now`
    : `${place}, estimated wait ${aboutAndExact(seconds)}`;
}

/** Each way the service says "not in a queue", in words of its own. */
export const withoutPosition: Readonly<
  Record<Exclude<ContactPosition['kind'], 'in-queue'>, string>
> = {
  refused: 'Amazon Connect refuses to give a position and a wait for it',
  'not-found': 'Amazon Connect does not find it in a queue',
  'no-results': 'Amazon Connect gives an empty list for its position and its wait',
  'no-values': 'Amazon Connect gives neither a position nor a wait for it',
};

/** ", waiting since 10:02 (6 min)"; nothing where the service gave no time. */
export function sinceWords({ enqueuedAt }: ContactDetail, now: Date): string {
  if (!enqueuedAt) return '';
  const waited = shortDuration(secondsBetween(enqueuedAt, now));
  return `, waiting since ${timeOfDay(enqueuedAt)} (${waited})`;
}

/** Where a contact that has left its queue is now: "is with an agent since …". `who` is how the agent is called. */
export function elsewhereWords(
  detail: ContactDetail,
  place: Exclude<ContactPlace, { kind: 'queued' | 'in-flow' }>,
  about: { readonly names: Names | undefined; readonly now: Date; readonly who: string },
): string {
  const { names, now, who } = about;
  const waited = waitWords(detail, names, now);
  if (place.kind === 'with-agent') {
    const lasts = shortDuration(secondsBetween(place.since, now));
    return `has been with ${who} since ${timeOfDay(place.since)} (${lasts})${waited && `, answered ${waited}`}`;
  }
  const at = timeOfDay(place.at);
  if (place.wasAnswered) return `ended at ${at}. An agent had answered it${waited && ` ${waited}`}`;
  return `ended at ${at} without an answer${waited && `, ${waited}`}${reasonWords(detail)}`;
}

/** "after 6 min 12 s in *Billing* (voice)"; empty where it was in no queue. */
function waitWords(detail: ContactDetail, names: Names | undefined, now: Date): string {
  const seconds = waitedSeconds(detail, now);
  if (seconds === undefined)
    return detail.queueId === undefined ? '' : `from ${queueWords(detail, names)}`;
  return `after ${exactDuration(seconds)} in ${queueWords(detail, names)}`;
}

/** The service's own word: what ended it is not always the customer. */
function reasonWords({ disconnectReason }: ContactDetail): string {
  return disconnectReason === undefined
    ? ''
    : ` (Amazon Connect’s reason: ${name(disconnectReason)})`;
}
