import type { Link, LinkOutcome } from '../domain/people.ts';
import type { ConnectGateway } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import { Remembered } from '../remembered.ts';
import { type Asking, findLink, sameForm } from './find-link.ts';
import { UserSearches } from './user-searches.ts';

/** How long a link or a permission may be remembered where nothing but the look of an answer hangs on it. */
const linkKeptMs = 5 * 60_000;
const permissionsKeptMs = 60_000;

export type { Asking };

/** The Slack account of a Connect user, found the other way round. */
export type SlackMatch =
  | { readonly kind: 'matched'; readonly slackUserId: string }
  | { readonly kind: 'unmatched' };

export interface Identity {
  /** The Connect user with this Slack user's e-mail: exactly one confirmed match or none. */
  linkOf(
    workspace: string,
    instance: string,
    slackUserId: string,
    asking: Asking,
  ): Promise<LinkOutcome>;
  /**
   * The Slack user with this Connect user's e-mail, if the link leads back to the same Connect
   * user. Guests, bots, strangers and deactivated accounts are nobody. Throws BotError.
   */
  slackUserOf(
    workspace: string,
    instance: string,
    connectUserId: string,
    asking: Asking,
  ): Promise<SlackMatch>;
  /** Whether the user's security profiles together grant each of these: any name of each. */
  holds(
    instance: string,
    link: Link,
    wanted: readonly (readonly string[])[],
    asking: Asking,
  ): Promise<boolean>;
}

interface IdentityPorts {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly clock: Clock;
}

/** Joins Slack users to Connect users by e-mail, never by display name and never by what was typed. */
export function createIdentity(ports: IdentityPorts): Identity {
  const links = new Remembered<LinkOutcome>(ports.clock, linkKeptMs);
  const matches = new Remembered<SlackMatch>(ports.clock, linkKeptMs);
  const permissions = new Remembered<ReadonlySet<string>>(ports.clock, permissionsKeptMs);

  const linkPorts = { ...ports, searches: new UserSearches(ports.gateway) };
  const linkOf: Identity['linkOf'] = (workspace, instance, slackUserId, asking) =>
    links.get(
      `${workspace}/${instance}/${slackUserId}`,
      () => findLink(linkPorts, { workspace, instance, slackUserId, asking }),
      asking.fresh,
    );
  const granted = (instance: string, profileId: string, { fresh, options }: Asking) =>
    permissions.get(
      `${instance}/${profileId}`,
      () => ports.gateway.readPermissions(instance, profileId, options),
      fresh,
    );
  return {
    linkOf,
    slackUserOf: (workspace, instance, connectUserId, asking) =>
      matches.get(
        `${workspace}/${instance}/${connectUserId}`,
        () => findSlackUser(ports, linkOf, { workspace, instance, connectUserId, asking }),
        asking.fresh,
      ),
    holds: async (instance, link, wanted, asking) => {
      let missing = wanted;
      for (const profileId of link.securityProfileIds) {
        const names = await granted(instance, profileId, asking);
        missing = missing.filter((any) => !any.some((permission) => names.has(permission)));
        if (missing.length === 0) return true;
      }
      return false;
    },
  };
}

async function findSlackUser(
  { people, gateway }: IdentityPorts,
  linkOf: Identity['linkOf'],
  whom: {
    readonly workspace: string;
    readonly instance: string;
    readonly connectUserId: string;
    readonly asking: Asking;
  },
): Promise<SlackMatch> {
  const { workspace, instance, connectUserId, asking } = whom;
  const user = await gateway.describeUser(instance, connectUserId, asking.options);
  const email = sameForm(user?.email);
  const person = email === undefined ? undefined : await people.personByEmail(workspace, email);
  if (!person || sameForm(person.email) !== email) return { kind: 'unmatched' };
  const isNobody = person.isGuest || person.isBot || person.isStranger || person.isDeactivated;
  if (isNobody) return { kind: 'unmatched' };
  const outcome = await linkOf(workspace, instance, person.userId, asking);
  return outcome.kind === 'linked' && outcome.link.connectUserId === connectUserId
    ? { kind: 'matched', slackUserId: person.userId }
    : { kind: 'unmatched' };
}
