import { BotError } from '../domain/errors.ts';
import type { Announcement, Announcer, SlackPeople } from '../ports/slack.ts';
import type { SlackClients } from './clients.ts';
import { plainlyWhereRefused } from './marked-content.ts';
import { ownMessages } from './own-messages.ts';

const withoutPreviews = { unfurl_links: false, unfurl_media: false } as const;

/** Says things by chat.postMessage and chat.update: no retries, finite timeout. Throws BotError `slack_…`. */
export function createSlackAnnouncer(clients: SlackClients, people: SlackPeople): Announcer {
  return {
    ...ownMessages(clients),
    post: async (workspace, channelId, announcement) => {
      await refuseStrangers(people, workspace, channelId, announcement);
      const { chat } = clients.of(workspace);
      const { ts } = await plainlyWhereRefused('chat.postMessage', announcement, (content) =>
        chat.postMessage({
          channel: channelId,
          ...content,
          ...withoutPreviews,
        }),
      );
      if (ts === undefined) throw new BotError('slack_rejected', 'chat.postMessage: no ts');
      return { messageTs: ts };
    },
    reply: async (workspace, channelId, thread_ts, announcement, { isBroadcast }) => {
      await refuseStrangers(people, workspace, channelId, announcement);
      const { chat } = clients.of(workspace);
      const how = isBroadcast ? { thread_ts, reply_broadcast: true as const } : { thread_ts };
      const { ts } = await plainlyWhereRefused('chat.postMessage', announcement, (content) =>
        chat.postMessage({ channel: channelId, ...how, ...content, ...withoutPreviews }),
      );
      if (ts === undefined) throw new BotError('slack_rejected', 'chat.postMessage: no ts');
      return { messageTs: ts };
    },
    update: async (workspace, channelId, messageTs, announcement) => {
      await refuseStrangers(people, workspace, channelId, announcement);
      const { chat } = clients.of(workspace);
      await plainlyWhereRefused('chat.update', announcement, (content) =>
        chat.update({ channel: channelId, ts: messageTs, ...content }),
      );
    },
  };
}

/** A channel may have become shared since the rule was made, or the bot may have been sent out of it. */
async function refuseStrangers(
  people: SlackPeople,
  workspace: string,
  channelId: string,
  { fitFor }: Announcement,
): Promise<void> {
  if (fitFor === 'anyone') return;
  const { sharing } = await people.channel(workspace, channelId);
  if (sharing === 'internal') return;
  throw new BotError('slack_channel_unfit', `${channelId} is not known to be internal: ${sharing}`);
}
