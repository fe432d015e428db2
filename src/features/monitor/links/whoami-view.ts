import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import { failureSentences } from '../../failure-view.ts';
import { notLinkedSentence } from '../../not-linked-words.ts';
import { scopeWords } from '../rules/part-words.ts';
import { ringsAt } from '../start/ring-words.ts';
import { byWords } from './link-words.ts';
import type { Rights, WhoamiReport } from './whoami.ts';

type Linked = Extract<WhoamiReport, { kind: 'linked' }>;

/** Who somebody is in Amazon Connect, how that came about, and what they may do. */
export function whoamiView(report: WhoamiReport, { access }: Asker): Message {
  const lines = report.kind === 'linked' ? linkedLines(report) : [notLinkedSentence(report.reason)];
  const all = [...lines, switchLine(report.isListeningOn)];
  const notes = [
    access.isAdministrator
      ? 'You are an administrator of Floorwalker, which gives no right to listen; nobody links or unlinks themselves.'
      : 'You are not an administrator of Floorwalker.',
    'Link and rights were read just now, and are read again before anything is started.',
  ];
  return {
    text: lines[0] ?? '',
    blocks: [...all.map((line) => section(line)), context(notes.join(' '))],
  };
}

function linkedLines(report: Linked): readonly string[] {
  const { link, scope, names } = report;
  return [
    linkSentence(report),
    ringsSentence(link),
    'unread' in report.rights
      ? `*What you may do* is not known: ${failureSentences[report.rights.unread]} Until it can be read, nothing is started for you.`
      : rightsLines(report.rights),
    `*Whom you may hear*, if you may listen: ${scopeWords(scope, names)}.`,
  ];
}

function linkSentence({ link, since }: Linked): string {
  const how =
    link.by?.kind === 'administrator'
      ? `, linked ${byWords(link.by)}`
      : ', linked by your e-mail address';
  const when = since ? ` since ${dateAndTime(since)}` : '';
  return `In Amazon Connect you are *${name(link.username)}*${how}${when}.`;
}

function ringsSentence({ phone, username }: Linked['link']): string {
  const where = (channel: string) => ringsAt({ channel, username, phone });
  return `*Where it rings*: calls that you listen to ring at ${where('VOICE')} and chats open in ${where('CHAT')}.`;
}

function rightsLines({ listen, barge, metrics }: Rights): string {
  const line = (may: boolean, what: string, permission: string) =>
    `• ${may ? 'Yes' : 'No'}: ${what} (${permission})`;
  return [
    '*What you may do* by your security profiles in Amazon Connect:',
    line(listen, 'listen', 'ManagerListenIn'),
    line(barge, 'barge in', 'ManagerBargeIn, and to listen'),
    line(metrics, 'see agents and real-time metrics', 'AccessMetrics'),
    ...(listen && barge && metrics
      ? []
      : ['An Amazon Connect administrator can add what is missing.']),
  ].join('\n');
}

function switchLine(isOn: boolean): string {
  return isOn
    ? '*Listening* is turned on in Floorwalker.'
    : '*Listening* is turned off in Floorwalker: nothing is started for anybody until an administrator of Floorwalker turns it on.';
}
