import { exactDuration, secondsBetween } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import { groupTroubleView } from '../../group-trouble-view.ts';
import { viewWords } from '../../view-words.ts';
import { isViewTrouble, viewTroubleView } from '../saved-views/asked-view.ts';
import type { ExportReport } from './export-agents.ts';
import { partNotes } from './file-comment.ts';

/** Where the file is and what is in it; never the agents themselves. */
export function exportView(outcome: ExportReport): Message {
  if (isViewTrouble(outcome)) return viewTroubleView(outcome);
  if (outcome.kind === 'group-trouble') return groupTroubleView(outcome);
  const { report } = outcome;
  const { lines, names, now, reading, view } = report;
  const words = viewWords(view, names);
  const text =
    outcome.kind === 'empty'
      ? `${words}: nobody fits, so there is no file.`
      : `${words}: *${count(lines.length, 'agent')}* as a file, in your direct message with Floorwalker. Nobody else sees it.`;
  const age = `Read ${exactDuration(secondsBetween(reading.asOf, now))} ago.`;
  return {
    text: `${text} ${age}`,
    blocks: [section(text), context([...partNotes(report), age].join(' '))],
  };
}
