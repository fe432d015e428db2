import type { BoardRecord } from '../../../domain/board.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { BoardStore } from '../../../stores/floor.ts';
import type { Asker } from '../../answer.ts';

export interface ListBoardsPorts {
  readonly boardStore: BoardStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly instance: string;
}

export interface BoardsReport {
  readonly kind: 'boards';
  /** Oldest first. */
  readonly records: readonly BoardRecord[];
  /** undefined when they could not be read: then ids stand for them. */
  readonly names: Names | undefined;
  readonly now: Date;
}

/** All boards of the tenant. Throws BotError `redis_unavailable`. */
export async function listBoards(ports: ListBoardsPorts, { caller }: Asker): Promise<BoardsReport> {
  const { boardStore, directory, clock, instance } = ports;
  const [records, names] = await Promise.all([
    boardStore.list({ workspace: caller.workspace, instance }),
    // A board can be stopped while names cannot be read.
    namesIfAny({ directory, instance }),
  ]);
  return { kind: 'boards', records, names, now: clock.now() };
}
