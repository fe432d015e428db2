import type { Caller } from '../domain/people.ts';

/** Who pressed, filled in or searched, by what Slack signed; never by anything of ours that came back. */
export function callerOf(
  workspace: string,
  body: {
    readonly user: { readonly id: string; readonly team_id?: string | undefined };
    readonly team?: { readonly id: string } | null | undefined;
  },
  channelId: string | undefined,
): Caller {
  const teamId = body.user.team_id ?? body.team?.id;
  return { workspace, userId: body.user.id, teamId, channelId };
}
