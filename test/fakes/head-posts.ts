import type { HeadStanding } from '../../src/domain/audit-head.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HeadPosts } from '../../src/stores/audit.ts';
import { FakeClaims } from './claims.ts';

/** What was posted of the audit, in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeHeadPosts implements HeadPosts {
  isAway = false;
  readonly #claims = new FakeClaims();
  readonly #standings = new Map<string, { version: number; standing: HeadStanding }>();

  async read(tenant: Tenant): Promise<{ version: number; standing: HeadStanding }> {
    return this.#standings.get(this.#keyOf(tenant)) ?? { version: 0, standing: {} };
  }

  async write(
    tenant: Tenant,
    { expectedVersion, standing }: { expectedVersion: number; standing: HeadStanding },
  ): Promise<boolean> {
    const { version } = await this.read(tenant);
    if (version !== expectedVersion) return false;
    this.#standings.set(this.#keyOf(tenant), { version: version + 1, standing });
    return true;
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

  /** As an emptied Redis. */
  empty(): void {
    this.#standings.clear();
  }

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }
}
