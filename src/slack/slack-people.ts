import { WebAPIPlatformError } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { BotError } from '../domain/errors.ts';
import type { SlackChannel, SlackPerson } from '../domain/people.ts';
import type { Clock, SlackPeople } from '../ports.ts';
import type { SlackClients } from './clients.ts';
import { calling } from './translate-error.ts';

/** How long a channel's sharing may be remembered: a channel that becomes shared is noticed within this. */
const channelKeptMs = 30_000;

/** People and channels by `users.info` and `conversations.info`. Throws BotError `slack_…`. */
export function createSlackPeople(clients: SlackClients, clock: Clock): SlackPeople {
  const kept = new LRUCache<string, { readonly channel: SlackChannel; readonly until: number }>({
    max: 2_000,
  });
  return {
    person: (workspace, userId) => readPerson(clients, workspace, userId),
    channel: async (workspace, channelId) => {
      // A command can be typed in any direct message, one with another company too, and looking
      // into it takes a scope the bot does without: so the asker alone is answered.
      if (channelId.startsWith('D'))
        return { channelId, sharing: 'unknown', isBotMember: undefined };
      const key = `${workspace}/${channelId}`;
      const known = kept.get(key);
      if (known && known.until > clock.now().getTime()) return known.channel;
      const channel = await readChannel(clients, workspace, channelId);
      kept.set(key, { channel, until: clock.now().getTime() + channelKeptMs });
      return channel;
    },
  };
}

async function readPerson(
  clients: SlackClients,
  workspace: string,
  userId: string,
): Promise<SlackPerson> {
  const { user } = await calling('users.info', () =>
    clients.of(workspace).users.info({ user: userId }),
  );
  if (!user) throw new BotError('slack_rejected', 'users.info: answered without a user');
  const grid = user.enterprise_user?.teams ?? [];
  const isHere = user.team_id === workspace || grid.includes(workspace);
  return {
    userId,
    teamId: user.team_id,
    email: user.profile?.email,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isBot: user.is_bot === true,
    isDeactivated: user.deleted === true,
    isStranger: user.is_stranger === true || !isHere,
  };
}

/** Failures that mean "the bot may not look", not "Slack is away". */
const blind = new Set(['missing_scope', 'channel_not_found', 'not_in_channel']);

async function readChannel(
  clients: SlackClients,
  workspace: string,
  channelId: string,
): Promise<SlackChannel> {
  try {
    const { channel } = await calling('conversations.info', () =>
      clients.of(workspace).conversations.info({ channel: channelId }),
    );
    const isShared = channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true;
    return {
      channelId,
      sharing: isShared ? 'external' : channel?.is_ext_shared === false ? 'internal' : 'unknown',
      isBotMember: channel?.is_member,
    };
  } catch (error) {
    if (isBlindness(error)) return { channelId, sharing: 'unknown', isBotMember: undefined };
    throw error;
  }
}

function isBlindness(error: unknown): boolean {
  const cause = error instanceof BotError ? error.cause : undefined;
  return cause instanceof WebAPIPlatformError && blind.has(cause.data.error);
}
