import type { Block } from '../blocks/message.ts';
import { BotError } from '../domain/errors.ts';
import type { Announcement, Announcer, SlackPeople } from '../ports.ts';
import type { SlackClients } from './clients.ts';
import { calling, slackNameOf } from './translate-error.ts';

/** The metadata type by which a posted message is found again. */
const metadataType: Readonly<Record<Announcement['kind'], string>> = {
  alert: 'floorwalker_alert',
  board: 'floorwalker_board',
};

/** Says things by chat.postMessage and chat.update: no retries, finite timeout. Throws BotError `slack_…`. */
export function createSlackAnnouncer(clients: SlackClients, people: SlackPeople): Announcer {
  return {
    post: async (workspace, channelId, announcement) => {
      await refuseStrangers(people, workspace, channelId, announcement);
      const { chat } = clients.of(workspace);
      const { ts } = await plainlyWhereRefused('chat.postMessage', announcement, (content) =>
        chat.postMessage({
          channel: channelId,
          ...content,
          unfurl_links: false,
          unfurl_media: false,
        }),
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

type Content = ReturnType<typeof contentOf>;

/** Slack's words for blocks it does not take; nothing was posted or changed then. */
const refusedBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments']);

/** Once more without the newest blocks where Slack does not take them and there is such a form. */
async function plainlyWhereRefused<Result>(
  method: string,
  announcement: Announcement,
  say: (content: Content) => Promise<Result>,
): Promise<Result> {
  try {
    return await calling(method, () => say(contentOf(announcement, announcement.blocks)));
  } catch (error) {
    const { plainBlocks } = announcement;
    if (!plainBlocks || !refusedBlocks.has(slackNameOf(error) ?? '')) throw error;
    return calling(method, () => say(contentOf(announcement, plainBlocks)));
  }
}

function contentOf(announcement: Announcement, shown: readonly Block[]) {
  const blocks = [...shown];
  return {
    text: announcement.text,
    blocks,
    metadata: {
      event_type: metadataType[announcement.kind],
      event_payload: { id: announcement.eventId },
    },
  };
}
