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
import { countOver, lineWords } from '../line-words.ts';
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
    context(notes(report, rest.length, asker)),
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
  const subject = isOneQueue(report) ? '' : 'Worst: ';
  const over = countOver(busy);
  const others = over > 1 ? ` · ${over} are over their limit` : '';
  return `${subject}*${name(worst.queueName)}* (${channelWord(worst.row.channel)}): ${lineWords(worst, estimate)}${others}`;
}

function noFigures(report: QueuesReport): string {
  const [only] = report.absent;
  if (isOneQueue(report) && only !== undefined) {
    return `*${name(only.queueName)}*: Amazon Connect gave no figures for this queue.`;
  }
  return `Amazon Connect gave no figures for ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

function nobodyWaiting(report: QueuesReport): string {
  return `Nobody is waiting in ${isPart(report) ? 'these queues' : 'any queue'}.`;
}

function notes(report: QueuesReport, inTable: number, asker: Asker): string {
  const hidden = Math.max(0, inTable - limits.tableBodyRows);
  const texts = [
    hidden > 0 && `${count(hidden, 'more row')} not shown: name a queue.`,
    ...readingNotes(report),
    report.share && asker.access.answerAlone && sharedWithNobody,
  ];
  return texts.filter((text) => typeof text === 'string').join(' ');
}
