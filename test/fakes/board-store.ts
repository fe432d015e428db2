import type { Board, BoardEnding, BoardRecord, BoardShown } from '../../src/domain/board.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { BoardStore } from '../../src/stores/floor.ts';
import { FakeClaims } from './claims.ts';

/** Boards in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeBoardStore implements BoardStore {
  isAway = false;
  readonly #claims = new FakeClaims();
  readonly #records = new Map<string, Map<string, BoardRecord>>();

  async add(
    tenant: Tenant,
    board: Board,
  ): Promise<{ kind: 'added' } | { kind: 'exists'; board: Board }> {
    const records = this.#recordsOf(tenant);
    const known = [...records.values()].find(
      (record) => record.board.id === board.id || placeOf(record.board) === placeOf(board),
    );
    if (known) return { kind: 'exists', board: known.board };
    records.set(board.id, { board, shown: undefined, ending: undefined });
    return { kind: 'added' };
  }

  async list(tenant: Tenant): Promise<readonly BoardRecord[]> {
    return [...this.#recordsOf(tenant).values()].toSorted(
      (one, other) => one.board.pinnedAt.getTime() - other.board.pinnedAt.getTime(),
    );
  }

  async recordShown(tenant: Tenant, boardId: string, shown: BoardShown): Promise<boolean> {
    return this.#change(tenant, boardId, (record) => ({ ...record, shown }));
  }

  async end(tenant: Tenant, boardId: string, ending: BoardEnding): Promise<boolean> {
    return this.#change(tenant, boardId, (record) =>
      record.ending ? undefined : { ...record, ending },
    );
  }

  async remove(tenant: Tenant, boardId: string): Promise<void> {
    this.#recordsOf(tenant).delete(boardId);
  }

  async claim(
    tenant: Tenant,
    claim: { token: string; now: Date; forSeconds: number },
  ): Promise<boolean> {
    return this.#claims.claim(this.#keyOf(tenant), claim);
  }

  async release(tenant: Tenant, token: string): Promise<void> {
    this.#claims.release(this.#keyOf(tenant), token);
  }

  #change(
    tenant: Tenant,
    boardId: string,
    change: (record: BoardRecord) => BoardRecord | undefined,
  ): boolean {
    const records = this.#recordsOf(tenant);
    const record = records.get(boardId);
    const changed = record && change(record);
    if (changed) records.set(boardId, changed);
    return changed !== undefined;
  }

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }

  #recordsOf(tenant: Tenant): Map<string, BoardRecord> {
    const key = this.#keyOf(tenant);
    const records = this.#records.get(key) ?? new Map<string, BoardRecord>();
    this.#records.set(key, records);
    return records;
  }
}

/** The channel and the filter, whatever the order of its ids and of its lines. */
function placeOf({ channelId, filter }: Board): string {
  const parts = Object.entries(filter)
    .filter(([part, value]) => part !== 'sort' && value !== undefined)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([part, value]) => [part, Array.isArray(value) ? [...new Set(value)].toSorted() : value]);
  return JSON.stringify([channelId, parts]);
}
