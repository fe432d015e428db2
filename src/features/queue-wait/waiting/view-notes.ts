import { exactDuration, secondsBetween } from '../../../blocks/format.ts';
import { count, list } from '../../../blocks/text.ts';
import type { Channel } from '../../../domain/contact-centre.ts';
import { failureSentences } from '../../failure-view.ts';
import { channelWord } from '../../words-for.ts';
import type { Counted, WaitingReport } from './list-waiting.ts';
import { pageSize } from './page.ts';
import { mostPlaces } from './places.ts';

/** A feed that has said nothing for so long is said to be silent. */
const silentAfterSeconds = 15 * 60;

/** What there is to say below the list: what is not in it and why, where it is from and how old. */
export function waitingNotes(report: WaitingReport): readonly string[] {
  const states = report.placed.map(({ place }) => place.kind);
  const texts = [
    report.gone > 0 && goneWords(report.gone),
    ...unreadWords(report),
    states.includes('not-asked') && `Places are read of the first ${mostPlaces} of a page.`,
    ...hiddenWords(report),
    searchWords(report),
    feedWords(report),
  ];
  return texts.filter((text) => typeof text === 'string');
}

/** Which places are missing, by why. */
function unreadWords({ placed }: WaitingReport): readonly string[] {
  const late = placed.filter(({ place }) => place.kind === 'late').length;
  const codes = placed.flatMap(({ place }) => (place.kind === 'unread' ? [place.code] : []));
  const unread = (number: number) => `The place of ${count(number, 'contact')} could not be read`;
  return [
    ...(late > 0 ? [`${unread(late)} in time.`] : []),
    ...[...new Set(codes)].map((code) => {
      const number = codes.filter((other) => other === code).length;
      return `${unread(number)}: ${failureSentences[code]}`;
    }),
  ];
}

/** Who is not on this page, and how to see them. */
function hiddenWords({ page, known, total, view }: WaitingReport): readonly string[] {
  const next = page.from + pageSize;
  const later = known - next + 1;
  const beyond = total - Math.max(known, 0);
  const other = page.order === 'newest' ? 'oldest' : 'newest';
  const { queueIds, channels } = view.filter;
  const isNarrow = queueIds.length === 1 && channels.length === 1;
  return [
    ...(page.from > 1 && page.from > known
      ? [`There is nobody from number ${page.from} on: leave out from:.`]
      : []),
    ...(later > 0 ? [`${count(later, 'more contact')} after these: press More.`] : []),
    ...(beyond > 0
      ? [
          `${count(beyond, 'contact')} cannot be listed in this order, which ends after ${known}: ${other} first begins at the other end${isNarrow ? '' : ', and one queue or channel alone has fewer'}.`,
        ]
      : []),
  ];
}

function goneWords(gone: number): string {
  return gone === 1
    ? '1 more that was found is in no queue any more and left out.'
    : `${gone} more that were found are in no queue any more and left out.`;
}

/** "Amazon Connect counts 5: 4 voice and 1 chat"; undefined where it did not say. */
export function countWords({ byChannel }: Counted): string | undefined {
  const waiting = [...byChannel].filter(([, number]) => number > 0);
  const total = totalOf(byChannel);
  if (byChannel.size === 0) return undefined;
  const each = waiting.map(([channel, number]) => `${number} ${channelWord(channel)}`);
  return `Amazon Connect counts ${total}${each.length > 0 ? `: ${list(each)}` : ''}`;
}

/** How many wait in all channels together. */
export function totalOf(byChannel: ReadonlyMap<Channel, number>): number {
  return [...byChannel.values()].reduce((sum, number) => sum + number, 0);
}

function searchWords({ search, now }: WaitingReport): string | undefined {
  switch (search.kind) {
    case 'read':
      return `Chat, task and e-mail contacts were searched ${agoWords(search.asOf, now)}; the search lags by seconds to minutes.`;
    case 'failed':
      return `Chat, task and e-mail contacts could not be searched: ${failureSentences[search.code]}`;
    case 'not-asked':
      return undefined;
  }
}

function feedWords({ feed, now }: WaitingReport): string | undefined {
  switch (feed.kind) {
    case 'off':
      return 'Amazon Connect cannot search voice contacts while they wait, so none is listed. With the contact feed they are known: an administrator finds in the README how to switch it on.';
    case 'unread':
      return 'Voice contacts are known from the contact feed only, which could not be read: Floorwalker’s memory (Redis) did not answer.';
    case 'read':
      return `Voice contacts are known from the contact feed only. ${lastWords(feed.lastEventAt, now)}`;
    case 'not-asked':
      return undefined;
  }
}

function lastWords(lastEventAt: Date | undefined, now: Date): string {
  if (lastEventAt === undefined) {
    return 'Feed: no event has come yet, so some may be missing. If it stays so, an administrator should look at the rule in EventBridge.';
  }
  const last = `Feed: last event ${agoWords(lastEventAt, now)}`;
  return secondsBetween(lastEventAt, now) < silentAfterSeconds
    ? `${last}.`
    : `${last}, and silent since, so some may be missing. If contacts came meanwhile, an administrator should look at the rule in EventBridge.`;
}

function agoWords(at: Date, now: Date): string {
  return `${exactDuration(secondsBetween(at, now))} ago`;
}
