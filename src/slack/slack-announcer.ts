import type { KnownBlock } from '@slack/types';
import { BotError } from '../domain/errors.ts';
import type { Announcement, Announcer } from '../ports.ts';
import type { SlackClients } from './clients.ts';
import { calling } from './translate-error.ts';

/** The metadata type by which a posted alert is found again. */
const alertMetadataType = 'floorwalker_alert';

/** Says things by chat.postMessage and chat.update: no retries, finite timeout. Throws BotError `slack_…`. */
export function createSlackAnnouncer(clients: SlackClients): Announcer {
  return {
    post: async (workspace, channelId, announcement) => {
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
      await calling('chat.update', () =>
        clients
          .of(workspace)
          .chat.update({ channel: channelId, ts: messageTs, ...content(announcement) }),
      );
    },
  };
}

function content(announcement: Announcement) {
  const blocks: KnownBlock[] = [...announcement.blocks];
  return {
    text: announcement.text,
    blocks,
    metadata: { event_type: alertMetadataType, event_payload: { id: announcement.eventId } },
  };
}
