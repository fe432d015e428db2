import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HoldMemory } from '../../src/stores/floor.ts';

interface Hold {
  readonly first: number;
  readonly last: number;
}

const unseen = 90 * 1000;
const day = 24 * 60 * 60 * 1000;

/** Holds in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeHoldMemory implements HoldMemory {
  isAway = false;
  readonly #holds = new Map<string, Map<string, Hold>>();

  async note(
    tenant: Tenant,
    sighting: { at: Date; onHold: readonly string[]; otherwise: readonly string[] },
  ): Promise<ReadonlyMap<string, Date>> {
    const holds = this.#holdsOf(tenant);
    const at = sighting.at.getTime();
    for (const [id, { last }] of holds) {
      if (last <= at - day) holds.delete(id);
    }
    for (const id of sighting.otherwise) {
      const { first, last } = holds.get(id) ?? { first: at, last: at };
      if (last <= at) holds.delete(id);
      else if (first <= at) holds.set(id, { first: last, last });
    }
    const since = new Map<string, Date>();
    for (const id of sighting.onHold) {
      const known = holds.get(id);
      const hold = known && known.last + unseen >= at ? known : { first: at, last: at };
      holds.set(id, { first: hold.first, last: Math.max(hold.last, at) });
      since.set(id, new Date(Math.min(hold.first, at)));
    }
    return since;
  }

  #holdsOf({ workspace, instance }: Tenant): Map<string, Hold> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const holds = this.#holds.get(key) ?? new Map<string, Hold>();
    this.#holds.set(key, holds);
    return holds;
  }
}
