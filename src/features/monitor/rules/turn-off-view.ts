import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { count } from '../../../blocks/text.ts';
import { overtakenView } from '../../settings-answers.ts';
import { toWhom, whoListens } from '../../who-listens.ts';
import { notification } from './notification.ts';
import { rulesButton } from './option-view.ts';
import type { TurnOffReport } from './switch.ts';
import { turnButton } from './switch-button.ts';

type Off = Extract<TurnOffReport, { kind: 'off' }>;

/** That it is off, and who listens all the same. */
export function turnOffView(report: TurnOffReport): Message {
  if (report.kind === 'overtaken') return overtakenView;
  const lead = report.isChanged
    ? '*Listening is off*, from now on and everywhere: nobody can start to listen. That you turned it off is written down.'
    : '*Listening was off already.* Nothing was changed.';
  const lines = [...runningLines(report), ...requestLines(report)];
  return {
    text: notification(lead, lines),
    blocks: [
      section(lead),
      ...lines.map((line) => section(line)),
      actions('switch', [turnButton(false), rulesButton]),
    ],
  };
}

/** One answer names so many. */
const mostSessions = 20;

function runningLines(report: Off): readonly string[] {
  const { running } = report;
  if (!running) {
    return [
      '*Who listens now* could not be read. Sessions that run go on: Floorwalker cannot end them.',
    ];
  }
  if (running.length === 0) return ['Floorwalker knows of nobody who listens now.'];
  const more = running.length - mostSessions;
  const go = running.length === 1 ? 'goes' : 'go';
  return [
    `*${count(running.length, 'session')} ${go} on*, and Floorwalker cannot end ${running.length === 1 ? 'it' : 'them'}: whoever listens hangs up in their own contact control panel, or the contact ends.`,
    ...running
      .slice(0, mostSessions)
      .map((record) => `• ${whoListens(record)}, to ${toWhom(record, report.names)}`),
    ...(more > 0 ? [`• ${more} more`] : []),
  ];
}

function requestLines({ calledOff }: Off): readonly string[] {
  if (!calledOff) {
    return [
      'Open requests to listen later could not be called off just now. They start nothing while listening is off.',
    ];
  }
  if (calledOff.count === 0) return [];
  const { untold } = calledOff;
  const told =
    untold === 0 ? 'who asked was told' : `${untold} of those who asked could not be told`;
  return [`${count(calledOff.count, 'open request')} to listen later: called off, and ${told}.`];
}
