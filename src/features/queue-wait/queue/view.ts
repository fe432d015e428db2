import { chartBlock } from '../../../blocks/chart-block.ts';
import { exactDuration, secondsBetween } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { clip, name } from '../../../blocks/text.ts';
import type { Asker } from '../../answer.ts';
import { limitsNotes } from '../../known-settings.ts';
import { sharedWithNobody } from '../../share.ts';
import { channelWord } from '../../words-for.ts';
import { adviceTexts } from '../advice-words.ts';
import { inChannels } from '../channel-words.ts';
import { figuresText, lineWords } from '../line-words.ts';
import { closedWords } from '../opening-words.ts';
import type { QueueLine } from '../queue-line.ts';
import { readingNotes } from '../reading-notes.ts';
import { accuracyText } from './accuracy-words.ts';
import { queueButtons } from './buttons.ts';
import { courseCharts } from './course-charts.ts';
import { courseNotes, courseOf } from './course-words.ts';
import { outcomeText } from './outcome-words.ts';
import type { QueueReport } from './read-queue.ts';
import { spansOf } from './spans.ts';
import { staffText } from './staff-words.ts';

/** One queue: how long one waits, whether it gets better, what became of contacts, who serves it. */
export function queueView(report: QueueReport, asker: Asker): Message {
  const { course, reading, now } = report;
  const drawn = course.kind === 'there' ? courseCharts(course.value, report) : undefined;
  const charts = drawn?.charts ?? [];
  const built = charts.map(chartBlock);
  const staff = staffText(report.staff, now);
  const lines = reading?.lines ?? [];
  const above: Block[] = [
    ...(lines.length === 0 ? [section(noLines(report))] : []),
    ...lines.map((line) => section(lineText(line, report))),
    ...adviceTexts(reading?.advice ?? new Map()).map((text) => section(text)),
    section(outcomeText(report.outcome, spansOf(report.spans).window, report.view.filter.channels)),
    ...(staff === undefined ? [] : [section(staff)]),
  ];
  const accuracy = accuracyText(course);
  const below: Block[] = [
    ...(accuracy === undefined ? [] : [section(accuracy)]),
    context(courseNotes(course, drawn, now)),
    context(notes(report, asker)),
    ...queueButtons(report),
  ];
  const message = {
    text: clip(summary(report), limits.messageText),
    blocks: [...above, ...built.map(({ block }) => block), ...below],
  };
  if (charts.length === 0) return message;
  return {
    ...message,
    plainBlocks: [...above, ...built.flatMap(({ plain }) => plain), ...below],
    charts,
  };
}

/** The worst channel first, each with its wait: what a notification shows, and a screen reader reads. */
function summary(report: QueueReport): string {
  const [worst, ...others] = report.reading?.lines ?? [];
  if (!worst) return noLines(report);
  const called = `*${name(report.queueName)}*`;
  const waitOf = (line: QueueLine) => lineWords(line, report.reading?.estimate ?? 'asked');
  return [
    `${called} (${channelWord(worst.row.channel)}): ${waitOf(worst)}`,
    ...others.map((line) => `${channelWord(line.row.channel)}: ${waitOf(line)}`),
  ].join('\n');
}

/** Why there is nothing of now; different things. */
function noLines({ queueName, reading, view }: QueueReport): string {
  const called = `*${name(queueName)}*`;
  if (!reading) {
    return `${called}: Amazon Connect does not know this queue any more. It may have been deleted; what follows is what is left of it.`;
  }
  const { channels } = view.filter;
  const opening = reading.absent[0]?.opening;
  const none = `Amazon Connect gave no figures${inChannels(channels)} for this queue`;
  if (opening?.kind === 'closed') return `${called}: ${closedWords(opening)}. ${none}.`;
  return channels.length > 0
    ? `${called}: ${none}. It may not take ${channels.length === 1 ? 'that channel' : 'them'}, or nobody works there and nobody waits.`
    : `${called}: ${none}. It may be disabled, or nobody works for it and nobody waits.`;
}

function lineText(line: QueueLine, report: QueueReport): string {
  const { row } = line;
  const { trend, shape } = courseOf(report.course, row.channel, report.now);
  const first = [
    `*${name(report.queueName)}*`,
    channelWord(row.channel),
    lineWords(line, report.reading?.estimate ?? 'asked'),
    trend,
  ];
  return [first.filter(Boolean).join(' · '), figuresText(line), shape].filter(Boolean).join('\n');
}

function notes(report: QueueReport, { access }: Asker): string {
  const { reading, share, now, limitsFrom, staff } = report;
  const texts = [
    ...(reading ? readingNotes({ ...reading, limitsFrom }) : limitsNotes[limitsFrom]),
    share && access.answerAlone && sharedWithNobody,
    staff.kind === 'there' &&
      staff.value.kind === 'seen' &&
      `Agents read ${ago(staff.value.asOf, now)} ago.`,
  ].filter((text) => typeof text === 'string');
  return texts.join(' ') || 'Nothing was read.';
}

function ago(at: Date, now: Date): string {
  return exactDuration(secondsBetween(at, now));
}
