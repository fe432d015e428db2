import { chained } from '../../src/chain/chain.ts';
import type {
  AuditEntry,
  AuditedRetention,
  ChainedEntry,
  ChainHead,
  KeptEntry,
} from '../../src/domain/audit.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AuditLog } from '../../src/stores/audit.ts';

/** An audit in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeAuditLog implements AuditLog {
  isAway = false;
  readonly #chains = new Map<string, KeptEntry[]>();

  async record(tenant: Tenant, entry: AuditEntry): Promise<ChainedEntry> {
    const chain = this.chainOf(tenant);
    const last = chain.at(-1);
    const next = chained(entry, (last?.number ?? 0) + 1, last?.hash ?? '');
    chain.push(next);
    return next;
  }

  async recent(tenant: Tenant, count: number): Promise<readonly AuditEntry[]> {
    const newest = this.chainOf(tenant).toReversed().slice(0, count);
    return newest.flatMap(({ entry }) => entry ?? []);
  }

  async read(tenant: Tenant, from: number, count: number): Promise<readonly KeptEntry[]> {
    return this.chainOf(tenant)
      .filter(({ number }) => number >= from)
      .slice(0, count);
  }

  async head(tenant: Tenant): Promise<ChainHead | undefined> {
    const last = this.chainOf(tenant).at(-1);
    return last && { number: last.number, hash: last.hash };
  }

  async trim(
    tenant: Tenant,
    entry: AuditEntry & { readonly retention: AuditedRetention },
  ): Promise<ChainedEntry> {
    const added = await this.record(tenant, entry);
    const chain = this.chainOf(tenant);
    const { keptFrom } = entry.retention;
    chain.splice(0, chain.filter(({ number }) => number < keptFrom).length);
    return added;
  }

  /** As it is kept: whoever changes it here does what only root of Redis can. */
  chainOf({ workspace, instance }: Tenant): KeptEntry[] {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const chain = this.#chains.get(key) ?? [];
    this.#chains.set(key, chain);
    return chain;
  }
}
