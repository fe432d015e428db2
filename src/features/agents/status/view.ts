import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name, plainName } from '../../../blocks/text.ts';
import { quote } from '../../../grammar/words.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { setStatusLine } from '../../status-line.ts';
import { activityWords } from '../../words-for.ts';
import type { StatusMoment, StatusReport } from './set-status.ts';

type Seen = Extract<StatusReport, { readonly moment: StatusMoment }>;

/** What a change of status would do, or what became of it. */
export function statusView(report: StatusReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return message(mentionTroubleSentence(report));
    case 'not-here':
      return message(
        `*${name(report.name)}* is not signed in, so their status cannot be changed. Nothing was asked of Amazon Connect.`,
      );
    case 'would':
      return message(would(report), [changeButton(report), cardButton(report)]);
    case 'confirm':
      return message(
        `Do you mean *${name(report.name)}* and *${name(report.statusName)}*? Floorwalker changes a status only where both names fit exactly. ${would(report)}`,
        [changeButton(report), cardButton(report)],
      );
    case 'done':
      return message(done(report), [cardButton(report)]);
    case 'unsure':
      return message(
        `Amazon Connect did not answer in time, so it is not known whether *${name(report.name)}* becomes ${name(report.statusName)}. Look at the agent before you try again.`,
        [cardButton(report)],
      );
  }
}

function message(text: string, buttons: Parameters<typeof actions>[1] = []): Message {
  const row = buttons.length > 0 ? [actions('status', buttons)] : [];
  return { text, blocks: [section(text), ...row] };
}

function would(report: Seen): string {
  const status = name(report.statusName);
  const then = {
    'at-once': `*${status}* is set at once.`,
    'after-contact': `*${status}* becomes the next status: Amazon Connect sets it when the contact is over.`,
    'as-connect-decides': `*${status}* is set at once, or becomes the next status until their contact is cleared: Amazon Connect decides.`,
  }[report.moment];
  return `*${name(report.name)}* is ${activityWords[report.activity]}, ${currently(report)}. ${then}`;
}

function currently({ currentName, currentSince, now }: Seen): string {
  const called = currentName === undefined ? 'in an unknown status' : `in ${name(currentName)}`;
  return currentSince === undefined
    ? called
    : `${called} for ${shortDuration(secondsBetween(currentSince, now))}`;
}

function done(report: Seen): string {
  const status = name(report.statusName);
  const when = {
    'at-once': `${status} now`,
    'after-contact': `${status} after the contact they are on`,
    'as-connect-decides': `${status} now, or as soon as their contact is cleared`,
  }[report.moment];
  return `*${name(report.name)}*: ${when}. Amazon Connect took the change; it shows it within some seconds.`;
}

function changeButton(report: Seen) {
  const who = plainName(report.name);
  const status = plainName(report.statusName);
  return runButton({
    label: 'Change status',
    command: 'agents',
    text: setStatusLine(report.userId, report.statusId),
    id: 'change',
    mode: 'replace',
    style: 'primary',
    confirm: {
      title: 'Change the status?',
      text: `${who} becomes ${status} in Amazon Connect, and sees it.`,
      yes: 'Change status',
    },
  });
}

function cardButton({ userId, name: who }: Seen) {
  return runButton({
    label: 'Show agent',
    command: 'agents',
    text: `agent:${quote(userId)}`,
    id: 'card',
    mode: 'replace',
    spoken: `Show ${plainName(who)}`,
  });
}
