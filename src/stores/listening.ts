/** What is kept of those who listen: ports of the memory, on one page. */
import type {
  ListenKey,
  ListenRequest,
  ListenSession,
  SessionRecord,
  SessionStanding,
} from '../domain/listening.ts';
import type { KeptLink } from '../domain/people.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Claims } from './claims.ts';

/** Intents to listen and what became of them. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface ListenSessions extends Claims {
  /** Opens the session, state `asked`; where one of the same Slack user, contact and capabilities is there, that one wins. */
  open(
    tenant: Tenant,
    session: ListenSession,
    notice: SessionStanding['notice'],
  ): Promise<{ readonly isFirst: boolean; readonly record: SessionRecord }>;
  /** The one that is there, whatever its state. */
  find(tenant: Tenant, key: ListenKey): Promise<SessionRecord | undefined>;
  /** Writes what is true and what was said, if the version is still the expected one; false when it is not, or it is gone. */
  write(
    tenant: Tenant,
    change: {
      readonly id: string;
      readonly expectedVersion: number;
      readonly standing: SessionStanding;
    },
  ): Promise<boolean>;
  /** All that are there, oldest first. */
  list(tenant: Tenant): Promise<readonly SessionRecord[]>;
  /** It is over: the next click is a new intent, though the record stays until everything of it is said. */
  free(tenant: Tenant, id: string): Promise<void>;
  /** Takes it away: the next click is a new intent. False when it was gone. */
  close(tenant: Tenant, id: string): Promise<boolean>;
}

/** Requests to listen as soon as an agent takes a contact. Throws BotError `redis_unavailable`. */
export interface ListenRequests {
  /** One per person and agent: the one that is there wins. `mostOfOne` per person at most. */
  add(
    tenant: Tenant,
    request: ListenRequest,
    limits: { readonly mostOfOne: number },
  ): Promise<
    | { readonly kind: 'added' | 'too-many' }
    | { readonly kind: 'exists'; readonly request: ListenRequest }
  >;
  /** Oldest first. */
  list(tenant: Tenant): Promise<readonly ListenRequest[]>;
  /** False when it was gone: somebody else has taken or cancelled it. */
  remove(tenant: Tenant, id: string): Promise<boolean>;
}

/** How often somebody tries to listen, and what of theirs is being worked on. Throws BotError `redis_unavailable`. */
export interface ListenAttempts {
  /**
   * Counts an attempt. `busy`: the same line of this person is being worked on (until `end`, or a
   * stored time). `too-many`: more than `atMost` in the last `withinSeconds`; nothing is counted then.
   * `isFirst`: none was too many within that time before, so this one is worth telling of.
   */
  begin(
    tenant: Tenant,
    attempt: {
      readonly slackUserId: string;
      readonly line: string;
      readonly token: string;
      readonly now: Date;
      readonly busyForSeconds: number;
      readonly atMost: number;
      readonly withinSeconds: number;
    },
  ): Promise<
    | { readonly kind: 'begun' | 'busy' }
    | {
        readonly kind: 'too-many';
        readonly retryAfterSeconds: number;
        readonly isFirst: boolean;
      }
  >;
  /** The line may be tried again, if it is still this token's. */
  end(
    tenant: Tenant,
    attempt: { readonly slackUserId: string; readonly line: string; readonly token: string },
  ): Promise<void>;
}

/** Which Slack user is which Connect user; each stands in one link. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface LinkStore extends Pick<Claims, 'claim'> {
  /** Throws BotError `record_unreadable` where there is one that cannot be read: it is not none. */
  find(tenant: Tenant, slackUserId: string): Promise<KeptLink | undefined>;
  /** The link this Connect user stands in; throws as `find`. */
  findByConnectUser(tenant: Tenant, connectUserId: string): Promise<KeptLink | undefined>;
  /**
   * Keeps the link unless one of the two stands in another: then that one is told and nothing is
   * written. `known`: these two are linked already; an administrator's link takes the place of the
   * same one by e-mail.
   */
  keep(
    tenant: Tenant,
    link: KeptLink,
  ): Promise<
    { readonly kind: 'kept' | 'known' } | { readonly kind: 'taken'; readonly by: KeptLink }
  >;
  /** Where a Connect user is named, only the link with that one. undefined when there was none, or it could not be read. */
  remove(
    tenant: Tenant,
    whom: { readonly slackUserId: string; readonly connectUserId?: string | undefined },
  ): Promise<KeptLink | undefined>;
  /** Their e-mail leads to this other Connect user now. False where that was noted already; forgotten with the link. */
  noteChange(
    tenant: Tenant,
    change: { readonly slackUserId: string; readonly connectUserId: string },
  ): Promise<boolean>;
  /** Oldest first; one that cannot be read is left out. */
  list(tenant: Tenant): Promise<readonly KeptLink[]>;
}
