import type { AgentsReading } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ReadingShelf } from '../../src/stores/floor.ts';

interface Claim {
  readonly token: string;
  readonly until: number;
}

/** Readings in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeReadingShelf<Reading extends { readonly asOf: Date } = AgentsReading>
  implements ReadingShelf<Reading>
{
  isAway = false;
  readonly #readings = new Map<string, Reading>();
  readonly #claims = new Map<string, Claim>();

  async find(tenant: Tenant, key: string): Promise<Reading | undefined> {
    return this.#readings.get(this.#keyOf(tenant, key));
  }

  async claim(
    tenant: Tenant,
    key: string,
    claim: { token: string; now: Date; forSeconds: number },
  ): Promise<boolean> {
    const place = this.#keyOf(tenant, key);
    const held = this.#claims.get(place);
    const now = claim.now.getTime();
    if (held && held.token !== claim.token && held.until > now) return false;
    this.#claims.set(place, { token: claim.token, until: now + claim.forSeconds * 1000 });
    return true;
  }

  async put(
    tenant: Tenant,
    key: string,
    entry: { token: string; reading: Reading },
  ): Promise<void> {
    const place = this.#keyOf(tenant, key);
    const known = this.#readings.get(place);
    if (!known || known.asOf <= entry.reading.asOf) this.#readings.set(place, entry.reading);
    this.#giveBack(place, entry.token);
  }

  async release(tenant: Tenant, key: string, token: string): Promise<void> {
    this.#giveBack(this.#keyOf(tenant, key), token);
  }

  #giveBack(place: string, token: string): void {
    if (this.#claims.get(place)?.token === token) this.#claims.delete(place);
  }

  #keyOf({ workspace, instance }: Tenant, key: string): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return [workspace, instance, key].join('/');
  }
}
