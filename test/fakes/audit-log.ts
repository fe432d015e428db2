import type { AuditEntry } from '../../src/domain/audit.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AuditLog } from '../../src/stores/floor.ts';

/** An audit in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeAuditLog implements AuditLog {
  isAway = false;
  readonly #entries = new Map<string, AuditEntry[]>();

  async record(tenant: Tenant, entry: AuditEntry): Promise<void> {
    const entries = this.#entriesOf(tenant);
    entries.push(entry);
    entries.splice(0, entries.length - 10_000);
  }

  async recent(tenant: Tenant, count: number): Promise<readonly AuditEntry[]> {
    return this.#entriesOf(tenant).toReversed().slice(0, count);
  }

  #entriesOf({ workspace, instance }: Tenant): AuditEntry[] {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const entries = this.#entries.get(key) ?? [];
    this.#entries.set(key, entries);
    return entries;
  }
}
