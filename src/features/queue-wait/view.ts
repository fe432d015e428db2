import { exactDuration, secondsBetween, spokenDuration } from '../../blocks/format.ts';
import { limits } from '../../blocks/limits.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count, list, name } from '../../blocks/text.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { quote } from '../../grammar/words.ts';
import type { Asker } from '../answer.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { sharedWithNobody } from '../share.ts';
import { channelWord } from '../words-for.ts';
import { contactView } from './contact-view.ts';
import type { ContactReport, QueueLine, QueuesReport } from './read-queue-wait.ts';
import type { WaitFigure } from './wait-figure.ts';

/** Of a message's blocks; quieter queues than these are counted in one line. */
const mostLines = limits.messageBlocks - 10;

/** How long callers wait, worst queue first. */
export function queueWaitView(
  report: QueuesReport | ContactReport | NameTrouble,
  asker: Asker,
): Message {
  if (report.kind === 'name-trouble') return nameTroubleView(report);
  return report.kind === 'contact' ? contactView(report) : queuesView(report, asker);
}

function queuesView(report: QueuesReport, asker: Asker): Message {
  const isQuiet = (line: QueueLine) => line.figure.kind === 'empty' && report.queue === undefined;
  const busy = report.lines.filter((line) => !isQuiet(line));
  const quiet = report.lines.filter(isQuiet);
  const headline = summary(report, busy);
  const shown = busy.slice(0, mostLines);
  const blocks: Block[] = [
    // One line says itself; over several stands the worst.
    ...(report.lines.length === 1 && shown.length === 1 ? [] : [section(headline)]),
    ...shown.map((line) => section(lineText(line))),
    ...quietBlock(quiet),
    notes(report, busy.length - shown.length, asker),
    buttons(report),
  ];
  return { text: headline, blocks };
}

function summary(report: QueuesReport, busy: readonly QueueLine[]): string {
  const [worst] = busy;
  if (report.queue && !worst)
    return `*${name(report.queue.name)}*: Amazon Connect gave no figures for this queue.`;
  if (!worst) {
    return report.lines.length === 0
      ? 'Amazon Connect gave no figures for any queue.'
      : 'Nobody is waiting in any queue.';
  }
  const subject = report.queue ? '' : 'Worst: ';
  return `${subject}*${name(worst.queueName)}* (${channelWord(worst.row.channel)}): ${waitWords(worst.figure)}`;
}

/** The wait in words; the exact figure stands beside the spoken one. */
function waitWords(figure: WaitFigure): string {
  switch (figure.kind) {
    case 'estimate':
      return figure.seconds < 60
        ? `estimated wait ${spokenDuration(figure.seconds)}`
        : `estimated wait ${spokenDuration(figure.seconds)} (${exactDuration(figure.seconds)})`;
    case 'nobody-staffed':
      return `${count(figure.waiting, 'contact')} waiting and nobody staffed, so there is no estimate`;
    case 'empty':
      return figure.isStaffed === false ? 'nobody waiting, nobody staffed' : 'nobody waiting';
    case 'none':
      return noEstimate[figure.reason];
  }
}

const noEstimate = {
  'not-offered': 'no estimate: this Amazon Connect instance does not offer one',
  'not-confident': 'no estimate: Amazon Connect cannot predict it with confidence now',
  'no-counts': 'no estimate and no count: Amazon Connect gave no figures',
} as const;

function lineText(line: QueueLine): string {
  const { row } = line;
  const oldest = row.oldestContactSeconds;
  const facts = [
    row.contactsInQueue === undefined ? 'in queue unknown' : `${row.contactsInQueue} in queue`,
    row.contactsInQueue !== 0 &&
      (oldest === undefined ? 'oldest unknown' : `oldest ${exactDuration(oldest)}`),
    row.agentsAvailable === undefined ? 'available unknown' : `${row.agentsAvailable} available`,
    row.agentsStaffed === undefined ? 'staffed unknown' : `${row.agentsStaffed} staffed`,
    row.agentsOnContact === undefined ? false : `${row.agentsOnContact} on contact`,
  ].filter((fact) => typeof fact === 'string');
  return `*${name(line.queueName)}* · ${channelWord(row.channel)} · ${waitWords(line.figure)}\n${facts.join(' · ')}`;
}

function quietBlock(quiet: readonly QueueLine[]): readonly Block[] {
  if (quiet.length === 0) return [];
  const called = (line: QueueLine) => {
    const unstaffed = line.figure.kind === 'empty' && line.figure.isStaffed === false;
    return `${name(line.queueName)} (${channelWord(line.row.channel)}${unstaffed ? ', nobody staffed' : ''})`;
  };
  const shown = quiet.slice(0, 20).map(called);
  const more = quiet.length > shown.length ? [`${quiet.length - shown.length} more`] : [];
  return [section(`Nobody waiting: ${list([...shown, ...more])}.`)];
}

function notes(report: QueuesReport, hidden: number, asker: Asker): Block {
  const texts = [
    hidden > 0 && `${hidden} more not shown: name a queue.`,
    report.absent.length > 0 && absentText(report.absent),
    report.isEstimateRefused &&
      'This instance does not offer estimated wait times, so look at the oldest contact and the counts.',
    report.share && asker.access.answerAlone && sharedWithNobody,
    `Taken ${exactDuration(secondsBetween(report.asOf, report.now))} ago.`,
  ];
  return context(texts.filter((text) => typeof text === 'string').join(' '));
}

function absentText(absent: readonly string[]): string {
  const shown = absent.slice(0, 10).map(name);
  const more = absent.length > shown.length ? [`${absent.length - shown.length} more`] : [];
  return `No figures from Amazon Connect for ${list([...shown, ...more])}.`;
}

function buttons(report: QueuesReport): Block {
  const scope = report.queue === undefined ? '' : `queue:${quote(report.queue.id)}`;
  return actions('queues', [
    runButton({
      label: 'Refresh',
      command: 'queue-wait',
      text: scope,
      id: 'refresh',
      mode: 'replace',
    }),
    runButton({ label: 'Agents', command: 'agents', text: scope, id: 'agents' }),
  ]);
}
