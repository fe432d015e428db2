import { limits } from '../../blocks/limits.ts';
import type { Message } from '../../blocks/message.ts';
import { context, section } from '../../blocks/primitives.ts';
import { clip, count, name } from '../../blocks/text.ts';
import type { Asker } from '../answer.ts';
import { agentOffer, offeredTo } from '../listen-offer.ts';
import { agentTable } from './agent-table.ts';
import type { ListReport } from './list-agents.ts';
import { problemBlocks, problemWords, summaryText, urgentRows } from './list-blocks.ts';
import { listButtons } from './list-buttons.ts';
import { listNotes } from './list-notes.ts';
import { listenRows } from './listen-rows.ts';
import { orderWords } from './order-words.ts';
import type { AgentLine, FloorReport } from './report.ts';

/** So many of those who need somebody get a row of their own. */
export const mostProblemRows = 6;

/** On a quiet floor the most urgent ones have theirs all the same. */
const fewestRows = 3;

/** For the asker alone: the counts, whoever needs somebody, the page, and what can be done from here. */
export function listView(list: ListReport, asker: Asker): Message {
  const { report, page } = list;
  const to = offeredTo(asker);
  const how = { most: mostProblemRows, fewest: fewestRows };
  const rows = page.number === 1 ? urgentRows(report, how) : [];
  const isAbove = (line: AgentLine) => rows.includes(line) && agentOffer(to, line) !== undefined;
  const options = { to, ...how, isFirstInTable: isFirstInTable(list) };
  const { block, plain } = tableBlocks(list);
  const summary = summaryText(report);
  const above = [section(summary), ...(page.number === 1 ? problemBlocks(report, options) : [])];
  const below = [
    ...listenRows(report, page.lines, { to, isAbove }),
    context(listNotes(list)),
    listButtons(list, asker),
  ];
  return {
    text: notification(summary, report),
    blocks: [...above, ...block, ...below],
    plainBlocks: [...above, ...plain, ...below],
  };
}

/** The page as a table and as lines; nothing where nobody is left to show. */
export function tableBlocks(list: ListReport) {
  const { report, page } = list;
  if (page.lines.length === 0) return { block: [], plain: [] };
  const { block, plain } = agentTable(report, page.lines, caption(list));
  return { block: [block], plain };
}

/** Whether the table of this page begins with those who need somebody. */
export function isFirstInTable({ report, page }: Pick<ListReport, 'report' | 'page'>): boolean {
  const first = page.lines.slice(0, report.problems.length);
  return page.number === 1 && first.every((line, index) => line === report.problems[index]);
}

function caption({ report, page, isKeptOrder }: ListReport): string {
  const { lines, view } = report;
  const words = orderWords[view.filter.sort];
  const order = isKeptOrder ? `${words} when the list began` : words;
  const all = count(lines.length, 'agent');
  return page.count === 1
    ? `${all}, ${order}`
    : `Page ${page.number} of ${page.count}: ${all}, ${order}`;
}

/** The notification says who is most urgent, too. */
function notification(summary: string, { problems, names }: FloorReport): string {
  const urgent = problems.slice(0, 3).flatMap((line) => {
    return line.problem ? [`${name(line.name)}: ${problemWords(line.problem, names)}`] : [];
  });
  return clip([summary, ...urgent].join('\n'), limits.messageText);
}
