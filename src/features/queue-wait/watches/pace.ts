import { count } from '../../../blocks/text.ts';
import { isGoing, type WatchRecord } from '../../../domain/contact-watch.ts';
import { howOften, isSteady } from '../../how-often.ts';
import { contactsPerLook } from './watch-limits.ts';

/** What decides how often one watched contact is looked at. */
export interface Pace {
  /** The longest time from one slot to the next; Infinity where days are left out. */
  readonly intervalSeconds: number;
  /** How many contacts are watched, by anybody. */
  readonly contacts: number;
}

/** The pace of the looks while these are watched. */
export function paceOf(intervalSeconds: number, records: readonly WatchRecord[]): Pace {
  const contacts = new Set(records.filter(isGoing).map(({ watch }) => watch.contactId)).size;
  return { intervalSeconds, contacts };
}

/** The longest time from one look at a contact to the next, seconds. */
function lookSeconds({ intervalSeconds, contacts }: Pace): number {
  return intervalSeconds * Math.max(1, Math.ceil(contacts / contactsPerLook));
}

/** "every 45 s, in turn with 29 others" */
export function paceWords(pace: Pace): string {
  const { intervalSeconds, contacts } = pace;
  if (contacts <= contactsPerLook) return howOften(intervalSeconds);
  const every = isSteady(intervalSeconds) ? lookSeconds(pace) : intervalSeconds;
  return `${howOften(every)}, in turn with ${count(contacts - 1, 'other')}`;
}

const leastSeconds = 120;
const mostSeconds = 720;

/** After so many seconds without a look what was seen is no longer called current; at most 12 minutes on any schedule. */
export function unseenSeconds(pace: Pace): number {
  return Math.min(mostSeconds, Math.max(leastSeconds, 1.5 * lookSeconds(pace)));
}

/**
 * When not to rely on a card any more: it is written anew ten minutes after it was, at the next look
 * at the contact, of which one may fail.
 */
export function cardWords(pace: Pace): string {
  if (!isSteady(pace.intervalSeconds)) {
    return 'Changed at most once a minute, at the bot’s timetable and not around the clock: see how old it is.';
  }
  const minutes = 10 + Math.max(2, Math.ceil((2 * lookSeconds(pace)) / 60));
  return `Changed at most once a minute, and after ten minutes with the next look in any case: do not rely on it once it is older than ${minutes} min.`;
}
