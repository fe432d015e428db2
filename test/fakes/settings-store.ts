import { BotError, type ErrorCode } from '../../src/domain/errors.ts';
import { defaultSettings, type FloorSettings } from '../../src/domain/settings.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { SettingsStore } from '../../src/stores/floor.ts';

interface Page {
  readonly version: number;
  readonly settings: FloorSettings;
}

/** Settings in memory. `failure` is thrown by every call; `isAway` is a Redis that does not answer. */
export class FakeSettingsStore implements SettingsStore {
  isAway = false;
  failure: ErrorCode | undefined;
  /** How often they were read. */
  reads = 0;
  readonly #pages = new Map<string, Page>();

  async read(tenant: Tenant): Promise<Page> {
    this.reads += 1;
    return this.#page(tenant);
  }

  async write(
    tenant: Tenant,
    change: { expectedVersion: number; settings: FloorSettings },
  ): Promise<boolean> {
    const { version } = this.#page(tenant);
    if (version !== change.expectedVersion) return false;
    this.#pages.set(keyOf(tenant), { version: version + 1, settings: change.settings });
    return true;
  }

  #page(tenant: Tenant): Page {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    if (this.failure) throw new BotError(this.failure, 'the test says so');
    return this.#pages.get(keyOf(tenant)) ?? { version: 0, settings: defaultSettings };
  }
}

function keyOf({ workspace, instance }: Tenant): string {
  return `${workspace}/${instance}`;
}
