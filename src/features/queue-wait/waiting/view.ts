import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import type { AnswerMode } from '../../../blocks/run.ts';
import { fitsButton, runButton } from '../../../blocks/run-button.ts';
import { count } from '../../../blocks/text.ts';
import { filterText } from '../../../floor/filter-text.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import type { GroupTrouble } from '../../../floor/queues-in.ts';
import type { Asker } from '../../answer.ts';
import { groupTroubleView } from '../../group-trouble-view.ts';
import { groupNotes } from '../../group-words.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { sharedWithNobody } from '../../share.ts';
import { filterWords } from '../../view-words.ts';
import { queuesOf, viewLine } from '../view-line.ts';
import { mostQueues, type TooManyQueues, type WaitingReport } from './list-waiting.ts';
import { type Page, pageSize, pageText } from './page.ts';
import { lineBlocks } from './view-lines.ts';
import { countWords, totalOf, waitingNotes } from './view-notes.ts';

/** Who waits now, page by page. */
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
  const headline = headlineOf(report);
  const alone = report.share && asker.access.answerAlone ? [sharedWithNobody] : [];
  const ofGroups = groupNotes(report.view.filter, report.names);
  const isPosted = report.share && !asker.access.answerAlone;
  const blocks: Block[] = [
    section(headline),
    ...report.placed.flatMap((one, index) => lineBlocks(one, index, report, isPosted)),
    context([...waitingNotes(report), ...ofGroups, ...alone].join(' ')),
    buttons(report, isPosted),
  ];
  return { text: headline, blocks };
}

function headlineOf(report: WaitingReport): string {
  const one = `*${filterWords(queuesOf(report.view), report.names)}*`;
  const found = report.total - report.gone;
  const counted = report.counted && countWords(report.counted);
  const parts = [
    viewLine(report) ?? one,
    found > 0 ? foundWords(report, found) : nobodyWords(report),
  ];
  return [...parts, found > 0 || !isNobody(report) ? counted : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function foundWords({ page, known, placed }: WaitingReport, found: number): string {
  const words = `${count(found, 'waiting contact')} found, ${page.order} first`;
  const isAll = page.from === 1 && known <= pageSize;
  if (isAll || placed.length === 0) return words;
  return `${words}, ${page.from} to ${Math.min(known, page.from + pageSize - 1)}`;
}

/** That nobody was found is no proof; that Connect counts nobody is one. */
function nobodyWords(report: WaitingReport): string {
  return isNobody(report) ? 'nobody is waiting' : 'no waiting contact was found';
}

function isNobody({ counted }: WaitingReport): boolean {
  return counted?.isWhole === true && totalOf(counted.byChannel) === 0;
}

function buttons({ view, share, page, known }: WaitingReport, isPosted: boolean): Block {
  const isOwn = !share && view.source !== 'asked' && view.source !== 'all';
  // A post for all must not turn into the view of whoever presses.
  const part = isOwn ? '' : filterText(queuesOf(view));
  const lead = `contacts ${part}`.trim();
  // What another order or page shows is for whoever presses, not for all who read the post.
  const mode = isPosted ? 'beside' : 'replace';
  const turn = (label: string, id: string, to: Page, how: AnswerMode = mode) => {
    const text = `${lead}${pageText(to)}`;
    return fitsButton(text)
      ? runButton({ command: 'queue-wait', label, id, text, mode: how })
      : undefined;
  };
  const { order, from } = page;
  const [before, after] = [Math.max(1, from - pageSize), from + pageSize];
  return actions('waiting', [
    turn('Refresh', 'refresh', page, 'replace'),
    after <= known ? turn('More', 'more', { order, from: after }) : undefined,
    from > 1 ? turn('Back', 'back', { order, from: before }) : undefined,
    known > 1 ? otherOrder(order, turn) : undefined,
    runButton({ command: 'queue-wait', label: 'Waits', text: part, tooLong: 'all', id: 'waits' }),
  ]);
}

function otherOrder(order: Page['order'], turn: Turn) {
  return order === 'newest'
    ? turn('Oldest first', 'order', { order: 'oldest', from: 1 })
    : turn('Newest first', 'order', { order: 'newest', from: 1 });
}

type Turn = (label: string, id: string, to: Page) => ReturnType<typeof runButton> | undefined;
