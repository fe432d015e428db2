import type { KnownBlock } from '@slack/types';
import { BotError } from '../domain/errors.ts';
import type { Announcement, Announcer, SlackPeople } from '../ports.ts';
import type { SlackClients } from './clients.ts';
import { calling } from './translate-error.ts';

/** The metadata type by which a posted alert is found again. */
const alertMetadataType = 'floorwalker_alert';

/** Says things by chat.postMessage and chat.update: no retries, finite timeout. Throws BotError `slack_…`. */
export function createSlackAnnouncer(clients: SlackClients, people: SlackPeople): Announcer {
  return {
    post: async (workspace, channelId, announcement) => {
      await refuseStrangers(people, workspace, channelId);
      const { ts } = await calling('chat.postMessage', () =>
        clients.of(workspace).chat.postMessage({
          channel: channelId,
          ...content(announcement),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      if (ts === undefined) throw new BotError('slack_rejected', 'chat.postMessage: no ts');
      return { messageTs: ts };
    },
    update: async (workspace, channelId, messageTs, announcement) => {
      await refuseStrangers(people, workspace, channelId);
      await calling('chat.update', () =>
        clients
          .of(workspace)
          .chat.update({ channel: channelId, ts: messageTs, ...content(announcement) }),
      );
    },
  };
}

/** A channel may have become shared since the rule was made, or the bot may have been sent out of it. */
async function refuseStrangers(
  people: SlackPeople,
  workspace: string,
  channelId: string,
): Promise<void> {
  const { sharing } = await people.channel(workspace, channelId);
  if (sharing === 'internal') return;
  throw new BotError('slack_channel_unfit', `${channelId} is not known to be internal: ${sharing}`);
}

function content(announcement: Announcement) {
  const blocks: KnownBlock[] = [...announcement.blocks];
  return {
    text: announcement.text,
    blocks,
    metadata: { event_type: alertMetadataType, event_payload: { id: announcement.eventId } },
  };
}
