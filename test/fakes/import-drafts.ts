import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { DraftId, ImportDraft, ImportDrafts } from '../../src/stores/alerting.ts';

interface Kept {
  readonly draft: ImportDraft;
  readonly until: number;
}

/** Drafts in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeImportDrafts implements ImportDrafts {
  isAway = false;
  readonly #kept = new Map<string, Kept>();

  async keep(
    tenant: Tenant,
    whose: DraftId,
    { draft, now, forSeconds }: { draft: ImportDraft; now: Date; forSeconds: number },
  ): Promise<void> {
    const until = now.getTime() + forSeconds * 1000;
    this.#kept.set(this.#keyOf(tenant, whose), { draft, until });
  }

  async take(tenant: Tenant, whose: DraftId, now: Date): Promise<ImportDraft | undefined> {
    const key = this.#keyOf(tenant, whose);
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    return kept && kept.until > now.getTime() ? kept.draft : undefined;
  }

  #keyOf({ workspace, instance }: Tenant, { by, id }: DraftId): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return JSON.stringify([workspace, instance, by, id]);
  }
}
