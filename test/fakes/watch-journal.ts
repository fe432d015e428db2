import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { JournalPage, WatchJournal } from '../../src/stores/alerting.ts';

/** A journal in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeWatchJournal implements WatchJournal {
  isAway = false;
  readonly #pages = new Map<string, JournalPage>();

  async read(tenant: Tenant): Promise<JournalPage> {
    return this.#page(tenant);
  }

  async write(
    tenant: Tenant,
    change: { expectedVersion: number; page: Omit<JournalPage, 'version'> },
  ): Promise<boolean> {
    const { version } = this.#page(tenant);
    if (version !== change.expectedVersion) return false;
    this.#pages.set(this.#keyOf(tenant), { ...change.page, version: version + 1 });
    return true;
  }

  #page(tenant: Tenant): JournalPage {
    return this.#pages.get(this.#keyOf(tenant)) ?? { version: 0, troubles: {} };
  }

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }
}
