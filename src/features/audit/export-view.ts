import type { Message } from '../../blocks/message.ts';
import { count, figure } from '../../blocks/text.ts';
import { oneSentence } from '../settings-answers.ts';
import { type ExportReport, mostExported } from './export-audit.ts';

/** Where the file is, and what is not in it. */
export function exportView({
  kind,
  format,
  days,
  entries,
  first,
  last,
  leftOut,
}: ExportReport): Message {
  const since = days === undefined ? '' : ` of the last ${count(days, 'day')}`;
  if (kind === 'export-empty') {
    return oneSentence(`There is no entry${since} in the audit, so there is no file.`);
  }
  const bound =
    leftOut === 0
      ? ''
      : ` One file holds ${figure(mostExported)}, the newest: ${count(leftOut, 'earlier entry', 'earlier entries')} did not fit. Ask for fewer days.`;
  return oneSentence(
    `*${count(entries, 'entry', 'entries')}*${since} as ${format === 'csv' ? 'CSV' : 'JSON lines'}, ${first} to ${last}, in your direct message with Floorwalker. Nobody else sees it.${bound}`,
  );
}
