import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { clip, count, name } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import { sharedWithNobody } from '../../share.ts';
import { channelWord } from '../../words-for.ts';
import { adviceTexts } from '../advice-words.ts';
import { isOneQueue, isPart } from '../asked-queues.ts';
import { queueButtons } from '../buttons.ts';
import { inChannels } from '../channel-words.ts';
import { mostCompared } from '../compare/compare-queues.ts';
import { badWords, lineWords } from '../line-words.ts';
import type { QueueLine } from '../queue-line.ts';
import { readingNotes } from '../reading-notes.ts';
import { viewLine } from '../view-line.ts';
import { closedBlock, quietBlock } from './folded-blocks.ts';
import { mostWorst, type QueuesReport } from './list-queues.ts';
import { queueTable } from './queue-table.ts';
import { worstBlock } from './worst-block.ts';

/** How long callers wait, worst queue first. */
export function queuesView(report: QueuesReport, asker: Asker): Message {
  const worst = report.busy.slice(0, mostWorst);
  const rest = report.busy.slice(mostWorst);
  const whose = viewLine(report);
  const headline = [whose, summary(report)].filter(Boolean).join(' · ');
  const table = queueTable(rest, report.estimate);
  const first = top(report, worst.length, { whose, headline });
  const rows = worst.map((line, index) => worstBlock(report, line, index));
  const todo = adviceBlock(report);
  const above = isOneQueue(report) ? [...first, ...rows, ...todo] : [...first, ...todo, ...rows];
  const below = [
    ...quietBlock(report.quiet),
    ...closedBlock(report),
    context(notes(report, asker)),
    queueButtons(report),
  ];
  return {
    text: clip(headline, limits.messageText),
    blocks: [...above, ...table.block, ...below],
    plainBlocks: [...above, ...table.plain, ...below],
  };
}

/** What may be done stands before the rows: on a telephone these are long. */
function adviceBlock({ advice }: QueuesReport): readonly Block[] {
  return advice.size === 0 ? [] : [section(adviceTexts(advice).join('\n'))];
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

function summary(report: QueuesReport): string {
  const { busy, lines, estimate } = report;
  const [worst] = busy;
  if (!worst) return lines.length === 0 ? noFigures(report) : nobodyWaiting(report);
  const bad = badWords(busy);
  const parts = [
    `${subject(report, worst)}*${name(worst.queueName)}* (${channelWord(worst.row.channel)}): ${lineWords(worst, estimate)}`,
    ...(bad === undefined ? [] : [bad]),
  ];
  return parts.join(' · ');
}

/** A closed queue in which some still wait is no bad one: it comes first where no other has anybody waiting. */
function subject(report: QueuesReport, worst: QueueLine): string {
  if (isOneQueue(report)) return '';
  if (worst.opening.kind !== 'closed') return 'Worst: ';
  return `Nobody is waiting in ${isPart(report) ? 'those of these queues that are open' : 'any open queue'}. `;
}

function noFigures(report: QueuesReport): string {
  const [only] = report.absent;
  if (isOneQueue(report) && only !== undefined) {
    return `*${name(only.queueName)}*: Amazon Connect gave no figures for this queue.`;
  }
  const { channels } = report.view.filter;
  return `Amazon Connect gave no figures${inChannels(channels)} for ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

function nobodyWaiting(report: QueuesReport): string {
  return `Nobody is waiting in ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

function notes(report: QueuesReport, asker: Asker): string {
  const texts = [
    isTooManyToCompare(report) && tooMany,
    ...hiddenNotes(report.busy.slice(mostWorst + limits.tableBodyRows)),
    ...readingNotes(report),
    report.share && asker.access.answerAlone && sharedWithNobody,
  ];
  return texts.filter((text) => typeof text === 'string').join(' ');
}

const tooMany = `Up to ${mostCompared} queues by name stand side by side, with which is soonest; these are more.`;

function isTooManyToCompare({ view: { source, filter } }: QueuesReport): boolean {
  return source === 'asked' && filter.groups.length === 0 && filter.queueIds.length > mostCompared;
}

/** What does not fit the table; that some of it may be long is not hidden with it. */
function hiddenNotes(hidden: readonly QueueLine[]): readonly string[] {
  if (hidden.length === 0) return [];
  const unknown = hidden.filter(({ wait }) => wait.kind === 'unknown').length;
  const longs = unknown > 0 ? ` In ${unknown} of them it is not known how long contacts wait.` : '';
  return [`${count(hidden.length, 'more row')} not shown: name a queue.${longs}`];
}
