import { exactDuration, setDuration, spokenDuration, timeOfDay } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ContactWatch, WatchSay } from '../../../domain/contact-watch.ts';
import { queueWords } from '../contact/place-words.ts';

/** What happened, in a sentence with its figures. For mrkdwn. */
export function sayWords(watch: ContactWatch, say: WatchSay, names: Names | undefined): string {
  const queue = queueWords(say, names);
  switch (say.reason) {
    case 'position':
      return `*Number ${say.position ?? 'unknown'}* in ${queue}: you asked for number ${watch.asks.position ?? 'unknown'} or better.`;
    case 'waited':
      return `*Has waited ${spoken(say.seconds)}* in ${queue}: you asked for ${asked(watch)}.`;
    case 'estimate':
      return `*Estimated wait ${spoken(say.seconds)}* in ${queue}, by Amazon Connect: you asked for ${asked(watch)}.`;
    case 'moved':
      return `*Moved* to ${queue}${at(say)}. What you asked for counts anew there.`;
    case 'answered':
      return `*Answered* by an agent${at(say)}${waited(say, queue)}. This watch is over.`;
    case 'left':
      return `${leftWords(say)}${at(say)}${waited(say, queue)}${reason(say)}. This watch is over.`;
    case 'over':
      return `*This watch is over*: its time was up at ${timeOfDay(watch.until)}. Nothing more is told of the contact.`;
  }
}

function spoken(seconds: number | undefined): string {
  return seconds === undefined ? 'for an unknown time' : spokenDuration(seconds);
}

function asked({ asks: { waitSeconds } }: ContactWatch): string {
  return waitSeconds === undefined ? 'a time' : setDuration(waitSeconds);
}

function at(say: WatchSay): string {
  return say.at ? ` at ${timeOfDay(say.at)}` : '';
}

/** " after 5 min 0 s in *Billing* (voice)"; of what the service does not tell nothing is said. */
function waited({ seconds, queueId }: WatchSay, queue: string): string {
  const after = seconds === undefined ? '' : ` after ${exactDuration(seconds)}`;
  if (queueId === undefined) return after;
  return seconds === undefined ? ` from ${queue}` : `${after} in ${queue}`;
}

function leftWords({ seconds, queueId }: WatchSay): string {
  const wasQueued = seconds !== undefined || queueId !== undefined;
  return wasQueued ? '*Ended without an answer*' : '*Ended before it was queued*';
}

function reason({ disconnectReason, nextContactId }: WatchSay): string {
  const why =
    disconnectReason === undefined ? '' : ` (Amazon Connect’s reason: ${name(disconnectReason)})`;
  return nextContactId === undefined
    ? why
    : `${why}, passed on as contact \`${name(nextContactId)}\``;
}
