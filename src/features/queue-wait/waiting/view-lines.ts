import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  shortDuration,
  timeOfDay,
} from '../../../blocks/format.ts';
import type { Block } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { escapeMrkdwn, name } from '../../../blocks/text.ts';
import { queueName } from '../../../floor/named.ts';
import { channelWord, plainChannel } from '../../words-for.ts';
import { watchButton } from '../contact/watch-button.ts';
import { aboutAndExact } from '../wait-words.ts';
import type { WaitingReport } from './list-waiting.ts';
import type { Placed } from './place.ts';

/** A time of day alone would be taken for today's. */
const halfADay = 12 * 3600;

/** One contact that waits, in two blocks: what it is, and what can be done about it; in a post for all one. */
export function lineBlocks(
  placed: Placed,
  index: number,
  report: WaitingReport,
  isPosted: boolean,
): readonly Block[] {
  const { contactId, channel, enqueuedAt } = placed.contact;
  const line = section(lineText(placed, report));
  // A post is for all who read it; a watch is one person's.
  if (isPosted) return [line];
  const waits = enqueuedAt && ` waiting ${shortDuration(secondsBetween(enqueuedAt, report.now))}`;
  const which = `the ${plainChannel(channel)} contact${waits ?? ''}`;
  const run = { command: 'queue-wait' } as const;
  const contact = { label: 'Contact', text: `contact:${contactId}`, id: 'contact' };
  return [
    line,
    actions(`waiting-${index}`, [
      watchButton(contactId, `Watch ${which}`),
      runButton({ ...run, ...contact, spoken: `Show ${which}` }),
    ]),
  ];
}

function lineText({ contact, place }: Placed, { view, names, now }: WaitingReport): string {
  const { channel, queueId, enqueuedAt, contactId } = contact;
  const isOneQueue = view.filter.queueIds.length === 1;
  const facts = [
    `*${channelWord(channel)}*`,
    isOneQueue ? undefined : name(queueName(names, queueId)),
    sinceWords(enqueuedAt, now),
    placeWords(place),
  ];
  return `${facts.filter((fact) => fact !== undefined).join(' · ')}\n\`${escapeMrkdwn(contactId)}\``;
}

function sinceWords(enqueuedAt: Date | undefined, now: Date): string {
  if (enqueuedAt === undefined) return 'since when is unknown';
  const seconds = secondsBetween(enqueuedAt, now);
  const at = seconds < halfADay ? timeOfDay(enqueuedAt) : dateAndTime(enqueuedAt);
  return `waits ${exactDuration(seconds)}, since ${at}`;
}

function placeWords(place: Placed['place']): string | undefined {
  if (place.kind === 'unread' || place.kind === 'late') return 'place not read';
  if (place.kind === 'placeless') return 'no place in line just now, it may be ringing at an agent';
  if (place.kind !== 'in-queue') return undefined;
  const { position, estimatedWaitSeconds: seconds } = place;
  const number = position === undefined ? 'place unknown' : `number ${position} in its queue`;
  const wait = seconds === undefined ? 'no estimate' : `estimated wait ${aboutAndExact(seconds)}`;
  return `${number}, ${wait}`;
}
