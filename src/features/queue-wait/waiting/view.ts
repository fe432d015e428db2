import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  shortDuration,
  timeOfDay,
} from '../../../blocks/format.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../../blocks/run-button.ts';
import { count, escapeMrkdwn, name } from '../../../blocks/text.ts';
import { filterText } from '../../../floor/filter-text.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import { queueName } from '../../../floor/named.ts';
import type { GroupTrouble } from '../../../floor/queues-in.ts';
import type { Asker } from '../../answer.ts';
import { groupTroubleView } from '../../group-trouble-view.ts';
import { groupNotes } from '../../group-words.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { sharedWithNobody } from '../../share.ts';
import { filterWords } from '../../view-words.ts';
import { channelWord, plainChannel } from '../../words-for.ts';
import { queuesOf, viewLine } from '../view-line.ts';
import { aboutAndExact } from '../wait-words.ts';
import { mostQueues, type TooManyQueues, type WaitingReport } from './list-waiting.ts';
import type { Placed } from './places.ts';
import { countWords, totalOf, waitingNotes } from './view-notes.ts';

/** Two blocks each, of a message's fifty. */
const mostShown = 20;
/** A time of day alone would be taken for today's. */
const halfADay = 12 * 3600;

/** Who waits now, newest first. */
export function waitingView(
  report: WaitingReport | TooManyQueues | NameTrouble | MentionTrouble | GroupTrouble,
  asker: Asker,
): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return sentence(mentionTroubleSentence(report));
    case 'group-trouble':
      return groupTroubleView(report);
    case 'too-many-queues':
      return sentence(
        `These are ${count(report.count, 'queue')}, and Amazon Connect searches at most ${mostQueues} at once for contacts that wait. Name the queues: \`contacts queue:Billing,Sales\`.`,
      );
    case 'waiting':
      return listView(report, asker);
  }
}

function sentence(text: string): Message {
  return { text, blocks: [section(text)] };
}

function listView(report: WaitingReport, asker: Asker): Message {
  const shown = report.placed.slice(0, mostShown);
  const hidden = Math.max(0, report.total - report.gone - shown.length);
  const headline = headlineOf(report);
  const alone = report.share && asker.access.answerAlone ? [sharedWithNobody] : [];
  const ofGroups = groupNotes(report.view.filter, report.names);
  const isPosted = report.share && !asker.access.answerAlone;
  const blocks: Block[] = [
    section(headline),
    ...shown.flatMap((one, index) => lineBlocks(one, index, report, isPosted)),
    context([...waitingNotes(report, hidden), ...ofGroups, ...alone].join(' ')),
    buttons(report),
  ];
  return { text: headline, blocks };
}

function headlineOf(report: WaitingReport): string {
  const one = `*${filterWords(queuesOf(report.view), report.names)}*`;
  const found = report.total - report.gone;
  const counted = report.counted && countWords(report.counted);
  const parts = [viewLine(report) ?? one, found > 0 ? foundWords(found) : nobodyWords(report)];
  return [...parts, found > 0 || !isNobody(report) ? counted : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function foundWords(found: number): string {
  return `${count(found, 'waiting contact')} found, newest first`;
}

/** That nobody was found is no proof; that Connect counts nobody is one. */
function nobodyWords(report: WaitingReport): string {
  return isNobody(report) ? 'nobody is waiting' : 'no waiting contact was found';
}

function isNobody({ counted }: WaitingReport): boolean {
  return counted?.isWhole === true && totalOf(counted.byChannel) === 0;
}

function lineBlocks(
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
  const watch = { label: 'Watch', text: `watch ${contactId}`, id: 'watch' };
  const contact = { label: 'Contact', text: `contact:${contactId}`, id: 'contact' };
  return [
    line,
    actions(`waiting-${index}`, [
      runButton({ ...run, ...watch, spoken: `Watch ${which}` }),
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
  if (place.kind === 'unread') return 'place not read';
  if (place.kind !== 'in-queue') return undefined;
  const { position, estimatedWaitSeconds: seconds } = place;
  const number = position === undefined ? 'place unknown' : `number ${position} in its queue`;
  const wait = seconds === undefined ? 'no estimate' : `estimated wait ${aboutAndExact(seconds)}`;
  return `${number}, ${wait}`;
}

function buttons({ view, share }: WaitingReport): Block {
  const isOwn = !share && view.source !== 'asked' && view.source !== 'all';
  // A post for all must not turn into the view of whoever presses.
  const part = isOwn ? '' : filterText(queuesOf(view));
  const again = `contacts ${part}`.trim();
  const run = { command: 'queue-wait' } as const;
  const refresh = { label: 'Refresh', text: again, id: 'refresh', mode: 'replace' } as const;
  return actions('waiting', [
    fitsButton(again) ? runButton({ ...run, ...refresh }) : undefined,
    runButton({ ...run, label: 'Waits', text: part, tooLong: 'all', id: 'waits' }),
  ]);
}
