import { limits } from '../../blocks/limits.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { clip } from '../../blocks/text.ts';
import type { Asker } from '../answer.ts';
import { plainViewOf } from '../kept-listing.ts';
import { offeredToAll } from '../listen-offer.ts';
import type { ListReport } from './list-agents.ts';
import { problemBlocks, summaryText } from './list-blocks.ts';
import { listNotes } from './list-notes.ts';
import { isFirstInTable, mostProblemRows, tableBlocks } from './list-view.ts';

/**
 * For everybody in a channel: counts, and names only where an administrator allowed them. Who
 * presses Listen is asked then; nobody barges in from a post.
 */
export function sharedView(list: ListReport, { access }: Asker): Message {
  // Whose view it was is nobody else's matter.
  const report = { ...list.report, view: plainViewOf(list.report.view.filter) };
  const shown: ListReport = { ...list, report };
  const summary = summaryText(report);
  const above = section(summary);
  const below = [
    context(listNotes(shown, access.namesForOthers)),
    ...showButton(shown, access.namesForOthers),
  ];
  const text = clip(summary, limits.messageText);
  if (!access.namesForOthers) return { text, blocks: [above, ...below] };
  const problems = problemBlocks(report, {
    to: offeredToAll(access.listening),
    most: mostProblemRows,
    isFirstInTable: isFirstInTable(shown),
  });
  const { block, plain } = tableBlocks(shown);
  return {
    text,
    blocks: [above, ...problems, ...block, ...below],
    plainBlocks: [above, ...problems, ...plain, ...below],
  };
}

/** Answered to whoever presses, alone, by what they may see. */
function showButton({ line }: ListReport, hasNames: boolean): readonly Block[] {
  if (line === undefined) return [];
  const label = hasNames ? 'Show to me' : 'Show names';
  return [actions('agents', [runButton({ label, command: 'agents', text: line, id: 'names' })])];
}
