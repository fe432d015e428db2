import { dateAndTime, secondsBetween, timeOfDay } from '../../../blocks/format.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { WatchRecord, WatchSeen } from '../../../domain/contact-watch.ts';
import { inLineWords, queueWords, withoutPosition } from '../contact/place-words.ts';
import { type Pace, unseenSeconds } from './pace.ts';

/** What looks could not read for longer than this is no longer called current. */
const staleSeconds = 120;

/** What the words go by besides the watch itself. */
export interface StateAbout {
  readonly names: Names | undefined;
  readonly now: Date;
  readonly pace: Pace;
}

/**
 * Where a watched contact stands by what was last read of it, and since when that is not current:
 * because nobody has looked, or because looks have failed. For mrkdwn.
 */
export function stateWords(
  { watch, standing: { state } }: WatchRecord,
  { names, now, pace }: StateAbout,
): string {
  const { seen } = state;
  const lookedAt = seen.lookedAt ?? seen.placeAt ?? seen.metricsAt;
  if (!lookedAt) return 'not looked at yet';
  if (secondsBetween(lookedAt, now) > unseenSeconds(pace)) {
    return `*Not looked at since ${dateAndTime(lookedAt)}*. Nothing is told from what was seen then; it goes on with the next look.`;
  }
  const since = (at: Date | undefined) => dateAndTime(at ?? watch.startedAt);
  const isOld = (at: Date | undefined) =>
    secondsBetween(at ?? watch.startedAt, lookedAt) > staleSeconds;
  if (isOld(seen.placeAt) && isOld(seen.metricsAt)) {
    return `*Not current since ${since(seen.placeAt ?? seen.metricsAt)}*: Amazon Connect could not be read. Nothing is told from that; it goes on by itself.`;
  }
  if (seen.isQueued === undefined && seen.metrics !== 'in-queue') {
    return 'looked at, but where it is could not be read yet';
  }
  const where = whereWords(seen, names);
  if (isOld(seen.metricsAt)) {
    return `${where}\n*Position and estimate are not known since ${since(seen.metricsAt)}*: Amazon Connect could not be asked for them.`;
  }
  if (isOld(seen.placeAt)) {
    return `${where}\n*Whether it was answered is not known since ${since(seen.placeAt)}*: Amazon Connect could not be asked for that.`;
  }
  return where;
}

function whereWords(seen: WatchSeen, names: Names | undefined): string {
  const { metrics, isQueued } = seen;
  if (isQueued === false && metrics !== 'in-queue') return 'still in a flow, not queued yet';
  const queue = queueWords(seen, names);
  const since = seen.enqueuedAt ? `, waiting since ${timeOfDay(seen.enqueuedAt)}` : '';
  if (metrics === undefined) return `in ${queue}${since}`;
  if (metrics !== 'in-queue') {
    return `in ${queue}${since}; ${withoutPosition[metrics]} just now, so it may be ringing at an agent`;
  }
  return inLineWords(seen, queue, since);
}
