import { timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { count, name } from '../../../blocks/text.ts';
import { contactSince } from '../../../domain/activity.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { agentName } from '../../../floor/named.ts';
import { toWhom, whoListens } from '../../who-listens.ts';
import { channelWord } from '../../words-for.ts';
import type { Elsewhere, SessionsReport } from './list-sessions.ts';

/** So many sessions stand in one answer. */
const most = 30;

/** Who listens to whom, since when and how. */
export function sessionsView(report: SessionsReport): Message {
  const { records = [], elsewhere = [] } = report;
  const lines = [
    ...records.map((record) => sessionLine(record, report)),
    ...elsewhere.map((one) => elsewhereLine(one, report)),
  ];
  const hidden = lines.length - most;
  const text = headline(report, lines.length);
  return {
    text,
    blocks: [
      section(text),
      ...lines.slice(0, most).map((line) => section(line)),
      ...(hidden > 0 ? [context(`${hidden} more not shown.`)] : []),
      context(notes(report)),
      actions('sessions', [refresh]),
    ],
  };
}

const refresh = runButton({
  label: 'Refresh',
  command: 'monitor',
  text: 'sessions',
  id: 'refresh',
  mode: 'replace',
});

function headline({ records }: SessionsReport, total: number): string {
  if (!records) return '*Who listens to whom could not be read* from Floorwalker’s memory (Redis).';
  return total === 0
    ? 'Nobody listens, as far as Floorwalker knows.'
    : `*${count(total, 'session')} of listening*`;
}

function sessionLine(record: SessionRecord, { names, ownUserId }: SessionsReport): string {
  const isOwn = record.session.slackUserId === ownUserId;
  return `${isOwn ? '*You:* ' : ''}${whoListens(record)}\nto ${toWhom(record, names)}`;
}

function elsewhereLine({ supervisorId, contact }: Elsewhere, { names }: SessionsReport): string {
  const who = names ? agentName(names, supervisorId) : `agent ${supervisorId}`;
  const since = contactSince(contact);
  const when = since ? `since ${timeOfDay(since)}` : 'since unknown';
  return `*${name(who)}* · ${channelWord(contact.channel)} · ${when}\nStarted elsewhere: to whom is not known.`;
}

function notes({ elsewhere, isTruncated }: SessionsReport): string {
  const seen = elsewhere
    ? isTruncated &&
      'Not the whole floor was read, so sessions that were started elsewhere may be missing.'
    : 'What was started elsewhere could not be read.';
  const notes = [
    seen,
    'Floorwalker cannot end a session: whoever listens hangs up in their control panel.',
  ];
  return notes.filter((note) => typeof note === 'string').join(' ');
}
