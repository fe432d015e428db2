import {
  type ContactWatch,
  newStanding,
  type WatchRecord,
  type WatchStanding,
} from '../../src/domain/contact-watch.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { WatchStore } from '../../src/stores/waits.ts';
import { FakeClaims } from './claims.ts';

/** Watches in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeWatchStore implements WatchStore {
  isAway = false;
  /** Writes fail from now on, and nothing else: Redis goes in the middle of a run. */
  refusesWrites = false;
  readonly #claims = new FakeClaims();
  readonly #records = new Map<string, Map<string, WatchRecord>>();

  add: WatchStore['add'] = async (tenant, watch, { mostOfOne, mostOfAll }) => {
    const records = this.#recordsOf(tenant);
    const going = [...records.values()].filter(({ stoppedAt }) => stoppedAt === undefined);
    const own = going.filter((record) => record.watch.userId === watch.userId);
    const known = own.find((record) => record.watch.contactId === watch.contactId);
    if (known) return { kind: 'exists', watch: known.watch };
    if (own.length >= mostOfOne) return { kind: 'too-many-of-one' };
    if (going.length >= mostOfAll) return { kind: 'too-many-of-all' };
    records.set(watch.id, { watch, version: 1, standing: newStanding, stoppedAt: undefined });
    return { kind: 'added' };
  };

  async list(tenant: Tenant): Promise<readonly WatchRecord[]> {
    return [...this.#recordsOf(tenant).values()].toSorted((one, other) => age(one) - age(other));
  }

  async write(
    tenant: Tenant,
    change: { watchId: string; expectedVersion: number; standing: WatchStanding },
  ): Promise<boolean> {
    const records = this.#recordsOf(tenant);
    if (this.refusesWrites) throw new BotError('redis_unavailable', 'away');
    const record = records.get(change.watchId);
    if (record?.version !== change.expectedVersion) return false;
    const version = record.version + 1;
    records.set(change.watchId, { ...record, version, standing: change.standing });
    return true;
  }

  async stop(tenant: Tenant, watchId: string, at: Date): Promise<boolean> {
    const records = this.#recordsOf(tenant);
    const record = records.get(watchId);
    if (!record || record.stoppedAt) return false;
    records.set(watchId, { ...record, stoppedAt: at });
    return true;
  }

  async remove(tenant: Tenant, watchId: string): Promise<void> {
    this.#recordsOf(tenant).delete(watchId);
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

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }

  #recordsOf(tenant: Tenant): Map<string, WatchRecord> {
    const key = this.#keyOf(tenant);
    const records = this.#records.get(key) ?? new Map<string, WatchRecord>();
    this.#records.set(key, records);
    return records;
  }
}

function age({ watch }: { readonly watch: ContactWatch }): number {
  return watch.startedAt.getTime();
}
