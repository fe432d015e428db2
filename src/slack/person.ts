import type { SlackPerson } from '../domain/people.ts';

/** What `users.info`, `users.list` and `users.lookupByEmail` say of an account, as far as it is read. */
interface SlackUser {
  readonly team_id?: string | undefined;
  readonly tz?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly is_bot?: boolean | undefined;
  readonly is_restricted?: boolean | undefined;
  readonly is_ultra_restricted?: boolean | undefined;
  readonly is_stranger?: boolean | undefined;
  readonly profile?: { readonly email?: string | undefined } | undefined;
  readonly enterprise_user?: { readonly teams?: readonly string[] | undefined } | undefined;
}

/** An account of Slack in our own words, as seen from this workspace. */
export function personFrom(user: SlackUser, userId: string, workspace: string): SlackPerson {
  const grid = user.enterprise_user?.teams ?? [];
  const isHere = user.team_id === workspace || grid.includes(workspace);
  return {
    userId,
    teamId: user.team_id,
    email: user.profile?.email,
    timeZone: user.tz,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isBot: user.is_bot === true,
    isDeactivated: user.deleted === true,
    isStranger: user.is_stranger === true || !isHere,
  };
}
