import type { Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count } from '../../blocks/text.ts';
import { entryWords } from './entry-words.ts';
import type { ListReport } from './read-audit.ts';

/** Who did what, newest first. */
export function listView(report: ListReport): Message {
  const { entries, names } = report;
  const headline = headlineOf(report);
  const rest = report.earlier
    ? `${count(report.earlier, 'earlier entry', 'earlier entries')} not shown.`
    : undefined;
  const notes = [
    rest,
    '“intended” without an end: Floorwalker does not know how it went.',
    'Typed after the command: `audit @person`, `audit verify`, `audit export`, `audit keep 365`, `audit channel #channel`.',
  ];
  return {
    text: [headline, rest].filter(Boolean).join('. '),
    blocks: [
      section(headline),
      ...entries.map((entry) => section(entryWords(entry, names))),
      context(notes.filter(Boolean).join(' ')),
      actions('audit', buttonsOf(report)),
    ],
  };
}

function headlineOf({ entries, who, isLater, olderBefore }: ListReport): string {
  const whose = who === undefined ? '' : ` of <@${who}>`;
  if (entries.length > 0) {
    const order = isLater ? 'earlier ones, newest first' : 'newest first';
    return `*${count(entries.length, 'entry', 'entries')}*${whose}, ${order}`;
  }
  if (olderBefore !== undefined) return `Nothing${whose} among the last entries looked at.`;
  return who === undefined && !isLater
    ? 'Nothing has been written down yet.'
    : `Nothing more${whose} has been written down.`;
}

function buttonsOf({ olderBefore, who, entries }: ListReport) {
  const whose = who === undefined ? '' : ` <@${who}>`;
  const older = olderBefore === undefined ? undefined : `audit${whose} before:${olderBefore}`;
  return [
    auditButton('Newest', `audit${whose}`, 'refresh'),
    older === undefined ? undefined : auditButton('Older', older, 'older'),
    entries.length === 0 ? undefined : auditButton('Verify the chain', 'audit verify', 'verify'),
  ];
}

function auditButton(label: string, text: string, id: string) {
  const mode = id === 'verify' ? 'beside' : 'replace';
  return runButton({ label, command: 'monitor', text, id, mode });
}
