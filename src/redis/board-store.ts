import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Board, BoardRecord } from '../domain/board.ts';
import { boardPlace } from '../domain/board-place.ts';
import type { Log } from '../ports/ground.ts';
import type { BoardStore } from '../stores/floor.ts';
import { claimsBy } from './claims.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { shapes } from './codec/floor-shapes.ts';
import { keysOf } from './keys.ts';
import { readTogether } from './read-together.ts';
import { asking } from './translate-error.ts';

const hash = z.record(z.string(), z.string());
const allBoards = z.tuple([hash, hash, hash]);

/** Live boards in hashes of one tenant; every write is one script. */
export class RedisBoardStore implements BoardStore {
  readonly claim: BoardStore['claim'];
  readonly release: BoardStore['release'];
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    const claims = claimsBy(redis, 'boards', (keys) => keys.boardClaim);
    this.claim = claims.claim;
    this.release = claims.release;
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  add: BoardStore['add'] = async (tenant, board) => {
    const { boards, boardPlaces } = keysOf(tenant);
    for (;;) {
      const [knownId, text] = await asking('add board', () =>
        this.#redis.fwAddBoard(boards, boardPlaces, board.id, boardPlace(board), encode(board)),
      );
      if (knownId === undefined) return { kind: 'added' };
      const known = this.#decode(shapes.board, text, `board ${knownId}`);
      if (known) return { kind: 'exists', board: known };
      // A board that nobody can read must not keep its place for ever.
      await this.remove(tenant, knownId);
    }
  };

  list: BoardStore['list'] = async (tenant) => {
    const keys = keysOf(tenant);
    const hashes = [keys.boards, keys.boardsShown, keys.boardEndings];
    const answers = await readTogether(
      this.#redis,
      'list boards',
      hashes.map((key) => ['hgetall', key]),
    );
    const [boards, shown, endings] = allBoards.parse(answers);
    return Object.entries(boards)
      .flatMap(([id, text]) => {
        const board = this.#decode(shapes.board, text, `board ${id}`);
        return board ? [this.#record(board, shown[id], endings[id])] : [];
      })
      .toSorted((one, other) => one.board.pinnedAt.getTime() - other.board.pinnedAt.getTime());
  };

  recordShown: BoardStore['recordShown'] = async (tenant, boardId, shown) => {
    const { boards, boardsShown } = keysOf(tenant);
    const recorded = await asking('record board shown', () =>
      this.#redis.fwRecordBoardShown(boards, boardsShown, boardId, encode(shown)),
    );
    return recorded === 1;
  };

  end: BoardStore['end'] = async (tenant, boardId, ending) => {
    const { boards, boardEndings } = keysOf(tenant);
    const ended = await asking('end board', () =>
      this.#redis.fwEndBoard(boards, boardEndings, boardId, encode(ending)),
    );
    return ended === 1;
  };

  remove: BoardStore['remove'] = async (tenant, boardId) => {
    const { boards, boardPlaces, boardsShown, boardEndings } = keysOf(tenant);
    await asking('remove board', () =>
      this.#redis.fwRemoveBoard(boards, boardPlaces, boardsShown, boardEndings, boardId),
    );
  };

  #record(board: Board, shown: string | undefined, ending: string | undefined): BoardRecord {
    return {
      board,
      shown: this.#decode(shapes.boardShown, shown, `board ${board.id} shown`),
      ending: this.#decode(shapes.boardEnding, ending, `ending of board ${board.id}`),
    };
  }
}
