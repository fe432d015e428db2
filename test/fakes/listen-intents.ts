import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenIntents } from '../../src/stores/floor.ts';

interface Whom {
  readonly slackUserId: string;
  readonly contactId: string;
  readonly capabilities: readonly string[];
}

/** Open intents in memory. */
export class FakeListenIntents implements ListenIntents {
  readonly #open = new Map<string, { readonly clientToken: string; readonly until: number }>();

  async open(
    tenant: Tenant,
    intent: Whom & {
      readonly clientToken: string;
      readonly now: Date;
      readonly openForSeconds: number;
    },
  ): Promise<{ isFirst: boolean; clientToken: string }> {
    const key = keyOf(tenant, intent);
    const open = this.#open.get(key);
    const now = intent.now.getTime();
    if (open && open.until > now) return { isFirst: false, clientToken: open.clientToken };
    const { clientToken, openForSeconds } = intent;
    this.#open.set(key, { clientToken, until: now + openForSeconds * 1000 });
    return { isFirst: true, clientToken };
  }

  async close(tenant: Tenant, intent: Whom): Promise<void> {
    this.#open.delete(keyOf(tenant, intent));
  }
}

function keyOf(tenant: Tenant, { slackUserId, contactId, capabilities }: Whom): string {
  const { workspace, instance } = tenant;
  return [workspace, instance, slackUserId, contactId, ...capabilities.toSorted()].join('|');
}
