import type { Json } from '../json.ts';
import type { Conversation, SlackUser } from '../world/model.ts';
import { strangersTeam } from '../world/people.ts';
import type { World } from '../world/world.ts';

/** Slack still sends the old verification token; nobody should look at it. */
const oldToken = 'legacy-verification-token';

/** What every interaction payload begins with. A stranger's own team is in `user.team_id`. */
export function interaction(world: World, type: string, user: SlackUser): Json {
  const { teamId, teamDomain, appId } = world.facts;
  return {
    type,
    token: oldToken,
    api_app_id: appId,
    team: { id: teamId, domain: teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user.id, username: user.handle, name: user.handle, team_id: user.teamId },
  };
}

/**
 * The form fields of a slash command. UNVERIFIED what a stranger's looks like (Slack hides an app's
 * commands from other companies); `team_id` is the workspace the app is installed in.
 */
export function slashCommand(
  world: World,
  user: SlackUser,
  place: Conversation,
  typed: { readonly command: string; readonly text: string },
): Json {
  const { teamId, teamDomain, appId } = world.facts;
  return {
    token: oldToken,
    team_id: teamId,
    team_domain: teamDomain,
    channel_id: place.id,
    channel_name: place.kind === 'dm' ? 'directmessage' : place.name,
    user_id: user.id,
    user_name: user.handle,
    command: typed.command,
    text: typed.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
  };
}

/** An Events API envelope around one event. */
export function eventCallback(world: World, event: Json): Json {
  const { teamId, appId, botUserId } = world.facts;
  return {
    type: 'event_callback',
    token: oldToken,
    team_id: teamId,
    api_app_id: appId,
    event_id: world.serials.id('Ev'),
    event_time: Math.floor(world.clock.now().getTime() / 1000),
    is_ext_shared_channel: isShared(world, event.channel),
    event,
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}

/** The team fields a person's message carries in events. */
export function authorTeams(world: World, user: SlackUser): Json {
  if (!user.isStranger) return { team: world.facts.teamId };
  return {
    team: strangersTeam.id,
    user_team: strangersTeam.id,
    source_team: strangersTeam.id,
    user_profile: { name: user.handle, real_name: user.name, team: strangersTeam.id },
  };
}

function isShared(world: World, channel: unknown): boolean {
  return world.conversations.find(String(channel))?.isExternallyShared === true;
}
