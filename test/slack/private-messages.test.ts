import { afterEach, describe, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { section } from '../../src/blocks/primitives.ts';
import type { PrivateFile, PrivateNote } from '../../src/ports/slack.ts';
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
  const messages = createPrivateMessages(clients);
  const send = (what = file) => messages.sendFile(workspace, sam, what);
  return { slack: standIn, log, messages, send };
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

describe('a message for one person', () => {
  const aNote = (text: string, change: Partial<PrivateNote> = {}): PrivateNote => ({
    kind: 'watch',
    eventId: 'watch-1',
    text,
    blocks: [section(text)],
    ...change,
  });
  const metadata = (id: string) => ({
    event_type: 'floorwalker_watch',
    event_payload: { id },
  });

  test('stands in their direct message, is changed in place and replied to in its thread', async () => {
    const { slack: standIn, messages } = await start();
    const { posts } = standIn.workspace;
    const place = await messages.post(workspace, sam, aNote('Watching'));
    await messages.update(workspace, place, aNote('Number 2'));
    await messages.reply(workspace, place, aNote(`<@${sam}> Answered`, { eventId: 'event-1' }));

    expect(place.channelId).toBe(direct);
    expect(posts.seenBy(sam, direct)).toMatchObject([
      { ts: place.messageTs, text: 'Number 2', edits: 1, metadata: metadata('watch-1') },
      { threadTs: place.messageTs, text: `<@${sam}> Answered`, metadata: metadata('event-1') },
    ]);
    expect(posts.buzzes.map(({ userId, why }) => [userId, why])).toEqual([
      [sam, 'direct-message'],
      [sam, 'mention'],
    ]);
    expect(posts.seenBy(sam, floor)).toEqual([]);
  });

  test.each([
    ['server-error', 'slack_unavailable'],
    ['down', 'slack_unavailable'],
  ] as const)('fails once, without a second try, while Slack is %s', async (mode, code) => {
    const { slack: standIn, messages } = await start();
    const place = await messages.post(workspace, sam, aNote('Watching'));
    standIn.workspace.faults.set({ mode });

    for (const call of [
      () => messages.post(workspace, sam, aNote('x')),
      () => messages.update(workspace, place, aNote('x')),
      () => messages.reply(workspace, place, aNote('x')),
    ]) {
      await expect(call()).rejects.toMatchObject({ code });
    }
    standIn.workspace.faults.set({ mode: 'none' });
    expect(standIn.workspace.posts.seenBy(sam, direct)).toHaveLength(1);
  });

  test('that was deleted is gone, for a change and for a reply', async () => {
    const { slack: standIn, messages } = await start();
    const place = await messages.post(workspace, sam, aNote('Watching'));
    const post = standIn.workspace.posts.find(place.channelId, place.messageTs);
    if (post) standIn.workspace.posts.remove(post);

    const gone = { code: 'slack_channel_gone' };
    await expect(messages.update(workspace, place, aNote('x'))).rejects.toMatchObject(gone);
    await expect(messages.reply(workspace, place, aNote('x'))).rejects.toMatchObject(gone);
  });

  test('to nobody of this workspace is gone', async () => {
    const { messages } = await start();

    await expect(messages.post(workspace, 'U404', aNote('x'))).rejects.toMatchObject({
      code: 'slack_channel_gone',
    });
  });
});
