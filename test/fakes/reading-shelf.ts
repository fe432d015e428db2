import type { AgentsReading } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ReadingShelf } from '../../src/stores/floor.ts';
import { FakeClaims } from './claims.ts';

/** Readings in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeReadingShelf<Reading extends { readonly asOf: Date } = AgentsReading>
  implements ReadingShelf<Reading>
{
  isAway = false;
  readonly #readings = new Map<string, Reading>();
  readonly #claims = new FakeClaims();

  async find(tenant: Tenant, key: string): Promise<Reading | undefined> {
    return this.#readings.get(this.#keyOf(tenant, key));
  }

  async claim(
    tenant: Tenant,
    key: string,
    claim: { token: string; now: Date; forSeconds: number },
  ): Promise<boolean> {
    return this.#claims.claim(this.#keyOf(tenant, key), claim);
  }

  async put(
    tenant: Tenant,
    key: string,
    entry: { token: string; reading: Reading },
  ): Promise<void> {
    const place = this.#keyOf(tenant, key);
    const known = this.#readings.get(place);
    if (!known || known.asOf <= entry.reading.asOf) this.#readings.set(place, entry.reading);
    this.#claims.release(place, entry.token);
  }

  async release(tenant: Tenant, key: string, token: string): Promise<void> {
    this.#claims.release(this.#keyOf(tenant, key), token);
  }

  #keyOf({ workspace, instance }: Tenant, key: string): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return [workspace, instance, key].join('/');
  }
}
