import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { overtakenView } from '../../settings-answers.ts';
import { neverLines } from './never-view.ts';
import { notification } from './notification.ts';
import { optionNames } from './option-values.ts';
import { rulesButton } from './option-view.ts';
import { optionLine } from './option-words.ts';
import { scopeLines } from './scope-view.ts';
import type { TurnOnReport } from './switch.ts';
import { turnButton } from './switch-button.ts';

type Known = Extract<TurnOnReport, { kind: 'asks' | 'on' }>;

/** What it means that listening is on, before it is turned on and after. */
export function turnOnView(report: TurnOnReport): Message {
  if (report.kind === 'overtaken') return overtakenView;
  const lead = leadOf(report);
  const lines = meaningLines(report);
  const turn =
    report.kind === 'asks'
      ? runButton({
          label: 'Turn listening on',
          command: 'monitor',
          text: 'on confirmed',
          id: 'on-confirmed',
          mode: 'replace',
          style: 'primary',
        })
      : turnButton(true);
  return {
    text: notification(lead, lines),
    blocks: [
      section(lead),
      ...lines.map((line) => section(line)),
      actions('switch', [turn, rulesButton]),
    ],
  };
}

function leadOf({ kind, isChanged }: Known): string {
  if (kind === 'asks') return '*Turn listening on?* It is off. Read what it means first:';
  return isChanged
    ? '*Listening is on*, from now on and everywhere. That you turned it on is written down.'
    : '*Listening is on already.* Nothing was changed.';
}

function meaningLines({ listening, names }: Known): readonly string[] {
  const { auditChannelId } = listening;
  const head =
    auditChannelId === undefined
      ? 'Its head is posted nowhere yet: `audit channel #channel` says where.'
      : `Its head is posted daily in <#${auditChannelId}>.`;
  return [
    '*What it means*: supervisors can listen to live calls and chats. Amazon Connect rings their own contact control panel; nobody hears them until they barge in.',
    '*Who may listen*: whoever is linked to an Amazon Connect user, by the same e-mail address or by `link`, whose security profile includes real-time contact monitoring (ManagerListenIn); to barge in, real-time contact barge-in (ManagerBargeIn) as well. Amazon Connect is asked at each start.',
    ...scopeLines(listening.scopes, names, 'few'),
    ...neverLines(listening.never, names),
    ...optionNames.map((option) => optionLine(listening, option)),
    '*Callers* are told nothing by Floorwalker. Where they have to be told that somebody may listen, the announcement of your contact flow has to say it. The law differs from place to place; seeing to it is your duty.',
    `*Written down* is every attempt, allowed or refused: who, whom, why and when. \`audit\` shows it. ${head}`,
  ];
}
