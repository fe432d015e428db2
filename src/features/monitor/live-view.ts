import { exactDuration, secondsBetween } from '../../blocks/format.ts';
import type { Block, Message } from '../../blocks/message.ts';
import { actions, context, section } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { count } from '../../blocks/text.ts';
import { isEverything } from '../../domain/floor-filter.ts';
import { filterText, unsortedViewText, viewText } from '../../floor/filter-text.ts';
import { groupNotes } from '../group-words.ts';
import { agentsButton, saveViewButton } from '../view-buttons.ts';
import { teamNotes, viewWords } from '../view-words.ts';
import type { LiveReport } from './list-live-contacts.ts';
import { restBlocks, rowBlocks } from './live-rows.ts';

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
    ...restBlocks(rest, report),
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

function notes(report: LiveReport, hidden: number): Block {
  const texts = [
    hidden > 0 && `${hidden} more not shown: name a queue or a team.`,
    unheardNote(report),
    report.isOn &&
      report.lines.some(({ offer }) => offer === undefined) &&
      'Without a button: the queue is not known, and rules go by queues; type the agent’s name to have it looked up.',
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
