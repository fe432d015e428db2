import { dateAndTime } from '../../../blocks/format.ts';
import type { Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { name } from '../../../blocks/text.ts';
import { groupTroubleView } from '../../group-trouble-view.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { filterWords } from '../../view-words.ts';
import { mostBoards, type PinReport } from './pin-board.ts';
import type { StopReport } from './stop-board.ts';
import { stopButton } from './stop-button.ts';

type Of<Kind extends PinReport['kind']> = Extract<PinReport, { kind: Kind }>;

/** What became of a wish to pin a board or to stop one. */
export function boardAnswer(report: PinReport | StopReport): Message {
  switch (report.kind) {
    case 'name-trouble':
      return nameTroubleView(report);
    case 'mention-trouble':
      return say(mentionTroubleSentence(report));
    case 'group-trouble':
      return groupTroubleView(report);
    case 'pinned':
      return pinned(report);
    case 'exists':
      return exists(report);
    case 'stopped':
      return say(
        `The board \`${name(report.board.id)}\` in <#${report.board.channelId}> is stopped. With the next check its message says so, and that it was you.`,
        [allButton()],
      );
    case 'ending-already':
      return say(
        `The board \`${name(report.board.id)}\` in <#${report.board.channelId}> is ending already. Its message says so with the next check.`,
        [allButton()],
      );
    default:
      return refused(report);
  }
}

function refused(
  report:
    | Of<'bad-place' | 'names-needed' | 'too-long' | 'too-many'>
    | Extract<StopReport, { kind: 'no-such-board' }>,
): Message {
  switch (report.kind) {
    case 'bad-place':
      return say(badPlace[report.why]);
    case 'names-needed':
      return say(
        'What single agents do is not shown to a channel in which names are left out. Name a queue, a routing profile or a team, or ask an administrator of Floorwalker to allow names here.',
      );
    case 'too-long':
      return say(
        'This filter names more than a board can hold. Name fewer, or a team or a routing profile that stands for them.',
      );
    case 'too-many':
      return say(`There are ${mostBoards} boards already, and that is the most. Stop one first.`, [
        allButton(),
      ]);
    case 'no-such-board':
      return say(`There is no board \`${name(report.boardId)}\`. The list shows which there are.`, [
        allButton(),
      ]);
  }
}

const badPlace = {
  direct:
    'A board stands in a channel, and this is none. Type it in the channel that is to read it.',
  unknown:
    'I cannot tell whether this channel is shared with another company, so no board is pinned here. Type /invite @Floorwalker here and try again.',
  'not-member':
    'I am not in this channel, so I cannot pin a board here. Type /invite @Floorwalker, then try again.',
} as const;

function pinned({ board, names, everyText }: Of<'pinned'>): Message {
  const text = `A live board of *${filterWords(board.filter, names)}* is pinned here until ${dateAndTime(board.until)}.`;
  const note = `It appears with the next check (${everyText}), is looked at once a minute and changes when something it shows does.`;
  return {
    text,
    blocks: [section(text), context(note), actions('board', [stopButton(board, 'replace')])],
  };
}

function exists({ board, names, isEnding }: Of<'exists'>): Message {
  const what = `*${filterWords(board.filter, names)}*`;
  if (isEnding) {
    return say(
      `The board of ${what} in <#${board.channelId}> is just ending. Pin it again in a minute.`,
    );
  }
  const text = `There is a board of ${what} in <#${board.channelId}> already, pinned by <@${board.pinnedBy}> until ${dateAndTime(board.until)}. One is enough for all who read it.`;
  return say(text, [stopButton(board, 'replace'), allButton()]);
}

function say(text: string, buttons: Parameters<typeof actions>[1] = []): Message {
  return {
    text,
    blocks: [section(text), ...(buttons.length > 0 ? [actions('board', buttons)] : [])],
  };
}

function allButton() {
  return runButton({
    label: 'All boards',
    command: 'agents',
    text: 'boards',
    id: 'boards',
    mode: 'replace',
  });
}
