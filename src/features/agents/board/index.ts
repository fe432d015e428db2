import type { Asker } from '../../answer.ts';
import { type Road, road } from '../../road.ts';
import { boardAnswer } from './answer-view.ts';
import { type BoardIntent, parseBoard, parseBoards } from './intent.ts';
import { listBoards } from './list-boards.ts';
import { boardsView } from './list-view.ts';
import { type PinPorts, type PinReport, pinBoard } from './pin-board.ts';
import { type StopReport, stopBoard } from './stop-board.ts';

export type { BoardsPorts } from './scene.ts';
export { createBoards } from './tick.ts';

export interface BoardRoads {
  /** `/agents board`: pins a live board in the channel it is typed in, or stops one. */
  readonly board: Road;
  /** `/agents boards`: all of them. */
  readonly boards: Road;
}

/** The roads of live boards; whoever may see agents may take them. */
export function boardRoads(ports: PinPorts): BoardRoads {
  const needs = () => ({ kind: 'see-agents' }) as const;
  return {
    board: road({
      parse: parseBoard,
      needs,
      run: (intent, asker) => pinOrStop(ports, intent, asker),
      view: boardAnswer,
    }),
    boards: road({
      parse: parseBoards,
      needs,
      run: (_intent, asker) => listBoards(ports, asker),
      view: boardsView,
    }),
  };
}

function pinOrStop(
  ports: PinPorts,
  intent: BoardIntent,
  asker: Asker,
): Promise<PinReport | StopReport> {
  return intent.kind === 'pin'
    ? pinBoard(ports, intent, asker)
    : stopBoard(ports, intent.boardId, asker);
}
