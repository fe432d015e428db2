import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import type { Block } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { count, name } from '../../blocks/text.ts';
import { type ActivityKind, activityOrder } from '../../domain/activity.ts';
import type { AgentContact, Names } from '../../domain/contact-centre.ts';
import { queueName } from '../../floor/named.ts';
import { agentOffer, type OfferedTo } from '../listen-offer.ts';
import { namesItsContact, problemWords } from '../problem-words.ts';
import type { Problem } from '../problems.ts';
import { viewWords } from '../view-words.ts';
import { activityWords, channelWord } from '../words-for.ts';
import { bargeMenu, cardButton, listenButton } from './listen-buttons.ts';
import type { AgentLine, FloorReport } from './report.ts';

export { problemWords } from '../problem-words.ts';

/**
 * The first lines of an answer, for mrkdwn: which part of the floor, how many do what, and what the
 * service counts where that is another number.
 */
export function summaryText(report: FloorReport): string {
  return [viewWords(report.view, report.names), countsText(report), differenceText(report)]
    .filter((line) => line !== '')
    .join('\n');
}

const vanished = 'Amazon Connect leaves out agents who have been offline for some minutes.';

function countsText({ lines, problems, reading }: FloorReport): string {
  if (reading.readCount === 0) {
    const who =
      reading.askedFor === 'everybody' ? 'Nobody is signed in.' : 'Nobody of these is signed in.';
    return `*${who}* ${vanished}`;
  }
  if (lines.length === 0) return '*Nobody fits.*';
  const counts = activityOrder.flatMap((kind) => {
    const number = lines.filter((line) => line.activity.kind === kind).length;
    return number === 0 ? [] : [`${activityWords[kind]} ${number}`];
  });
  const needy = problems.length;
  const needs = needy === 0 ? '' : `, ${needy} ${needy === 1 ? 'needs' : 'need'} somebody`;
  return `*${count(lines.length, 'agent')}${needs}*: ${counts.join(' · ')}`;
}

/** What was read and counted, where it is not what is shown. */
function differenceText({ lines, reading }: FloorReport): string {
  const { readCount, approximateTotal: total, appliedHere } = reading;
  const counted = total === undefined ? '' : `Amazon Connect counts about ${total}, `;
  if (appliedHere.length > 0 && readCount > 0) {
    return `${counted}${readCount} were read, ${lines.length} ${lines.length === 1 ? 'fits' : 'fit'}.`;
  }
  return total === undefined || total === readCount ? '' : `${counted}${readCount} were read.`;
}

export interface ProblemOptions {
  readonly to: OfferedTo;
  /** So many agents get a row. */
  readonly most: number;
  /** Where fewer need somebody, so many rows are made of whoever comes next. */
  readonly fewest?: number;
  /** Whether a table with everybody, most urgent first, follows. */
  readonly isFirstInTable?: boolean;
}

/** The agents who get a row of their own. */
export function urgentRows(
  { urgent, problems }: FloorReport,
  { most, fewest = 0 }: Pick<ProblemOptions, 'most' | 'fewest'>,
): readonly AgentLine[] {
  const rows = urgent.slice(0, Math.max(Math.min(problems.length, most), fewest));
  // Nobody is urgent who is free or gone.
  return rows.filter(({ problem, activity }) => problem || !idle.has(activity.kind));
}

const idle: ReadonlySet<ActivityKind> = new Set(['available', 'offline', 'unknown']);

/** Those who need somebody, most urgent first, each with the button that fits; then how many more there are. */
export function problemBlocks(report: FloorReport, options: ProblemOptions): readonly Block[] {
  const rows = urgentRows(report, options);
  const more = Math.max(0, report.problems.length - rows.length);
  const where = options.isFirstInTable ? ': they are first in the table' : '';
  const need = more === 1 ? 'more needs' : 'more need';
  const needy = Math.min(report.problems.length, rows.length);
  const calm = rows.length - needy;
  const next = needy === 0 ? 'Nobody needs somebody. Most urgent:' : 'Next in line:';
  const rowBlocks = (line: AgentLine, index: number) => problemRow(line, report, options.to, index);
  return [
    ...rows.slice(0, needy).flatMap(rowBlocks),
    ...(calm > 0 ? [context(next)] : []),
    ...rows.slice(needy).flatMap((line, index) => rowBlocks(line, needy + index)),
    ...(more > 0 ? [context(`${more} ${need} somebody${where}.`)] : []),
  ];
}

function problemRow(
  line: AgentLine,
  report: FloorReport,
  to: OfferedTo,
  index: number,
): readonly Block[] {
  const text = problemText(line, report);
  const offer = agentOffer(to, line);
  if (!offer) return [section(text, cardButton(line))];
  const barge = bargeMenu(line, offer, report);
  // One thing fits beside a text; with more to press they get a row of their own.
  if (!barge) return [section(text, listenButton(line, offer))];
  const buttons = [listenButton(line, offer), cardButton(line), barge];
  return [section(text), actions(`problem-${index}`, buttons)];
}

/** Two short lines: who and why, then where it happens and in which status. */
function problemText(line: AgentLine, { names, now }: FloorReport): string {
  const { problem, agent, statusName } = line;
  if (!problem) return calmText(line, names, now);
  const others = line.work.filter((contact) => contact !== problem.contact).length;
  const status = statusName === undefined ? 'status unknown' : name(statusName);
  const parts = [
    ...whereParts(problem, names),
    ...(others > 0 ? [count(others, 'other contact')] : []),
    ...(problem.kind === 'status' ? [] : [status]),
    ...(agent.nextStatus === undefined ? [] : [`next ${name(agent.nextStatus)}`]),
  ];
  const why = `*${name(line.name)}*: ${problemWords(problem, names)}`;
  return parts.length === 0 ? why : `${why}\n${parts.join(' · ')}`;
}

/** The same for somebody who is only next in line. */
function calmText(line: AgentLine, names: Names, now: Date): string {
  const { activity, since, statusName } = line;
  const lasts = since === undefined ? '' : ` ${shortDuration(secondsBetween(since, now))}`;
  const status = statusName === undefined ? 'status unknown' : name(statusName);
  const details = [...placeParts(activity.contact, names), status].join(' · ');
  return `*${name(line.name)}*: ${activityWords[activity.kind]}${lasts}\n${details}`;
}

/** Channel and queue, as far as the reason does not say them. */
function whereParts(problem: Problem, names: Names): readonly string[] {
  const { contact, kind } = problem;
  if (namesItsContact(problem)) return [];
  const [channel, queue] = placeParts(contact, names);
  return [kind === 'contact' ? undefined : channel, queue].filter((part) => part !== undefined);
}

/** Channel and queue of a contact; nothing where there is none. */
function placeParts(contact: AgentContact | undefined, names: Names): readonly string[] {
  if (!contact) return [];
  const { queueId } = contact;
  const queue = queueId === undefined ? 'queue unknown' : name(queueName(names, queueId));
  return [channelWord(contact.channel), queue];
}
