import { LRUCache } from 'lru-cache';
import type { ConnectUser } from '../domain/contact-centre.ts';
import type { Link, LinkOutcome } from '../domain/people.ts';
import type { CallOptions, Clock, ConnectGateway, SlackPeople } from '../ports.ts';

/** How long a link or a permission may be remembered where nothing but the look of an answer hangs on it. */
const linkKeptMs = 5 * 60_000;
const permissionsKeptMs = 60_000;
/** A search that finds more candidates than this is no search for one person. */
const mostCandidates = 5;

export interface Asking {
  /** True reads from Slack and Connect again, whatever is remembered. */
  readonly fresh: boolean;
  readonly options: CallOptions;
}

export interface Identity {
  /** The Connect user with this Slack user's e-mail: exactly one confirmed match or none. */
  linkOf(
    workspace: string,
    instance: string,
    slackUserId: string,
    asking: Asking,
  ): Promise<LinkOutcome>;
  /** Whether any of the user's security profiles grants one of these permissions. */
  holds(
    instance: string,
    link: Link,
    permissions: readonly string[],
    asking: Asking,
  ): Promise<boolean>;
}

/** Joins Slack users to Connect users by e-mail, never by display name and never by what was typed. */
export function createIdentity(ports: {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly clock: Clock;
}): Identity {
  const links = new Remembered<LinkOutcome>(ports.clock, linkKeptMs);
  const permissions = new Remembered<ReadonlySet<string>>(ports.clock, permissionsKeptMs);

  return {
    linkOf: (workspace, instance, slackUserId, asking) =>
      links.get(`${workspace}/${instance}/${slackUserId}`, asking.fresh, () =>
        findLink(ports, { workspace, instance, slackUserId, options: asking.options }),
      ),
    holds: async (instance, link, wanted, asking) => {
      for (const profileId of link.securityProfileIds) {
        const granted = await permissions.get(`${instance}/${profileId}`, asking.fresh, () =>
          ports.gateway.readPermissions(instance, profileId, asking.options),
        );
        if (wanted.some((permission) => granted.has(permission))) return true;
      }
      return false;
    },
  };
}

async function findLink(
  ports: { readonly people: SlackPeople; readonly gateway: ConnectGateway },
  who: {
    readonly workspace: string;
    readonly instance: string;
    readonly slackUserId: string;
    readonly options: CallOptions;
  },
): Promise<LinkOutcome> {
  const person = await ports.people.person(who.workspace, who.slackUserId);
  const email = person.email?.trim().toLowerCase();
  if (!email) return { kind: 'not-linked', reason: 'no-email' };
  const usernames = [...new Set([email, email.split('@')[0] ?? email])];
  const candidates = await ports.gateway.findUsers(who.instance, usernames, who.options);
  const confirmed = await confirm(ports.gateway, who, candidates.slice(0, mostCandidates), email);
  const [only] = confirmed;
  if (!only) return { kind: 'not-linked', reason: 'none' };
  return confirmed.length === 1
    ? { kind: 'linked', link: only }
    : { kind: 'not-linked', reason: 'several' };
}

async function confirm(
  gateway: ConnectGateway,
  who: { readonly instance: string; readonly options: CallOptions },
  candidates: readonly ConnectUser[],
  email: string,
): Promise<readonly Link[]> {
  const details = await Promise.all(
    candidates.map((user) => gateway.describeUser(who.instance, user.userId, who.options)),
  );
  return details.flatMap((user) =>
    user?.email?.trim().toLowerCase() === email
      ? [
          {
            connectUserId: user.userId,
            username: user.username,
            securityProfileIds: user.securityProfileIds,
          },
        ]
      : [],
  );
}

/** Answers kept for a while by the clock port. A failed reading is never kept. */
class Remembered<Value extends object> {
  readonly #kept = new LRUCache<string, { readonly value: Value; readonly until: number }>({
    max: 5_000,
  });
  readonly #clock: Clock;
  readonly #milliseconds: number;

  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock;
    this.#milliseconds = milliseconds;
  }

  async get(key: string, fresh: boolean, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key);
    if (!fresh && known && known.until > this.#clock.now().getTime()) return known.value;
    const value = await read();
    this.#kept.set(key, { value, until: this.#clock.now().getTime() + this.#milliseconds });
    return value;
  }
}
