import { exactDuration, secondsBetween } from '../../../blocks/format.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runSelect } from '../../../blocks/run-menu.ts';
import { count, plainName } from '../../../blocks/text.ts';
import { quote } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import { messageButton } from '../../message-button.ts';
import { problemWords } from '../../problem-words.ts';
import { setStatusLine } from '../../status-line.ts';
import { whoListens } from '../../who-listens.ts';
import { doubtNotes } from '../attention-limits.ts';
import { activityText, factLines, whoText } from './agent-text.ts';
import { contactBlocks } from './contact-blocks.ts';
import type { CardReport } from './read-card.ts';

/** Amazon Connect lets no more listen to one contact, and an agent has several at most. */
const mostListeners = 20;

/** Everything about one agent, with what can be done about it. */
export function cardView(report: CardReport, asker: Asker): Message {
  const headline = headlineText(report);
  const facts = report.line ? factLines(report.line, report).join('\n') : undefined;
  const missed = missedText(report);
  const above: Block[] = [
    section(headline),
    ...(facts ? [section(facts)] : []),
    ...(report.line ? contactBlocks(report.line, report, asker) : []),
    section(missed),
    ...listenersBlocks(report),
  ];
  const below = context(notes(report));
  const buttons = [...reportButtons(report), statusMenu(report, asker)];
  const message = messageTo(report, asker);
  return {
    text: [headline, facts, missed].filter(Boolean).join('\n'),
    blocks: [...above, actions('card', [message, ...buttons]), below],
    ...(message && { plainBlocks: [...above, actions('card', buttons), below] }),
  };
}

function headlineText(report: CardReport): string {
  const { line, names, now } = report;
  if (!line) {
    return `${whoText(report)}\nNot signed in. Amazon Connect leaves out agents who have been offline for some minutes.`;
  }
  const why = line.problem && `Needs somebody: *${problemWords(line.problem, names)}*`;
  return [whoText(report), activityText(line, now), why].filter(Boolean).join('\n');
}

/** Who listens to this agent; nothing for those who may not know, and nothing where it is nobody. */
function listenersBlocks({ listeners }: CardReport): readonly Block[] {
  if (listeners === 'hidden' || listeners.length === 0) return [];
  if (listeners === 'unread') return [section('*Listened to by:* could not be read.')];
  const lines = listeners.slice(0, mostListeners).map(whoListens);
  const more = listeners.length - lines.length;
  return [
    section(['*Listened to by:*', ...lines, ...(more > 0 ? [`${more} more`] : [])].join('\n')),
  ];
}

/** Two figures that are not the same: what Connect counted today, and what stands there now. */
function missedText({ missedToday, line }: CardReport): string {
  const today =
    missedToday === undefined
      ? 'Offered without an answer today: unknown'
      : `Offered without an answer ${missedToday.zone === undefined ? 'since 00:00 UTC' : 'today'}: *${missedToday.count}* (also where the customer gave up first; Amazon Connect’s own figure, some minutes late; offers, not contacts)`;
  const now = line?.work.filter(({ state }) => state === 'MISSED').length;
  return now === undefined || now === 0
    ? today
    : `${today}\nMissed and not cleared yet: *${count(now, 'contact')}*`;
}

/** The mention in the text leads to the person in any case. */
function messageTo({ slack }: CardReport, { caller }: Asker) {
  return slack?.kind === 'matched' ? messageButton(caller.workspace, slack.slackUserId) : undefined;
}

function reportButtons({ userId }: CardReport) {
  return [
    runButton({
      label: 'Refresh',
      command: 'agents',
      text: `agent:${quote(userId)}`,
      id: 'refresh',
      mode: 'replace',
    }),
    runButton({ label: 'Back to list', command: 'agents', text: '', id: 'list', mode: 'replace' }),
  ];
}

/** Drawn for administrators; the choice passes the gate like a typed line. */
function statusMenu({ line, names, name, userId }: CardReport, { access }: Asker) {
  if (!line || !access.isAdministrator) return undefined;
  return runSelect({
    id: 'status',
    placeholder: 'Change status…',
    choices: [...names.statuses]
      .map(([statusId, status]) => ({
        label: plainName(status.name),
        command: 'agents',
        text: setStatusLine(userId, statusId),
      }))
      .toSorted((one, other) => one.label.localeCompare(other.label)),
    confirm: {
      title: 'Change the status?',
      text: `The status of ${plainName(name)} changes in Amazon Connect. While they are on a contact, it becomes their next status.`,
      yes: 'Change status',
    },
  });
}

function notes({ asOf, now, names, slack, line, limitsFrom }: CardReport): string {
  const texts = [
    slack?.kind === 'unmatched' && 'No Slack account has the same e-mail address.',
    slack === undefined && 'Whether they are in Slack could not be found out.',
    names.missing.length > 0 && 'Some names could not be read; ids are shown instead.',
    names.stale.length > 0 && 'Some names are those of an earlier reading.',
    ...doubtNotes(limitsFrom, line ? [line] : []),
    `Read ${exactDuration(secondsBetween(asOf, now))} ago.`,
  ];
  return texts.filter((text) => typeof text === 'string').join(' ');
}
