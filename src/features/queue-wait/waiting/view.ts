import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
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
import { lineBlocks } from './view-lines.ts';
import { countWords, totalOf, waitingNotes } from './view-notes.ts';

/** Two blocks each, of a message's fifty. */
const mostShown = 20;

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
