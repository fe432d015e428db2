import { BotError } from '../domain/errors.ts';
import type { PrivateFile, PrivateMessages } from '../ports/slack.ts';
import { fetchWithin, type SlackClients } from './clients.ts';
import { plainlyWhereRefused } from './marked-content.ts';
import { calling } from './translate-error.ts';

/** What the bot says to one person alone. Throws BotError `slack_…`. */
export function createPrivateMessages(clients: SlackClients): PrivateMessages {
  return { ...notesBy(clients), sendFile: fileSender(clients) };
}

const withoutPreviews = { unfurl_links: false, unfurl_media: false } as const;

/** Messages in the direct message with the bot, found again by their metadata. */
function notesBy(clients: SlackClients): Pick<PrivateMessages, 'post' | 'update' | 'reply'> {
  return {
    post: async (workspace, userId, note) => {
      const { chat } = clients.of(workspace);
      // A message to a user id opens the direct message; its id is known only from the answer.
      const { channel, ts } = await plainlyWhereRefused('chat.postMessage', note, (content) =>
        chat.postMessage({ channel: userId, ...content, ...withoutPreviews }),
      );
      if (channel === undefined || ts === undefined) {
        throw new BotError('slack_rejected', 'chat.postMessage: no channel');
      }
      return { channelId: channel, messageTs: ts };
    },
    update: async (workspace, { channelId, messageTs }, note) => {
      const { chat } = clients.of(workspace);
      await plainlyWhereRefused('chat.update', note, (content) =>
        chat.update({ channel: channelId, ts: messageTs, ...content }),
      );
    },
    reply: async (workspace, { channelId, messageTs: thread_ts }, note) => {
      const { chat } = clients.of(workspace);
      await plainlyWhereRefused('chat.postMessage', note, (content) =>
        chat.postMessage({ channel: channelId, thread_ts, ...content, ...withoutPreviews }),
      );
    },
  };
}

/**
 * Files for one person in their direct message with the bot. The bytes go first, since an upload
 * that is not completed is seen by nobody: where a scope is missing, nothing is said at all. Throws
 * BotError `slack_…`; without `files:write` it is `slack_denied`.
 */
function fileSender(clients: SlackClients): PrivateMessages['sendFile'] {
  return async (workspace, userId, file) => {
    const { chat, files } = clients.of(workspace);
    const { name, comment, altText } = file;
    const bytes = bytesOf(file);
    const upload = await calling('files.getUploadURLExternal', () =>
      files.getUploadURLExternal({
        filename: name,
        length: bytes.length,
        ...(altText !== undefined && { alt_text: altText }),
      }),
    );
    const { file_id: id, upload_url: url } = upload;
    if (id === undefined || url === undefined) {
      throw new BotError('slack_rejected', 'files.getUploadURLExternal: no address');
    }
    await uploadTo(url, file, bytes);
    // A message to a user id opens the direct message; its id is known only from the answer.
    const said = await calling('chat.postMessage', () =>
      chat.postMessage({ channel: userId, text: comment, unfurl_links: false }),
    );
    const { channel, ts } = said;
    if (channel === undefined || ts === undefined) {
      throw new BotError('slack_rejected', 'chat.postMessage: no channel');
    }
    try {
      await calling('files.completeUploadExternal', () =>
        files.completeUploadExternal({ files: [{ id, title: name }], channel_id: channel }),
      );
    } catch (error) {
      // The words about a file that did not come are taken back; that this fails too is no news.
      await chat.delete({ channel, ts }).catch(() => undefined);
      throw error;
    }
  };
}

function bytesOf({ content }: PrivateFile): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** Posts the bytes to the address Slack gave, which is the right to do so: no token goes there. */
async function uploadTo(
  url: string,
  { name, type }: PrivateFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const body = new FormData();
  body.append('body', new Blob([bytes], { type }), name);
  const response = await answered(fetchWithin(url, { method: 'POST', body }));
  if (response.ok) return;
  const code = response.status >= 500 ? 'slack_unavailable' : 'slack_rejected';
  throw new BotError(code, `upload: HTTP ${response.status}`);
}

async function answered(response: Promise<Response>): Promise<Response> {
  return response.catch((cause: unknown) => {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    throw new BotError(isLate ? 'slack_timeout' : 'slack_unavailable', 'upload', { cause });
  });
}
