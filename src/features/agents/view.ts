import { exactDuration, secondsBetween } from '../../blocks/format.ts';
import { limits } from '../../blocks/limits.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import { count, name } from '../../blocks/text.ts';
import { activityOrder } from '../../domain/activity.ts';
import type { Slots } from '../../domain/contact-centre.ts';
import type { MentionTrouble } from '../../floor/find-agent.ts';
import type { NameTrouble } from '../../floor/name-trouble.ts';
import { quote } from '../../grammar/words.ts';
import type { Asker } from '../answer.ts';
import { mentionTroubleSentence } from '../mention-trouble-view.ts';
import { nameTroubleView } from '../name-trouble-view.ts';
import { sharedWithNobody } from '../share.ts';
import { activityWords, channelWord, contactWords, statusWords } from '../words-for.ts';
import { oneAgentIsNotShared } from './intent.ts';
import { type AgentLine, type AgentsReport, isForChannel } from './list-agents.ts';

/** Of a message's blocks; the rest is the summary, the age and the buttons. */
const mostLines = limits.messageBlocks - 10;

/** Everybody at a glance: the counts first, then whoever needs somebody, each with Listen where there is something to hear. */
export function agentsView(
  report: AgentsReport | NameTrouble | MentionTrouble,
  asker: Asker,
): Message {
  if (report.kind === 'name-trouble') return nameTroubleView(report);
  if (report.kind === 'mention-trouble') {
    const text = mentionTroubleSentence(report);
    return { text, blocks: [section(text)] };
  }
  const headline = summary(report);
  const isForAll = isForChannel(report) && !asker.access.answerAlone;
  const shown = isForAll ? [] : report.lines.slice(0, mostLines);
  const blocks: Block[] = [
    // One agent's own line says all of it.
    ...(report.scope?.what === 'agent' && shown.length > 0 ? [] : [section(headline)]),
    ...shown.map((line) => lineBlock(line, report, asker)),
    ...notes(report, shown.length, isForAll, asker),
    ...(isForAll ? [] : [buttons(report)]),
  ];
  return { text: headline, blocks };
}

function summary(report: AgentsReport): string {
  const { scope, lines } = report;
  const vanished = 'Amazon Connect leaves out agents who have been offline for some minutes.';
  if (scope?.what === 'agent') {
    const [line] = lines;
    if (!line) return `*${name(scope.name)}* is not signed in. ${vanished}`;
    return `*${name(line.name)}*: ${activityWords[line.activity.kind]}`;
  }
  const inQueue = scope === undefined ? '' : ` in ${name(scope.name)}`;
  if (lines.length === 0) return `Nobody is signed in${inQueue}. ${vanished}`;
  const counts = activityOrder.flatMap((kind) => {
    const number = lines.filter((line) => line.activity.kind === kind).length;
    return number === 0 ? [] : [`${activityWords[kind]} ${number}`];
  });
  return `*${count(lines.length, 'agent')}${inQueue}*: ${counts.join(' · ')}`;
}

function lineBlock(line: AgentLine, report: AgentsReport, asker: Asker): Block {
  const [heard] = line.audible;
  const listen =
    heard && asker.access.mayListen && asker.access.link?.connectUserId !== line.agent.userId
      ? runButton({
          label: 'Listen',
          command: 'monitor',
          text: `agent:${quote(line.agent.userId)}${contactText(line)}`,
          id: line.agent.userId,
          spoken: `Listen to ${line.name}`,
        })
      : undefined;
  return section(lineText(line, report), listen);
}

/** With one contact the button names it; with several the press offers them. */
function contactText(line: AgentLine): string {
  const [only] = line.audible;
  return line.audible.length === 1 && only?.contactId ? ` contact:${only.contactId}` : '';
}

function lineText(line: AgentLine, report: AgentsReport): string {
  const work = line.work.map((contact) => contactWords(contact, report.names, report.now));
  const status = statusWords(
    { name: line.statusName, type: line.statusType, since: line.agent.statusSince },
    report.now,
  );
  const next = line.agent.nextStatus === undefined ? '' : `, next ${name(line.agent.nextStatus)}`;
  const doing =
    line.activity.kind === 'custom' || line.activity.kind === 'available'
      ? ''
      : `: *${activityWords[line.activity.kind]}*`;
  return [
    `*${name(line.name)}*${doing}`,
    ...work,
    `${status}${next} · ${slotsText(line.agent.slots)}`,
  ].join('\n');
}

function slotsText(slots: ReadonlyMap<string, Slots>): string {
  if (slots.size === 0) return 'slots unknown';
  return [...slots]
    .map(([channel, slot]) => {
      const used = slot.active ?? '?';
      const maximum = slot.maximum ?? '?';
      const free = slot.available === undefined ? 'free unknown' : `${slot.available} free`;
      return `${channelWord(channel)} ${used}/${maximum} used, ${free}`;
    })
    .join(' · ');
}

function notes(
  report: AgentsReport,
  shown: number,
  isForAll: boolean,
  asker: Asker,
): readonly Block[] {
  const hidden = report.lines.length - shown;
  const total = report.approximateTotal;
  const texts = [
    !isForAll && hidden > 0 && `${hidden} more not shown: name a queue to see fewer.`,
    report.isTruncated &&
      'Not everybody was read: the floor is larger than one reading allows. Name a queue.',
    total !== undefined &&
      total !== report.lines.length &&
      `Amazon Connect counts about ${total}; ${report.lines.length} were read.`,
    report.names.missing.includes('users') && 'Names could not be read; ids are shown instead.',
    report.names.missing.includes('statuses') && 'The types of statuses could not be read.',
    report.share && !isForChannel(report) && oneAgentIsNotShared,
    isForChannel(report) && asker.access.answerAlone && sharedWithNobody,
    `Read ${exactDuration(secondsBetween(report.asOf, report.now))} ago.`,
  ];
  return [context(texts.filter((text) => typeof text === 'string').join(' '))];
}

function buttons(report: AgentsReport): Block {
  return actions('agents', [
    runButton({
      label: 'Refresh',
      command: 'agents',
      text: report.scope?.text ?? '',
      id: 'refresh',
      mode: 'replace',
    }),
    runButton({ label: 'Queues', command: 'queue-wait', text: '', id: 'queues' }),
  ]);
}
