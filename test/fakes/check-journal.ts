import type { GapNotice } from '../../src/domain/alert.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { CheckHealth, CheckJournal } from '../../src/stores/alerts.ts';

interface Page {
  health: CheckHealth;
  notices: GapNotice[];
}

/** A journal in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeCheckJournal implements CheckJournal {
  isAway = false;
  readonly #pages = new Map<string, Page>();

  async read(tenant: Tenant): Promise<CheckHealth> {
    return this.#page(tenant).health;
  }

  async write(
    tenant: Tenant,
    entry: {
      expectedVersion: number;
      health: Omit<CheckHealth, 'version'>;
      notices: readonly GapNotice[];
    },
  ): Promise<boolean> {
    const page = this.#page(tenant);
    if (page.health.version !== entry.expectedVersion) return false;
    page.health = { ...entry.health, version: entry.expectedVersion + 1 };
    page.notices.push(...entry.notices);
    return true;
  }

  async unsaidNotices(tenant: Tenant): Promise<readonly GapNotice[]> {
    return [...this.#page(tenant).notices];
  }

  async dropNotices(tenant: Tenant, eventIds: readonly string[]): Promise<void> {
    const page = this.#page(tenant);
    page.notices = page.notices.filter((notice) => !eventIds.includes(notice.eventId));
  }

  #page({ workspace, instance }: Tenant): Page {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const page = this.#pages.get(key) ?? { health: { version: 0 }, notices: [] };
    this.#pages.set(key, page);
    return page;
  }
}
