import { codeOf } from '../domain/errors.ts';
import type { KeptLink, Link, LinkOutcome, NotLinked } from '../domain/people.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { ConnectGateway } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import type { LinkStore } from '../stores/listening.ts';
import type { Asking } from './find-link.ts';
import type { LinkAudit } from './link-audit.ts';
import type { UserSearches } from './user-searches.ts';

/** What links are read from and kept in. */
export interface LinkPorts {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly linkStore: LinkStore;
  readonly linkAudit: LinkAudit;
  readonly clock: Clock;
  readonly searches: UserSearches;
}

/** Whose link is read, and how. */
export interface Whose {
  readonly tenant: Tenant;
  readonly slackUserId: string;
  readonly asking: Asking;
  /** Whether a link that is found by e-mail is kept; only where it is read afresh. */
  readonly keeps: boolean;
}

/** What Redis remembers; while it is away undefined for what is only shown, and thrown for anything else. */
export async function fromMemory<Answer>(
  { fresh }: Asking,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!fresh && codeOf(error) === 'redis_unavailable') return undefined;
    throw error;
  }
}

export function linked(link: Link, { by }: Pick<KeptLink, 'by'>): LinkOutcome {
  return { kind: 'linked', link: { ...link, by } };
}

export function notLinked(reason: NotLinked): LinkOutcome {
  return { kind: 'not-linked', reason };
}
