import type { AuditEntry } from '../domain/audit.ts';
import type { KeptLink } from '../domain/people.ts';
import type { Tenant } from '../domain/tenant.ts';

/** What is done to a link, or was asked for, and by whom. */
export interface LinkDeed extends Pick<AuditEntry, 'who' | 'about'> {
  readonly act: 'link' | 'unlink';
}

/** How what becomes of links is written down. Throws BotError `redis_unavailable`. */
export interface LinkAudit {
  /** Writes it down, does it, and writes down how it went; what cannot be written down is not done. */
  done<Result>(
    tenant: Tenant,
    deed: LinkDeed,
    work: () => Promise<Result>,
    wasDone: (result: Result) => boolean,
  ): Promise<Result>;
  /** What was not done, by our own rules. */
  refused(tenant: Tenant, deed: LinkDeed): Promise<void>;
}

/** What Floorwalker does by itself. */
export const floorwalker = 'floorwalker';

/** Which two a link joins, for the audit; how and why come after it. */
export function aboutLink(
  link: Pick<KeptLink, 'slackUserId' | 'connectUserId' | 'username'>,
  more: string,
): string {
  const { slackUserId, connectUserId, username } = link;
  return `slack ${slackUserId} connect ${connectUserId} (${username}) ${more}`;
}
