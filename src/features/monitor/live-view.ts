import { exactDuration, secondsBetween, shortDuration } from '../../blocks/format.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { runSelect } from '../../blocks/run-menu.ts';
import { count, name, plainName } from '../../blocks/text.ts';
import { contactSince } from '../../domain/activity.ts';
import { isEverything } from '../../domain/floor-filter.ts';
import { filterText, unsortedViewText, viewText } from '../../floor/filter-text.ts';
import { groupNotes } from '../group-words.ts';
import { listenLine } from '../listen-line.ts';
import { agentsButton, saveViewButton } from '../view-buttons.ts';
import { teamNotes, viewWords } from '../view-words.ts';
import { contactWords, plainChannel } from '../words-for.ts';
import type { LiveLine, LiveReport } from './list-live-contacts.ts';

/** So many contacts have a row with a button; the rest stand in a select of at most a hundred. */
const mostRows = 10;
const mostChoices = 100;

/** What there is to listen to, longest first. */
export function liveView(report: LiveReport): Message {
  const headline = `${viewWords(report.view, report.names)} · ${summary(report)}`;
  const rows = report.lines.slice(0, mostRows);
  const rest = report.lines.slice(mostRows, mostRows + mostChoices);
  const hidden = report.lines.length - rows.length - rest.length;
  const blocks: Block[] = [
    section(headline),
    ...rows.map((line) => section(rowText(line, report), listenButton(line))),
    ...restBlock(rest, report),
    notes(report, hidden),
    buttons(report),
  ];
  return { text: headline, blocks };
}

function summary({ lines }: LiveReport): string {
  if (lines.length === 0) {
    return 'there is nothing to listen to now. Connected calls and chats can be listened to.';
  }
  const longest = lines.length > 1 ? ', longest first' : '';
  return `${count(lines.length, 'live contact')} to listen to${longest}`;
}

function rowText({ agentName, contact }: LiveLine, { names, now }: LiveReport): string {
  return `*${name(agentName)}* · ${contactWords(contact, names, now)}`;
}

function listenButton(line: LiveLine) {
  return runButton({
    label: 'Listen',
    command: 'monitor',
    text: listenText(line),
    id: line.contact.contactId,
    spoken: `Listen to ${line.agentName}`,
  });
}

function listenText({ agentId, contact }: LiveLine): string {
  return listenLine(agentId, contact.contactId);
}

function restBlock(rest: readonly LiveLine[], { now }: LiveReport): readonly Block[] {
  const select = runSelect({
    id: 'rest',
    placeholder: `Listen to one of ${rest.length} more`,
    choices: rest.map((line) => ({
      label: choiceLabel(line, now),
      command: 'monitor',
      text: listenText(line),
    })),
  });
  return select ? [actions('rest', [select])] : [];
}

/** What tells contacts apart comes first: a long name is what may be cut. */
function choiceLabel({ agentName, contact }: LiveLine, now: Date): string {
  const since = contactSince(contact);
  const duration = since ? shortDuration(secondsBetween(since, now)) : 'since unknown';
  return `${duration} · ${plainChannel(contact.channel)} · ${plainName(agentName)}`;
}

function notes(report: LiveReport, hidden: number): Block {
  const texts = [
    hidden > 0 && `${hidden} more not shown: name a queue or a team.`,
    report.isTruncated &&
      'Not everybody was read: the floor is larger than one reading allows. Name a queue.',
    ...teamNotes(report),
    ...groupNotes(report.view.filter, report.names),
    report.names.missing.includes('users') && 'Names could not be read; ids are shown instead.',
    `Read ${exactDuration(secondsBetween(report.asOf, report.now))} ago.`,
  ];
  return context(texts.filter((text) => typeof text === 'string').join(' '));
}

function buttons({ view }: LiveReport): Block {
  const again = unsortedViewText(view);
  const run = { command: 'monitor', mode: 'replace' } as const;
  return actions('live', [
    fitsButton(again)
      ? runButton({ ...run, label: 'Refresh', text: again, id: 'refresh' })
      : undefined,
    isEverything(view.filter)
      ? undefined
      : runButton({ ...run, label: 'Everything', text: 'all', id: 'everything' }),
    agentsButton(viewText(view)),
    saveViewButton(view, filterText({ ...view.filter, sort: 'urgency' })),
  ]);
}
