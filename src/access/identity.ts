import type { Link, LinkOutcome } from '../domain/people.ts';
import type { ConnectGateway } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import { Remembered } from '../remembered.ts';
import type { LinkStore } from '../stores/listening.ts';
import type { Asking } from './find-link.ts';
import { findSlackUser, type SlackMatch } from './find-slack-user.ts';
import type { LinkAudit } from './link-audit.ts';
import { grants } from './permissions.ts';
import { readLink } from './read-link.ts';
import { UserSearches } from './user-searches.ts';

/** How long a link may be remembered where nothing but the look of an answer hangs on it, minutes. */
export const linkKeptMinutes = 5;
const linkKeptMs = linkKeptMinutes * 60_000;
const permissionsKeptMs = 60_000;

export type { Asking, SlackMatch };

export interface Identity {
  /**
   * The Connect user this Slack user is: linked by an administrator, else by e-mail, exactly one
   * confirmed match or none. Throws BotError.
   */
  linkOf(
    workspace: string,
    instance: string,
    slackUserId: string,
    asking: Asking,
  ): Promise<LinkOutcome>;
  /**
   * The Slack user of this Connect user, by the link that is kept or else by e-mail, if the link
   * leads back to the same Connect user. Guests, bots, strangers and deactivated accounts are nobody.
   * Throws BotError.
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
  /** All that the user's security profiles grant. Throws BotError `connect_…`. */
  permissionsOf(instance: string, link: Link, asking: Asking): Promise<ReadonlySet<string>>;
  /** A link was made or ended: nothing that this process remembers of the two holds any longer. */
  forget(
    workspace: string,
    instance: string,
    link: { readonly slackUserId: string; readonly connectUserId: string },
  ): void;
}

interface IdentityPorts {
  readonly people: SlackPeople;
  readonly gateway: ConnectGateway;
  readonly linkStore: LinkStore;
  readonly linkAudit: LinkAudit;
  readonly clock: Clock;
}

/** Joins Slack users to Connect users, never by display name and never by what was typed. */
export function createIdentity(ports: IdentityPorts): Identity {
  const links = new Remembered<LinkOutcome>(ports.clock, linkKeptMs);
  const matches = new Remembered<SlackMatch>(ports.clock, linkKeptMs);
  const permissions = new Remembered<ReadonlySet<string>>(ports.clock, permissionsKeptMs);
  const linkPorts = { ...ports, searches: new UserSearches(ports.gateway) };

  const link = (keeps: boolean): Identity['linkOf'] => {
    return (workspace, instance, slackUserId, asking) => {
      const tenant = { workspace, instance };
      const read = () => readLink(linkPorts, { tenant, slackUserId, asking, keeps });
      return links.get(`${workspace}/${instance}/${slackUserId}`, read, asking.fresh);
    };
  };
  const findOwner = (whom: Parameters<typeof findSlackUser>[2]) => {
    const { workspace, instance, asking } = whom;
    const linkOf = (slackUserId: string) => link(false)(workspace, instance, slackUserId, asking);
    return findSlackUser(ports, linkOf, whom);
  };
  const granted = (instance: string, profileId: string, { fresh, options }: Asking) =>
    permissions.get(
      `${instance}/${profileId}`,
      () => ports.gateway.readPermissions(instance, profileId, options),
      fresh,
    );
  return {
    linkOf: link(true),
    slackUserOf: (workspace, instance, connectUserId, asking) =>
      matches.get(
        `${workspace}/${instance}/${connectUserId}`,
        () => findOwner({ workspace, instance, connectUserId, asking }),
        asking.fresh,
      ),
    holds: async (instance, { securityProfileIds }, wanted, asking) => {
      let missing = wanted;
      for (const profileId of securityProfileIds) {
        const names = await granted(instance, profileId, asking);
        missing = missing.filter((anyOf) => !grants(names, anyOf));
        if (missing.length === 0) return true;
      }
      return false;
    },
    permissionsOf: async (instance, { securityProfileIds }, asking) => {
      const all = await Promise.all(securityProfileIds.map((id) => granted(instance, id, asking)));
      return new Set(all.flatMap((names) => [...names]));
    },
    forget: (workspace, instance, { slackUserId, connectUserId }) => {
      links.forget(`${workspace}/${instance}/${slackUserId}`);
      matches.forget(`${workspace}/${instance}/${connectUserId}`);
    },
  };
}
