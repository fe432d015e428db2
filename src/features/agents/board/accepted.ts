import type { BoardRecord, BoardShown } from '../../../domain/board.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import type { Scene } from './scene.ts';

/** Remembers what Slack took of a board and tells Redis; where that is away, at the next slot again. */
export async function noteAccepted(
  { boardStore, memory, tenant }: Scene,
  boardId: string,
  shown: BoardShown,
): Promise<void> {
  memory.accepted.set(boardId, shown);
  memory.known = memory.known.map((record) =>
    record.board.id === boardId ? { ...record, shown } : record,
  );
  const answer = await whileRedisAnswers(() => boardStore.recordShown(tenant, boardId, shown));
  if (answer !== undefined) memory.accepted.delete(boardId);
}

/** Tells Redis, which has just been read, what it does not know yet; what is newer there stays. */
export async function handInAccepted(scene: Scene): Promise<void> {
  const { memory } = scene;
  for (const [boardId, shown] of memory.accepted) {
    const record = memory.known.find(({ board }) => board.id === boardId);
    if (record && isNewer(shown, record)) await noteAccepted(scene, boardId, shown);
    else memory.accepted.delete(boardId);
  }
}

function isNewer(accepted: BoardShown, { shown }: BoardRecord): boolean {
  return shown === undefined || shown.at <= accepted.at;
}
