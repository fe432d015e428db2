import { exactDuration, secondsBetween, timeOfDay } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count, name } from '../../../blocks/text.ts';
import { failureView } from '../../failure-view.ts';
import { channelWord } from '../../words-for.ts';
import { queueButtons } from '../buttons.ts';
import { lineWords } from '../line-words.ts';
import { isClosedAndEmpty } from '../queue-line.ts';
import { isQuiet } from '../wait-words.ts';
import type { LastKnownLine, LastKnownReport } from './last-known-report.ts';

const mostLines = 10;

/** Why there is no answer, and what was known before: as old as it is, and never as now. */
export function lastKnownView(report: LastKnownReport): Message {
  const failure = failureView(report.code, report.reference);
  if (report.isTooMany) return tooManyView(report, failure);
  const busy = report.lines.filter((line) => !isQuiet(line.wait) && !isClosedAndEmpty(line));
  const shown = busy.slice(0, mostLines);
  const rest = busy.length - shown.length;
  const quiet = report.lines.length - busy.length;
  const notes = [
    rest > 0 && `${count(rest, 'more line')} not shown.`,
    quiet > 0 && shown.length > 0 && `Nobody waited then in ${count(quiet, 'other')}.`,
    'These figures are old: what is now is not known.',
  ];
  const old = shown.length > 0 ? byTime(shown, report.now) : [nobody(report)];
  return {
    text: [failure.text, ...old.slice(0, 2)].join('\n'),
    blocks: [
      ...failure.blocks,
      section(old.join('\n')),
      context(notes.filter((note) => typeof note === 'string').join(' ')),
      queueButtons(report),
    ],
  };
}

/** That nothing was looked up is not that nothing was known. */
function tooManyView(report: LastKnownReport, { text, blocks }: Message): Message {
  const hint =
    'What was known some minutes ago is not looked up for so many queues: name some of them.';
  return {
    text: `${text}\n${hint}`,
    blocks: [...blocks, section(hint), queueButtons(report)],
  };
}

/** "Last known at 10:04 (3 min 5 s ago):" and below it the lines of that reading, worst first. */
function byTime(lines: readonly LastKnownLine[], now: Date): readonly string[] {
  const times = [...new Set(lines.map(({ at }) => at.getTime()))];
  return times.flatMap((time) => [
    `${known(new Date(time), now)}:`,
    ...lines.filter(({ at }) => at.getTime() === time).map(lineText),
  ]);
}

function lineText(line: LastKnownLine): string {
  const { queueName, channel } = line;
  return `*${name(queueName)}* (${channelWord(channel)}): ${lineWords(line, 'asked')}`;
}

function nobody({ lines, now }: LastKnownReport): string {
  const oldest = Math.min(...lines.map(({ at }) => at.getTime()));
  return `${known(new Date(oldest), now)}: nobody was waiting`;
}

function known(at: Date, now: Date): string {
  return `Last known at ${timeOfDay(at)} (${exactDuration(secondsBetween(at, now))} ago)`;
}
