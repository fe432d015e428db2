import { exactDuration, secondsBetween } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../../blocks/run-button.ts';
import { list, name } from '../../../blocks/text.ts';
import { filterText, viewText } from '../../../floor/filter-text.ts';
import type { Asker } from '../../answer.ts';
import { sharedWithNobody } from '../../share.ts';
import { agentsButton, saveViewButton } from '../../view-buttons.ts';
import { channelWord } from '../../words-for.ts';
import type { QueueLine } from '../queue-line.ts';
import { rowFacts } from '../row-words.ts';
import { isQuiet, waitWords } from '../wait-words.ts';
import type { QueuesReport } from './list-queues.ts';
import { isOneQueue, queuesOf, viewLine } from './view-line.ts';

/** Of a message's blocks; quieter queues than these are counted in one line. */
const mostLines = limits.messageBlocks - 10;

/** How long callers wait, worst queue first. */
export function queuesView(report: QueuesReport, asker: Asker): Message {
  const isFolded = (line: QueueLine) => isQuiet(line.wait) && !isOneQueue(report);
  const busy = report.lines.filter((line) => !isFolded(line));
  const quiet = report.lines.filter(isFolded);
  const whose = viewLine(report);
  const headline = [whose, summary(report, busy)].filter(Boolean).join(' · ');
  const shown = busy.slice(0, mostLines);
  const blocks: Block[] = [
    ...top(report, shown.length, { whose, headline }),
    ...shown.map((line) => section(lineText(line, report.estimate))),
    ...quietBlock(quiet),
    notes(report, busy.length - shown.length, asker),
    buttons(report),
  ];
  return { text: headline, blocks };
}

/** One line says itself; over several stands the worst. */
function top(
  report: QueuesReport,
  shown: number,
  texts: { readonly whose: string | undefined; readonly headline: string },
): readonly Block[] {
  if (report.lines.length > 1 || shown !== 1) return [section(texts.headline)];
  return texts.whose === undefined ? [] : [section(texts.whose)];
}

function summary(report: QueuesReport, busy: readonly QueueLine[]): string {
  const [worst] = busy;
  if (!worst) return report.lines.length === 0 ? noFigures(report) : nobodyWaiting(report);
  const subject = isOneQueue(report) ? '' : 'Worst: ';
  return `${subject}*${name(worst.queueName)}* (${channelWord(worst.row.channel)}): ${waitWords(worst.wait, report.estimate)}`;
}

function noFigures(report: QueuesReport): string {
  const [only] = report.absent;
  if (isOneQueue(report) && only !== undefined) {
    return `*${name(only)}*: Amazon Connect gave no figures for this queue.`;
  }
  return `Amazon Connect gave no figures for ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

function nobodyWaiting(report: QueuesReport): string {
  return `Nobody is waiting in ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

/** Whether some queues or channels are left out. */
function isPart({ view: { filter } }: QueuesReport): boolean {
  return filter.queueIds.length + filter.channels.length > 0;
}

function lineText(line: QueueLine, estimate: QueuesReport['estimate']): string {
  const { row } = line;
  return `*${name(line.queueName)}* · ${channelWord(row.channel)} · ${waitWords(line.wait, estimate)}\n${rowFacts(row)}`;
}

function quietBlock(quiet: readonly QueueLine[]): readonly Block[] {
  if (quiet.length === 0) return [];
  const called = (line: QueueLine) => {
    const unstaffed = line.wait.kind === 'empty' && line.wait.isStaffed === false;
    return `${name(line.queueName)} (${channelWord(line.row.channel)}${unstaffed ? ', nobody staffed' : ''})`;
  };
  const shown = quiet.slice(0, 20).map(called);
  const more = quiet.length > shown.length ? [`${quiet.length - shown.length} more`] : [];
  return [section(`Nobody waiting: ${list([...shown, ...more])}.`)];
}

function notes(report: QueuesReport, hidden: number, asker: Asker): Block {
  const texts = [
    hidden > 0 && `${hidden} more not shown: name a queue.`,
    report.absent.length > 0 && absentText(report.absent),
    report.estimate === 'refused' &&
      'This instance does not offer estimated wait times, so look at the oldest contact and the counts.',
    report.share && asker.access.answerAlone && sharedWithNobody,
    `Taken ${exactDuration(secondsBetween(report.asOf, report.now))} ago.`,
  ];
  return context(texts.filter((text) => typeof text === 'string').join(' '));
}

function absentText(absent: readonly string[]): string {
  const shown = absent.slice(0, 10).map(name);
  const more = absent.length > shown.length ? [`${absent.length - shown.length} more`] : [];
  return `No figures from Amazon Connect for ${list([...shown, ...more])}.`;
}

function buttons(report: QueuesReport): Block {
  const { view, share } = report;
  const isOwn = !share && view.source !== 'asked' && view.source !== 'all';
  // A post for all must not turn into the view of whoever presses.
  const again = isOwn ? '' : filterText(queuesOf(view));
  const run = { command: 'queue-wait', mode: 'replace' } as const;
  return actions('queues', [
    fitsButton(again)
      ? runButton({ ...run, label: 'Refresh', text: again, id: 'refresh' })
      : undefined,
    isPart(report)
      ? runButton({ ...run, label: 'Everything', text: 'all', id: 'everything' })
      : undefined,
    agentsButton(isOwn ? viewText(view) : again),
    share ? undefined : saveViewButton(view, filterText(queuesOf(view))),
  ]);
}
