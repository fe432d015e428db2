import type { KeptLink } from '../domain/people.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { LinkStore } from '../stores/listening.ts';
import { aboutLink, floorwalker, type LinkAudit } from './link-audit.ts';

interface EndPorts {
  readonly linkStore: LinkStore;
  readonly linkAudit: LinkAudit;
}

/** Ends a link that cannot stand any longer; false where another process was quicker. Throws BotError `redis_unavailable`. */
export async function endLink(
  { linkStore, linkAudit }: EndPorts,
  tenant: Tenant,
  link: KeptLink,
  why: string,
): Promise<boolean> {
  const deed = { who: floorwalker, act: 'unlink', about: aboutLink(link, why) } as const;
  const ended = await linkAudit.done(
    tenant,
    deed,
    () => linkStore.remove(tenant, link),
    (removed) => removed !== undefined,
  );
  return ended !== undefined;
}
