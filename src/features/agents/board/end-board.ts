import type { BoardEnding, BoardRecord } from '../../../domain/board.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import { lastWords } from './board-view.ts';
import type { Scene } from './scene.ts';

/** Says a board's last words in its message, where it has one, and takes it off the list. */
export async function endBoard(
  scene: Scene,
  { board, shown, ending: asked }: BoardRecord,
  ending: BoardEnding,
): Promise<void> {
  const { boardStore, announcer, tenant, log } = scene;
  // Once decided it stays so, whatever becomes of the channel before the words are said.
  if (!asked) await whileRedisAnswers(() => boardStore.end(tenant, board.id, ending));
  if (shown) {
    const words = lastWords(board, ending, await namesIfAny(scene));
    const { workspace } = tenant;
    const isSaid = await announcer.update(workspace, board.channelId, shown.messageTs, words);
    if (!isSaid) return;
  }
  log.info(
    { tenant, boardId: board.id, channelId: board.channelId },
    `Board ended: ${ending.kind}`,
  );
  await forgetBoard(scene, board.id);
}

/** Takes a board off the list; while Redis is away this process remembers that nothing is left to say. */
export async function forgetBoard(scene: Scene, boardId: string): Promise<void> {
  const { boardStore, memory, tenant } = scene;
  memory.ended.add(boardId);
  const isRemoved = await whileRedisAnswers(async () => {
    await boardStore.remove(tenant, boardId);
    return true;
  });
  if (!isRemoved) return;
  memory.known = memory.known.filter(({ board }) => board.id !== boardId);
  for (const kept of [memory.ended, memory.accepted, memory.unread, memory.refused]) {
    kept.delete(boardId);
  }
}

/** Last words are said without names rather than not at all. */
async function namesIfAny({ directory, tenant, signal }: Scene): Promise<Names | undefined> {
  try {
    return await directory.names(tenant.instance, { priority: 'check', signal });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}
