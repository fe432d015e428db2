import { BotError } from '../domain/errors.ts';
import type { SlackChannel, SlackPerson } from '../domain/people.ts';
import type { Clock } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import { Remembered } from '../remembered.ts';
import { createChannelReaders } from './channel-readers.ts';
import type { SlackClients } from './clients.ts';
import { personFrom } from './person.ts';
import { calling, slackNameOf } from './translate-error.ts';
import { createUserGroups } from './user-groups.ts';

/** How long a channel's sharing may be remembered: a channel that becomes shared is noticed within this. */
const channelKeptMs = 30_000;

/** People, groups and channels by the Web API. Throws BotError `slack_…`. */
export function createSlackPeople(clients: SlackClients, clock: Clock): SlackPeople {
  const kept = new Remembered<SlackChannel>(clock, channelKeptMs);
  const membersAre = createChannelReaders(clients, clock);
  const channel: SlackPeople['channel'] = async (workspace, channelId) =>
    // A command can be typed in any direct message, one with another company too, and looking
    // into it takes a scope the bot does without: so the asker alone is answered.
    channelId.startsWith('D')
      ? { channelId, sharing: 'unknown', isBotMember: undefined }
      : kept.get(`${workspace}/${channelId}`, () => readChannel(clients, workspace, channelId));
  return {
    person: (workspace, userId) => readPerson(clients, workspace, userId),
    personByEmail: (workspace, email) => findPerson(clients, workspace, email),
    channel,
    ...createUserGroups(clients, clock),
    readersOf: async (workspace, channelId) => {
      const { sharing } = await channel(workspace, channelId);
      if (sharing === 'internal') return membersAre(workspace, channelId);
      return sharing === 'external' ? 'outsiders' : 'unknown';
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
  return personFrom(user, userId, workspace);
}

async function findPerson(
  clients: SlackClients,
  workspace: string,
  email: string,
): Promise<SlackPerson | undefined> {
  try {
    const { user } = await calling('users.lookupByEmail', () =>
      clients.of(workspace).users.lookupByEmail({ email }),
    );
    return user?.id === undefined ? undefined : personFrom(user, user.id, workspace);
  } catch (error) {
    if (slackNameOf(error) === 'users_not_found') return undefined;
    throw error;
  }
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
      name: channel?.name,
    };
  } catch (error) {
    if (blind.has(slackNameOf(error) ?? ''))
      return { channelId, sharing: 'unknown', isBotMember: undefined };
    throw error;
  }
}
