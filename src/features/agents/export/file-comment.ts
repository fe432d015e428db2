import { dateAndTime } from '../../../blocks/format.ts';
import { count } from '../../../blocks/text.ts';
import { groupNotes } from '../../group-words.ts';
import { teamNotes, viewWords } from '../../view-words.ts';
import type { FloorReport } from '../report.ts';

/** What stands over the file: what it is about, of when, and how its cells are read. For mrkdwn. */
export function fileComment(report: FloorReport): string {
  const { lines, names, reading, view } = report;
  return [
    `${viewWords(view, names)}: ${count(lines.length, 'agent')} as of ${dateAndTime(reading.asOf)}.`,
    ...partNotes(report),
    'An empty cell: there is none. “unknown”: Amazon Connect did not say. Times are UTC.',
  ].join('\n');
}

/** What is missing of the view or of its names. */
export function partNotes({ names, reading, view }: FloorReport): readonly string[] {
  return [
    ...(reading.isTruncated
      ? ['Not everybody was read: the floor is larger than one reading allows.']
      : []),
    ...teamNotes(reading),
    ...groupNotes(view.filter, names),
    ...(names.missing.length > 0 ? ['Some names could not be read; ids stand for them.'] : []),
  ];
}
