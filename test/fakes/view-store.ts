import { BotError } from '../../src/domain/errors.ts';
import type { FloorFilter } from '../../src/domain/floor-filter.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ViewOwner, ViewStore } from '../../src/stores/floor.ts';

/** Saved views in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeViewStore implements ViewStore {
  isAway = false;
  readonly #views = new Map<string, FloorFilter>();

  async find(tenant: Tenant, owner: ViewOwner): Promise<FloorFilter | undefined> {
    return this.#views.get(this.#keyOf(tenant, owner));
  }

  async save(tenant: Tenant, owner: ViewOwner, filter: FloorFilter): Promise<void> {
    this.#views.set(this.#keyOf(tenant, owner), filter);
  }

  async remove(tenant: Tenant, owner: ViewOwner): Promise<boolean> {
    return this.#views.delete(this.#keyOf(tenant, owner));
  }

  #keyOf({ workspace, instance }: Tenant, owner: ViewOwner): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const id = owner.kind === 'person' ? owner.userId : owner.channelId;
    return [workspace, instance, owner.kind, id].join('/');
  }
}
