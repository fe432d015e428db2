import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { type Cell, type Column, dataTable } from '../../../blocks/table.ts';
import { clip, list, name, plainName } from '../../../blocks/text.ts';
import { queueName } from '../../../floor/named.ts';
import type { Asker } from '../../answer.ts';
import { sharedWithNobody } from '../../share.ts';
import { shortTrend } from '../../trend-words.ts';
import { plainChannel } from '../../words-for.ts';
import { adviceTexts } from '../advice-words.ts';
import { queueButtons } from '../buttons.ts';
import { inChannels } from '../channel-words.ts';
import type { QueueLine } from '../queue-line.ts';
import { readingNotes } from '../reading-notes.ts';
import { waitCell } from '../wait-cell.ts';
import { answerWords } from './answer-words.ts';
import { closedWithoutFigures } from './candidate-words.ts';
import type { CompareReport } from './compare-queues.ts';

const columns = (withTrend: boolean): readonly Column[] => [
  { title: 'Queue', kind: 'text', weight: 2 },
  { title: 'Wait', kind: 'text', weight: 2 },
  // Tables are read on phones too: no column for nothing.
  ...(withTrend ? [{ title: 'Trend', kind: 'text' } as const] : []),
  { title: 'In queue', kind: 'number' },
  { title: 'Available', kind: 'number' },
  { title: 'Staffed', kind: 'number' },
  { title: 'On contact', kind: 'number' },
  { title: 'Oldest, s', kind: 'number' },
];

/** Queues side by side, under the answer which of them would serve a new contact soonest. */
export function compareView(report: CompareReport, asker: Asker): Message {
  const answers = report.answers.map((answer) => answerWords(answer, report));
  const headline = answers.length > 0 ? answers.join('\n') : noFigures(report);
  const advice = adviceTexts(report.advice);
  const table = sideBySide(report);
  const above = [section(headline), ...absentBlock(report)];
  const below = [
    ...(advice.length > 0 ? [section(advice.join('\n'))] : []),
    context(notes(report, asker)),
    queueButtons(report),
  ];
  return {
    text: clip(headline, limits.messageText),
    blocks: [...above, ...table.block, ...below],
    plainBlocks: [...above, ...table.plain, ...below],
  };
}

function noFigures({ names, view }: CompareReport): string {
  const queues = list(view.filter.queueIds.map((id) => name(queueName(names, id))));
  return `*${queues}*: Amazon Connect gave no figures${inChannels(view.filter.channels)} for these queues.`;
}

function absentBlock({ absent }: CompareReport): readonly Block[] {
  const closed = absent.flatMap((queue) => closedWithoutFigures(queue) ?? []);
  return closed.length === 0 ? [] : [section(closed.join('\n'))];
}

function sideBySide(report: CompareReport) {
  const { rows, trends } = report;
  if (rows.length === 0) return { block: [], plain: [] };
  const { block, plain } = dataTable({
    caption: 'Side by side',
    columns: columns(trends.size > 0),
    rows: rows.map((line) => rowOf(line, report)),
    pageSize: rows.length,
  });
  return { block: [block], plain };
}

function rowOf(line: QueueLine, { estimate, trends }: CompareReport): readonly Cell[] {
  const { row } = line;
  const trend = trends.get(line);
  const { contactsInQueue: waiting } = row;
  return [
    `${plainName(line.queueName)}, ${plainChannel(row.channel)}`,
    waitCell(line, estimate),
    ...(trends.size > 0 ? [trend ? shortTrend(trend) : ''] : []),
    waiting,
    row.agentsAvailable,
    row.agentsStaffed,
    row.agentsOnContact,
    waiting === 0 ? (row.oldestContactSeconds ?? 0) : row.oldestContactSeconds,
  ];
}

function notes(report: CompareReport, asker: Asker): string {
  const texts = [
    ...readingNotes(report),
    report.share && asker.access.answerAlone && sharedWithNobody,
  ];
  return texts.filter((text) => typeof text === 'string').join(' ');
}
