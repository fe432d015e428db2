import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Listing, Listings } from '../../src/stores/floor.ts';

interface Kept {
  readonly listing: Listing;
  readonly until: number;
}

/** Listings in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeListings implements Listings {
  isAway = false;
  readonly #kept = new Map<string, Kept>();

  async keep(
    tenant: Tenant,
    id: string,
    entry: { listing: Listing; now: Date; forSeconds: number },
  ): Promise<void> {
    const until = entry.now.getTime() + entry.forSeconds * 1000;
    this.#kept.set(this.#keyOf(tenant, id), { listing: entry.listing, until });
  }

  async find(tenant: Tenant, id: string, now: Date): Promise<Listing | undefined> {
    const kept = this.#kept.get(this.#keyOf(tenant, id));
    return kept && kept.until > now.getTime() ? kept.listing : undefined;
  }

  #keyOf({ workspace, instance }: Tenant, id: string): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return [workspace, instance, id].join('/');
  }
}
