import { BotError } from '../domain/errors.ts';
import type { SlackFiles } from '../ports/slack.ts';
import { fetchWithin, type SlackClients } from './clients.ts';
import { calling, slackNameOf } from './translate-error.ts';

/**
 * Reads what people chose in a form. UNVERIFIED that a file which was uploaded into a form and shared
 * nowhere is shown by `files.info`, and that a missing scope leads to a login page as elsewhere: what
 * is no plain answer is a refusal. Throws BotError `slack_…`.
 */
export function createSlackFiles(clients: SlackClients, apiUrl: string): SlackFiles {
  return {
    mayRead: async (workspace) => {
      const answer = await calling('auth.test', () => clients.of(workspace).auth.test());
      return answer.response_metadata?.scopes?.includes('files:read') === true;
    },
    readText: async (workspace, fileId, { uploadedBy, mostBytes }) => {
      const file = await infoOf(clients, workspace, fileId);
      if (!file || file.user !== uploadedBy) return { kind: 'no-file' };
      if (file.size === undefined || file.size > mostBytes) return { kind: 'too-large' };
      const url = file.url_private_download ?? file.url_private;
      // The token goes to Slack and nowhere else, whatever an answer says.
      if (url === undefined || !isSlacks(url, apiUrl)) {
        throw new BotError('slack_rejected', 'files.info: no address of Slack');
      }
      const bytes = await download(url, clients.of(workspace).token);
      if (bytes.byteLength > mostBytes) return { kind: 'too-large' };
      return { kind: 'text', text: new TextDecoder('utf-8').decode(bytes) };
    },
  };
}

async function infoOf(clients: SlackClients, workspace: string, fileId: string) {
  try {
    const { file } = await calling('files.info', () =>
      clients.of(workspace).files.info({ file: fileId }),
    );
    return file;
  } catch (error) {
    const gone = ['file_not_found', 'file_deleted'];
    if (gone.includes(slackNameOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** Files of Slack have a host of their own; those of a stand-in come from where its API is. */
function isSlacks(url: string, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  const isSlackItself = /^(www\.)?slack(-gov)?\.com$/u.test(api.host);
  const origin = isSlackItself ? `https://files.${api.host.replace('www.', '')}` : api.origin;
  return url.startsWith(`${origin}/`);
}

async function download(url: string, token: string | undefined): Promise<ArrayBuffer> {
  const headers = { authorization: `Bearer ${token ?? ''}` };
  try {
    const response = await fetchWithin(url, { headers, redirect: 'manual' });
    if (response.status >= 500) throw new BotError('slack_unavailable', `file: ${response.status}`);
    if (!response.ok) throw new BotError('slack_denied', `file: HTTP ${response.status}`);
    return await response.arrayBuffer();
  } catch (cause) {
    if (cause instanceof BotError) throw cause;
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    throw new BotError(isLate ? 'slack_timeout' : 'slack_unavailable', 'file', { cause });
  }
}
