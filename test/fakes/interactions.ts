import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Interactions } from '../../src/stores/interactions.ts';

/** What was done, in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeInteractions implements Interactions {
  isAway = false;
  readonly #taken = new Set<string>();

  async isFirst({ workspace, instance }: Tenant, interactionId: string): Promise<boolean> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = [workspace, instance, interactionId].join('/');
    const isFirst = !this.#taken.has(key);
    this.#taken.add(key);
    return isFirst;
  }
}
