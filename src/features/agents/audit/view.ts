import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { clip, count, escapeMrkdwn, oneLine } from '../../../blocks/text.ts';
import type { AuditEntry, AuditedAct } from '../../../domain/audit.ts';
import type { AuditReport } from './read-audit.ts';

const actWords: Readonly<Record<AuditedAct, string>> = {
  'export-agents': 'export of agents',
  'set-status': 'status of an agent',
  'change-settings': 'settings',
  'save-channel-view': 'view of a channel',
  'pin-board': 'board pinned',
  'stop-board': 'board stopped',
  listen: 'listening',
  'request-listen': 'listening asked for',
  link: 'link to a Connect user',
  unlink: 'link ended',
  'export-audit': 'export of the audit',
  'trim-audit': 'retention of the audit',
};

/** An entry is ids and settings; a long list of them is cut. */
const mostOfAbout = 300;

/** Who did what, newest first. */
export function auditView(report: AuditReport): Message {
  const { entries, earlier, isAtLeast } = report;
  const headline =
    entries.length === 0
      ? 'Nothing has been written down yet.'
      : `*${count(entries.length, 'entry', 'entries')}*, newest first`;
  const rest =
    earlier === 0
      ? undefined
      : `${isAtLeast ? 'At least ' : ''}${count(earlier, 'earlier entry', 'earlier entries')} not shown.`;
  return {
    text: [headline, rest].filter(Boolean).join('. '),
    blocks: [
      section(headline),
      ...entries.map((entry) => section(entryText(entry))),
      context(
        [rest, '“intended” without “done” or “failed”: Floorwalker does not know how it went.']
          .filter(Boolean)
          .join(' '),
      ),
      actions('audit', [
        runButton({
          label: 'Refresh',
          command: 'agents',
          text: 'audit',
          id: 'refresh',
          mode: 'replace',
        }),
      ]),
    ],
  };
}

function entryText({ at, who, act, about, outcome }: AuditEntry): string {
  const what = escapeMrkdwn(clip(oneLine(about), mostOfAbout)).replaceAll('`', 'ˋ');
  return `${dateAndTime(at)} · <@${who}> · *${actWords[act]}* · ${outcome}\n\`${what || '–'}\``;
}
