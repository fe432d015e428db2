import { afterEach, describe, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import type { PrivateFile } from '../../src/ports.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createPrivateMessages } from '../../src/slack/private-messages.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken, floor, sam } from '../sandbox/slack/manifest.ts';

const workspace = 'T0FLOOR001';
const direct = 'D0SAM00001';
const file: PrivateFile = {
  name: 'agents.csv',
  type: 'text/csv',
  content: '\ufeffname\r\nMáría\r\n',
  comment: 'One agent.',
};

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function start(options: Partial<SlackOptions> = {}) {
  const standIn = await startAlone(options);
  slack = standIn;
  const log = new FakeLog();
  const clients = createSlackClients({ token: botToken, apiUrl: standIn.apiUrl, log });
  const { sendFile } = createPrivateMessages(clients);
  return { slack: standIn, log, send: (what = file) => sendFile(workspace, sam, what) };
}

describe('a file for one person', () => {
  test('comes with its words in their direct message, byte for byte', async () => {
    const { slack: standIn, send } = await start();

    await send();

    const { posts } = standIn.workspace;
    expect(posts.seenBy(sam, direct)).toMatchObject([
      { text: 'One agent.', files: [] },
      { files: [{ name: 'agents.csv', title: 'agents.csv' }] },
    ]);
    const bytes = posts.seenBy(sam, direct)[1]?.files[0]?.bytes;
    expect(Buffer.from(bytes ?? []).toString('utf8')).toBe(file.content);
    expect(standIn.workspace.conversations.find(direct)?.members).toEqual(
      new Set([sam, 'U0BOT00001']),
    );
    expect(posts.seenBy(sam, floor)).toEqual([]);
  });

  test('may be a picture: its bytes as they are', async () => {
    const { slack: standIn, send } = await start();
    const content = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);

    await send({ name: 'charts.png', type: 'image/png', content, altText: 'A', comment: 'B' });

    const [, shared] = standIn.workspace.posts.seenBy(sam, direct);
    expect(shared?.files).toMatchObject([{ name: 'charts.png' }]);
    expect([...(shared?.files[0]?.bytes ?? [])]).toEqual([...content]);
  });

  test('is nothing at all without the scope', async () => {
    const { slack: standIn, send } = await start({ scopes: ['chat:write'] });

    await expect(send()).rejects.toMatchObject({ code: 'slack_denied' });
    expect(standIn.workspace.posts.seenBy(sam, direct)).toEqual([]);
  });

  test.each<[string, string]>([
    ['files.getUploadURLExternal', 'slack_unavailable'],
    ['upload', 'slack_unavailable'],
    ['chat.postMessage', 'slack_unavailable'],
    ['files.completeUploadExternal', 'slack_unavailable'],
  ])('leaves no words behind when Slack fails at %s', async (method, code) => {
    const { slack: standIn, send } = await start();
    standIn.workspace.faults.set({ mode: 'server-error', methods: [method] });

    await expect(send()).rejects.toMatchObject({ code });
    expect(standIn.workspace.posts.seenBy(sam, direct)).toEqual([]);
  });

  test('is not there while Slack drops the connection', async () => {
    const { slack: standIn, send } = await start();
    standIn.workspace.faults.set({ mode: 'down', methods: ['upload'] });

    await expect(send()).rejects.toMatchObject({ code: 'slack_unavailable' });
  });

  test('leaves nothing of what is in it in the log', async () => {
    const { slack: standIn, log, send } = await start();
    await send();
    standIn.workspace.faults.set({ mode: 'server-error', methods: ['upload'] });
    await send().catch(() => undefined);

    expect(JSON.stringify(log.lines)).not.toContain('Máría');
  });
});
