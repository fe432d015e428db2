import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { oneSentence, overtakenView, settingsButton, typedLines } from '../../settings-answers.ts';
import type { SummaryReport } from './manage-summaries.ts';
import { timesLine } from './summary-intent.ts';

/** When channels get a summary of their alerts. */
export function summariesView(report: SummaryReport): Message {
  switch (report.kind) {
    case 'overtaken':
      return overtakenView;
    case 'shared-channel':
      return oneSentence(
        `<#${report.channelId}> is shared with another company, where Floorwalker says nothing of alerts. Name a channel of your own workspace.`,
      );
    case 'not-in-channel':
      return oneSentence(
        `Floorwalker is not in <#${report.channelId}>, so it could post nothing there. Invite it first.`,
      );
    case 'summaries':
      return listView(report);
  }
}

function listView({ summaries, change }: Extract<SummaryReport, { kind: 'summaries' }>): Message {
  const lead =
    change && (change.kind === 'changed' ? 'Changed.' : 'It was so already. Nothing was changed.');
  const lines = summaries.map((one) => `<#${one.channelId}>  ${timesLine(one)}`);
  const list =
    lines.length > 0
      ? ['*Summaries of alerts*', ...lines].join('\n')
      : 'No channel gets a summary of its alerts.';
  return {
    text: [lead, list].filter(Boolean).join('\n'),
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(list),
      typedLines([
        ['summary #floor daily 18:00 Europe/Berlin', 'every day at that time there'],
        ['summary #floor weekdays 18:00', 'Monday to Friday, in your own time zone'],
        ['summary #floor mon,fri 09:00', 'on these days'],
        ['summary off #floor', 'no more'],
      ]),
      ...(change?.kind === 'changed'
        ? [actions('summary', [settingsButton('alerts', 'Undo', change.undo)])]
        : []),
    ],
  };
}
