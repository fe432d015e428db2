import { dateAndTime } from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { context, section } from '../../../blocks/primitives.ts';
import { count, name } from '../../../blocks/text.ts';
import type { BoardRecord } from '../../../domain/board.ts';
import { filterWords } from '../../view-words.ts';
import type { BoardsReport } from './list-boards.ts';
import { stopButton } from './stop-button.ts';

/** Of a message's blocks; the rest is headline and notes. */
const mostRows = limits.messageBlocks - 5;

/** All boards, each with what stops it. */
export function boardsView(report: BoardsReport): Message {
  const { records } = report;
  const headline =
    records.length === 0
      ? 'There is no board yet. Type `board` and a filter after the command, in the channel that is to read it.'
      : `*${count(records.length, 'board')}*, oldest first`;
  const shown = records.slice(0, mostRows);
  const hidden = records.length - shown.length;
  return {
    text: headline,
    blocks: [
      section(headline),
      ...shown.map((record) => row(record, report)),
      ...(hidden > 0 ? [context(`${hidden} more not shown.`)] : []),
    ],
  };
}

function row({ board, shown, ending }: BoardRecord, { names, now }: BoardsReport): Block {
  const what = names ? filterWords(board.filter, names) : 'names could not be read';
  const isEnding = ending !== undefined || board.until <= now;
  const state = isEnding
    ? 'ending'
    : [`until ${dateAndTime(board.until)}`, ...(shown ? [] : ['not posted yet'])].join(', ');
  const text = `\`${name(board.id)}\` *${what}* in <#${board.channelId}>\n${state} · pinned by <@${board.pinnedBy}>`;
  return section(text, isEnding ? undefined : stopButton(board, 'replace'));
}
