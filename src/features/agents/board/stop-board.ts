import type { Board } from '../../../domain/board.ts';
import type { BoardStore } from '../../../stores/floor.ts';
import type { Asker } from '../../answer.ts';
import { type AuditPorts, audited } from '../../audited.ts';

export interface StopPorts extends AuditPorts {
  readonly boardStore: BoardStore;
  readonly instance: string;
}

export type StopReport =
  | { readonly kind: 'stopped'; readonly board: Board }
  | { readonly kind: 'ending-already'; readonly board: Board }
  | { readonly kind: 'no-such-board'; readonly boardId: string };

/**
 * Asks a board to end, audited before; the next tick says its last words. Anyone who may see agents
 * may, whoever pinned it. Throws BotError `redis_unavailable`.
 */
export async function stopBoard(
  ports: StopPorts,
  boardId: string,
  { caller }: Asker,
): Promise<StopReport> {
  const tenant = { workspace: caller.workspace, instance: ports.instance };
  const records = await ports.boardStore.list(tenant);
  const record = records.find(({ board }) => board.id === boardId);
  if (!record) return { kind: 'no-such-board', boardId };
  const { board } = record;
  if (record.ending) return { kind: 'ending-already', board };
  const about = `board ${board.id} in ${board.channelId}`;
  const deed = { tenant, who: caller.userId, act: 'stop-board', about } as const;
  const ending = { kind: 'stopped', by: caller.userId, at: ports.clock.now() } as const;
  const isStopped = await audited(
    ports,
    deed,
    () => ports.boardStore.end(tenant, boardId, ending),
    (hasEnded) => hasEnded,
  );
  return { kind: isStopped ? 'stopped' : 'ending-already', board };
}
