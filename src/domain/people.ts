/** People and places of Slack, as far as a decision needs them. */

export interface SlackPerson {
  readonly userId: string;
  /** The Slack team this account belongs to. */
  readonly teamId: string | undefined;
  readonly email: string | undefined;
  /** IANA name, as set in their Slack; undefined when Slack does not say. */
  readonly timeZone: string | undefined;
  readonly isGuest: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  /** An account of another workspace, seen through a shared channel. */
  readonly isStranger: boolean;
}

export interface SlackChannel {
  readonly channelId: string;
  /** `unknown` when the bot may not look; then it answers the asker alone. */
  readonly sharing: 'internal' | 'external' | 'unknown';
  /** Whether the bot is in the channel; undefined when it may not look. */
  readonly isBotMember: boolean | undefined;
  /** As it is called now; undefined when the bot may not look. */
  readonly name?: string | undefined;
}

/** People under one name, `@leads`. */
export interface SlackUserGroup {
  readonly groupId: string;
  readonly handle: string;
}

/**
 * Who reads a channel: colleagues only, guests or strangers too, or nobody can tell. Only the first is
 * a place for names.
 */
export type Readers = 'colleagues' | 'outsiders' | 'unknown';

/** Who asks and from where. */
export interface Caller {
  readonly workspace: string;
  readonly userId: string;
  /** The team of the person, as the payload says it. */
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
}

/** Where it rings when the supervisor listens to a call (`DescribeUser`, PhoneConfig). */
export type Phone =
  | { readonly kind: 'softphone' }
  /** The last two digits of their own desk phone's number; undefined where the service gives none. */
  | { readonly kind: 'desk-phone'; readonly lastDigits: string | undefined };

/** Who says that two users are one person. */
export type LinkedBy =
  | { readonly kind: 'email' }
  | { readonly kind: 'administrator'; readonly slackUserId: string };

/** A link as it is remembered: confirmed again before anything hangs on it. */
export interface KeptLink {
  readonly slackUserId: string;
  readonly connectUserId: string;
  readonly username: string;
  readonly by: LinkedBy;
  readonly at: Date;
}

/** The Connect user a Slack user is, and how we know. */
export interface Link {
  readonly connectUserId: string;
  readonly username: string;
  /** Undefined where it was found by e-mail and nobody needed to keep it. */
  readonly by?: LinkedBy | undefined;
  /** Their own place in the hierarchy; undefined when they have none. */
  readonly hierarchyGroupId?: string | undefined;
  readonly securityProfileIds: readonly string[];
  /** Undefined where the service does not say. */
  readonly phone?: Phone | undefined;
}

/** Guests, bots, deactivated accounts and those of other workspaces are nobody to us. */
export function isFullMember(person: SlackPerson): boolean {
  return !(person.isGuest || person.isBot || person.isDeactivated || person.isStranger);
}

/**
 * Why somebody is no Connect user to us. `not-member`: they are no full, active member of the
 * workspace. `two-accounts`: Slack does not lead back from their e-mail to them. `changed`: their
 * e-mail now leads to another one than their link. `taken`: the one it leads to is linked to another
 * Slack account. `removed`: the one they were linked to is gone.
 */
export type NotLinked =
  | 'not-member'
  | 'no-email'
  | 'none'
  | 'several'
  | 'two-accounts'
  | 'changed'
  | 'taken'
  | 'removed';

export type LinkOutcome =
  | { readonly kind: 'linked'; readonly link: Link }
  | { readonly kind: 'not-linked'; readonly reason: NotLinked };
