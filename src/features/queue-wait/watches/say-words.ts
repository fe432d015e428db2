import {
  exactDuration,
  secondsBetween,
  setDuration,
  spokenDuration,
  timeOfDay,
} from '../../../blocks/format.ts';
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
      return `*Answered* by an agent${at(say)}${after(say)} in ${queue}. This watch is over.`;
    case 'left':
      return `*Ended without an answer*${at(say)}${after(say)} in ${queue}${reason(say)}. This watch is over.`;
    case 'over':
      return `*This watch is over*: its time was up at ${timeOfDay(watch.until)}. The contact had not been answered when it was last looked at.`;
  }
}

/** Within this, what is said is as good as new. */
const lateAfterSeconds = 60;

/** What could not be said at once says so when it comes; empty where it is new. */
export function lateWords({ decidedAt }: WatchSay, saidAt: Date): string {
  return secondsBetween(decidedAt, saidAt) <= lateAfterSeconds
    ? ''
    : ` Late: this was known at ${timeOfDay(decidedAt)}.`;
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

function after({ seconds }: WatchSay): string {
  return seconds === undefined
    ? ', after a wait Amazon Connect does not tell'
    : ` after ${exactDuration(seconds)}`;
}

function reason({ disconnectReason, nextContactId }: WatchSay): string {
  const why =
    disconnectReason === undefined ? '' : ` (Amazon Connect’s reason: ${name(disconnectReason)})`;
  return nextContactId === undefined
    ? why
    : `${why}, passed on as contact \`${name(nextContactId)}\``;
}
