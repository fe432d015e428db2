import { exactDuration, secondsBetween, shortDuration } from '../../blocks/format.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { runOverflow, runSelect } from '../../blocks/run-menu.ts';
import { count, name, plainName } from '../../blocks/text.ts';
import { contactSince } from '../../domain/activity.ts';
import { isEverything } from '../../domain/floor-filter.ts';
import { filterText, unsortedViewText, viewText } from '../../floor/filter-text.ts';
import { bargeConfirm } from '../barge-confirm.ts';
import { groupNotes } from '../group-words.ts';
import { type ListenOffer, spokenOffer } from '../listen-offer.ts';
import { agentsButton, saveViewButton } from '../view-buttons.ts';
import { teamNotes, viewWords } from '../view-words.ts';
import { contactWords, plainChannel } from '../words-for.ts';
import type { LiveLine, LiveReport } from './list-live-contacts.ts';

/** So many contacts have a row with a button; the rest stand in a select of at most a hundred. */
const mostRows = 10;
const mostChoices = 100;

/** What there is to listen to, longest first. */
export function liveView(report: LiveReport): Message {
  const view = `${viewWords(report.view, report.names)} · ${summary(report)}`;
  const headline = report.isOn ? view : `${off}\n${view}`;
  const rows = report.lines.slice(0, mostRows);
  const rest = report.lines
    .slice(mostRows)
    .filter(({ offer }) => offer !== undefined)
    .slice(0, mostChoices);
  const hidden = report.lines.length - rows.length - rest.length;
  const blocks: Block[] = [
    section(headline),
    ...rows.flatMap((line, index) => rowBlocks(line, index, report)),
    ...restBlock(rest, report),
    notes(report, hidden),
    buttons(report),
  ];
  return { text: headline, blocks };
}

const off =
  '*Listening is off*, so nothing can be started. An administrator of Floorwalker can turn it on.';

function summary({ lines, unheard }: LiveReport): string {
  if (lines.length === 0) {
    return unheard === 0
      ? 'there is nothing to listen to now. Connected calls and chats can be listened to.'
      : 'there is nothing that you may listen to now.';
  }
  const longest = lines.length > 1 ? ', longest first' : '';
  return `${count(lines.length, 'live contact')} to listen to${longest}`;
}

function rowText({ agentName, contact }: LiveLine, { names, now }: LiveReport): string {
  return `*${name(agentName)}* · ${contactWords(contact, names, now)}`;
}

/** One thing fits beside a text; Barge, asked before it is done, makes a row of its own. */
function rowBlocks(line: LiveLine, index: number, report: LiveReport): readonly Block[] {
  const text = rowText(line, report);
  const { offer, agentName, contact } = line;
  if (!offer) return [section(text)];
  const listen = runButton({
    label: offer.label,
    command: 'monitor',
    text: offer.line,
    id: contact.contactId,
    spoken: spokenOffer(offer, agentName),
  });
  if (!offer.barge) return [section(text, listen)];
  const barge = runOverflow({
    id: `barge:${contact.contactId}`,
    choices: [{ label: 'Barge in', command: 'monitor', text: offer.barge.line }],
    confirm: offer.barge.confirm,
  });
  return [section(text), actions(`live-${index}`, [listen, barge])];
}

function restBlock(rest: readonly LiveLine[], { now }: LiveReport): readonly Block[] {
  const choices = (textOf: (offer: ListenOffer) => string | undefined) =>
    rest.flatMap((line) => {
      const text = line.offer && textOf(line.offer);
      const label = choiceLabel(line, now);
      return text === undefined ? [] : [{ label, command: 'monitor', text }];
    });
  const selects = [
    runSelect({
      id: 'rest',
      placeholder: `Listen to one of ${rest.length} more`,
      choices: choices(({ line }) => line),
    }),
    runSelect({
      id: 'barge-rest',
      placeholder: 'Barge into one of them',
      choices: choices(({ barge }) => barge?.line),
      confirm: bargeConfirm('the agent'),
    }),
  ].filter((select) => select !== undefined);
  return selects.length > 0 ? [actions('rest', selects)] : [];
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
    unheardNote(report),
    report.isTruncated &&
      'Not everybody was read: the floor is larger than one reading allows. Name a queue.',
    ...teamNotes(report),
    ...groupNotes(report.view.filter, report.names),
    report.names.missing.includes('users') && 'Names could not be read; ids are shown instead.',
    `Read ${exactDuration(secondsBetween(report.asOf, report.now))} ago.`,
  ];
  return context(texts.filter((text) => typeof text === 'string').join(' '));
}

/** That some are left out is said whether there are any or not where the number is nobody's business. */
function unheardNote({ unheard }: LiveReport): string | undefined {
  if (unheard === undefined) return 'Contacts that you may not hear are left out, and not counted.';
  return unheard > 0 ? `${unheard} more may not be heard by you.` : undefined;
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
