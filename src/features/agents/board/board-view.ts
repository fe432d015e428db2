import { dateAndTime, timeAgo, timeOfDay } from '../../../blocks/format.ts';
import type { Block } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import type { Board, BoardEnding } from '../../../domain/board.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { filterText } from '../../../floor/filter-text.ts';
import type { GroupTrouble } from '../../../floor/queues-in.ts';
import type { Announcement } from '../../../ports/slack.ts';
import { groupTroubleSentence } from '../../group-trouble-view.ts';
import { groupNotes } from '../../group-words.ts';
import { type OfferedTo, offeredToAll } from '../../listen-offer.ts';
import { filterWords, teamNotes } from '../../view-words.ts';
import { problemBlocks, summaryText } from '../list-blocks.ts';
import type { FloorReport } from '../report.ts';
import { stopButton } from './stop-button.ts';

/** A board's message, and what of it is worth an update. */
export interface BoardFace {
  readonly announcement: Announcement;
  /** Everything a reader sees but the age of the data, which grows by itself. */
  readonly visible: readonly Block[];
  /**
   * The age in steps of ten minutes; none on a board that shows no figures. An unchanged board is
   * written at each step, so that a reader can tell it from one that nobody keeps any more.
   */
  readonly tenMinutes: number | undefined;
}

/** What may stand on a board just now. */
export interface BoardRules {
  readonly showsNames: boolean;
  readonly listening: OfferedTo['listening'];
}

/** So many problem agents stand on a board; it is read in passing. */
const mostProblems = 10;

const tenMinutesInMs = 10 * 60 * 1000;

/**
 * The board as it is now. Names and what single agents do stand on it only where they may. Everybody
 * in the channel reads the same buttons; each press is checked for who pressed.
 */
export function currentFace(
  board: Board,
  report: FloorReport,
  { showsNames, listening }: BoardRules,
): BoardFace {
  const isOfPeople = board.filter.agentIds.length > 0;
  const summary = isOfPeople && !showsNames ? ofPeople : summaryText(report);
  const options = { to: offeredToAll(listening), most: mostProblems };
  const problems = showsNames ? problemBlocks(report, options) : [];
  const { asOf } = report.reading;
  const age = `As of ${timeOfDay(asOf)} (${timeAgo(asOf)}). Floorwalker looks once a minute and writes when something changes, or after ten minutes: do not rely on it once it is older than 12.`;
  const note = showsNames ? [] : ['Names are left out in this channel.'];
  const head = [section(`*Live board* · ${summary}`), ...problems];
  const foot = [
    context(
      ...note,
      ...teamNotes(report.reading),
      ...groupNotes(board.filter, report.names),
      footing(board),
    ),
    actions('board', [namesButton(board, showsNames), stopButton(board, 'beside')]),
  ];
  return {
    announcement: announce(board, `Live board · ${summary}`, [...head, context(age), ...foot]),
    visible: [...head, ...foot],
    tenMinutes: Math.floor(asOf.getTime() / tenMinutesInMs),
  };
}

const ofPeople =
  'agents picked by name\n*Nothing is shown:* in this channel names may not be posted now, and figures of single agents are as good as names.';

/** The board while the floor cannot be read: since when, and no figure. */
export function notCurrentFace(board: Board, since: Date, names: Names | undefined): BoardFace {
  return faceWithoutFigures(
    board,
    names,
    `*Not current since ${dateAndTime(since)}*: the floor could not be read. The figures come back by themselves.`,
  );
}

/** The board whose groups of queues lead to nothing that can be read: why, and no figure. */
export function noQueuesFace(board: Board, trouble: GroupTrouble, names: Names): BoardFace {
  return faceWithoutFigures(board, names, `*Nothing is shown:* ${groupTroubleSentence(trouble)}`);
}

function faceWithoutFigures(board: Board, names: Names | undefined, why: string): BoardFace {
  const text = [['Live board', ...wordsOf(board, names)].join(' · '), why].join('\n');
  const visible = [
    section(text),
    context(footing(board)),
    actions('board', [stopButton(board, 'beside')]),
  ];
  return { announcement: announce(board, text, visible), visible, tenMinutes: undefined };
}

/** A board's last words: no figures, no names of agents, nothing to press. */
export function lastWords(
  board: Board,
  ending: BoardEnding,
  names: Names | undefined,
): Announcement {
  const what = wordsOf(board, names)
    .map((words) => ` It was about ${words}.`)
    .join('');
  switch (ending.kind) {
    case 'stopped':
      return ended(board, `<@${ending.by}> stopped it, ${dateAndTime(ending.at)}.${what}`);
    case 'over':
      return ended(board, `its time was up, ${dateAndTime(ending.at)}.${what}`);
    case 'channel-unfit':
      // Others may read it, so it tells nothing of what the board was about.
      return {
        ...ended(
          board,
          'Floorwalker cannot tell any more that only people of its own company read this channel.',
        ),
        fitFor: 'anyone',
      };
  }
}

function ended(board: Board, why: string): Announcement {
  const text = `*This board has ended:* ${why}`;
  return announce(board, text, [section(text)]);
}

/** What it is about, where that can be said without naming an agent. */
function wordsOf({ filter }: Board, names: Names | undefined): readonly string[] {
  return names && filter.agentIds.length === 0 ? [`*${filterWords(filter, names)}*`] : [];
}

function footing({ id, pinnedBy, until }: Board): string {
  return `Board \`${name(id)}\`, pinned by <@${pinnedBy}> until ${dateAndTime(until)}.`;
}

/** Answered to the presser alone, after the gate has said yes to them. */
function namesButton({ filter }: Board, showsNames: boolean) {
  return runButton({
    label: showsNames ? 'Whole list' : 'Show names',
    command: 'agents',
    text: filterText(filter),
    id: 'names',
  });
}

function announce(board: Board, text: string, blocks: readonly Block[]): Announcement {
  return { kind: 'board', eventId: board.id, fitFor: 'colleagues', text, blocks };
}
