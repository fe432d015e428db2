import { afterEach, describe, expect, test } from '@jest/globals';
import type { Json } from '../../../sandbox/slack/json.ts';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { botToken, floor, general, gus, sam } from './manifest.ts';

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function start(options: Partial<SlackOptions> = {}): Promise<SlackStandIn> {
  slack = await startAlone(options);
  return slack;
}

describe('posting', () => {
  const block = { type: 'section', text: { type: 'mrkdwn', text: 'x' } };
  const tables = [1, 2].map(() => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }));

  test.each<[string, string, Json, Json]>([
    [
      'to nowhere',
      'chat.postMessage',
      { channel: 'C404', text: 'x' },
      { error: 'channel_not_found' },
    ],
    [
      'where the bot is not',
      'chat.postMessage',
      { channel: general, text: 'x' },
      { error: 'not_in_channel' },
    ],
    ['nothing', 'chat.postMessage', { channel: floor }, { error: 'no_text' }],
    [
      'bad blocks',
      'chat.postMessage',
      { channel: floor, text: 'x', blocks: [{ type: 'header' }] },
      {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] missing required field: text [json-pointer:/blocks/0]'],
        },
      },
    ],
    [
      'blocks that are no list',
      'chat.postMessage',
      { channel: floor, text: 'x', blocks: 'nonsense' },
      { error: 'invalid_blocks_format' },
    ],
    [
      'two tables',
      'chat.postMessage',
      { channel: floor, text: 'x', blocks: tables },
      { error: 'invalid_attachments', errors: ['only_one_table_allowed'] },
    ],
    [
      'into a thread that is not',
      'chat.postMessage',
      { channel: floor, text: 'x', thread_ts: '1.2' },
      { error: 'thread_not_found' },
    ],
    [
      'half metadata',
      'chat.postMessage',
      { channel: floor, text: 'x', metadata: { event_type: 'e' } },
      { error: 'invalid_metadata_format' },
    ],
    [
      'to a person who is not there',
      'chat.postEphemeral',
      { channel: floor, user: gus, text: 'x' },
      { error: 'user_not_in_channel' },
    ],
    [
      'an edit of nothing',
      'chat.update',
      { channel: floor, ts: '1.2', text: 'x' },
      { error: 'message_not_found' },
    ],
    [
      'a deletion of nothing',
      'chat.delete',
      { channel: floor, ts: '1.2' },
      { error: 'message_not_found' },
    ],
  ])('%s is refused', async (_, method, args, answer) => {
    expect(await callApi(await start(), method, args)).toMatchObject({ ok: false, ...answer });
  });

  test.each([
    ['chat.postMessage', { channel: floor }],
    ['chat.postEphemeral', { channel: floor, user: sam }],
  ])('%s refuses a block this workspace does not know yet', async (method, args) => {
    const standIn = await start({ settings: { refusedBlocks: ['divider'] } });
    const box = { type: 'container', title: { type: 'plain_text', text: 'x' } };
    const blocks = [block, { ...box, child_blocks: [{ type: 'divider' }] }];

    expect(await callApi(standIn, method, { ...args, text: 'x', blocks })).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] unsupported type: divider [json-pointer:/blocks/1]'],
      },
    });
    standIn.workspace.settings.refusedBlocks = [];
    expect(await callApi(standIn, method, { ...args, text: 'x', blocks })).toMatchObject({
      ok: true,
    });
  });

  test('an archived channel takes nothing', async () => {
    const standIn = await start();
    const place = standIn.workspace.conversations.find(floor);
    if (place) place.isArchived = true;

    const answer = await callApi(standIn, 'chat.postMessage', { channel: floor, text: 'x' });
    expect(answer).toMatchObject({ error: 'is_archived' });
  });

  test('a public channel takes it without membership when chat:write.public was granted', async () => {
    const standIn = await start({ scopes: ['chat:write', 'chat:write.public'] });

    const answer = await callApi(standIn, 'chat.postMessage', { channel: general, text: 'x' });
    expect(answer).toMatchObject({ ok: true, channel: general });
  });

  test('a JSON body is read like a form', async () => {
    const standIn = await start();

    await fetch(`${standIn.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: floor, text: 'x', blocks: [block] }),
    });

    expect(standIn.workspace.posts.in(floor)).toMatchObject([{ text: 'x', blocks: [block] }]);
  });

  test('an edit keeps the place, counts, and drops blocks that are not sent again', async () => {
    const standIn = await start();
    const first = { channel: floor, text: 'waiting', blocks: [block] };
    const { ts } = await callApi(standIn, 'chat.postMessage', first);

    await callApi(standIn, 'chat.update', { channel: floor, ts, text: 'over' });

    const [post] = standIn.workspace.posts.in(floor);
    expect(post).toMatchObject({ ts, text: 'over', blocks: [], edits: 1 });
  });

  test('the message of another and an ephemeral cannot be edited', async () => {
    const standIn = await start();
    await standIn.acts.type({ as: sam, channel: floor, text: 'hello' });
    const [theirs] = standIn.workspace.posts.in(floor);
    const args = { channel: floor, user: sam, text: 'psst' };
    const { message_ts: hidden } = await callApi(standIn, 'chat.postEphemeral', args);

    const edit = (ts: unknown) =>
      callApi(standIn, 'chat.update', { channel: floor, ts, text: 'x' });
    expect(await edit(theirs?.ts)).toMatchObject({ error: 'cant_update_message' });
    expect(await edit(hidden)).toMatchObject({ error: 'message_not_found' });
  });

  test('an edit of more than 4000 code points is too long', async () => {
    const standIn = await start();
    const { ts } = await callApi(standIn, 'chat.postMessage', { channel: floor, text: 'x' });

    const args = { channel: floor, ts, text: 'x'.repeat(4001) };
    expect(await callApi(standIn, 'chat.update', args)).toMatchObject({ error: 'msg_too_long' });
  });

  test('a user id posts into their direct message, whose id is needed for the edit', async () => {
    const standIn = await start();

    const answer = await callApi(standIn, 'chat.postMessage', { channel: sam, text: 'x' });
    expect(answer).toMatchObject({ ok: true, channel: 'D0SAM00001' });
    const edit = (channel: unknown) =>
      callApi(standIn, 'chat.update', { channel, ts: answer.ts, text: 'y' });
    expect(await edit(sam)).toMatchObject({ error: 'channel_not_found' });
    expect(await edit(answer.channel)).toMatchObject({ ok: true });
  });
});

describe('reading back', () => {
  test('finds its own message by metadata, newest first, between two times', async () => {
    const standIn = await start();
    const metadata = { event_type: 'alert', event_payload: { id: 'e1' } };
    await callApi(standIn, 'chat.postMessage', { channel: floor, text: 'one' });
    const two = await callApi(standIn, 'chat.postMessage', {
      channel: floor,
      text: 'two',
      metadata,
    });

    const history = await callApi(standIn, 'conversations.history', {
      channel: floor,
      include_all_metadata: true,
      oldest: two.ts,
      inclusive: true,
    });

    expect(history.messages).toMatchObject([{ text: 'two', metadata }]);
  });

  test('gives metadata only when asked, and pages by cursor', async () => {
    const standIn = await start({ rates: { scale: 0 } });
    const metadata = { event_type: 'alert', event_payload: {} };
    for (const text of ['one', 'two', 'three']) {
      await callApi(standIn, 'chat.postMessage', { channel: floor, text, metadata });
    }

    const page = { channel: floor, limit: 2 };
    const first = await callApi(standIn, 'conversations.history', page);
    const { next_cursor: cursor } = Object(first.response_metadata);
    const second = await callApi(standIn, 'conversations.history', { ...page, cursor });

    expect(first.messages).toMatchObject([{ text: 'three' }, { text: 'two' }]);
    expect(JSON.stringify(first)).not.toContain('event_type');
    expect(second).toMatchObject({ has_more: false, messages: [{ text: 'one' }] });
  });

  test('shows replies under their message and not in the history', async () => {
    const standIn = await start();
    const root = await callApi(standIn, 'chat.postMessage', { channel: floor, text: 'root' });
    const reply = { channel: floor, text: 'reply', thread_ts: root.ts };
    await callApi(standIn, 'chat.postMessage', reply);

    const history = await callApi(standIn, 'conversations.history', { channel: floor });
    const thread = await callApi(standIn, 'conversations.replies', { channel: floor, ts: root.ts });

    expect(history.messages).toMatchObject([{ text: 'root' }]);
    expect(thread.messages).toMatchObject([{ text: 'root' }, { text: 'reply' }]);
  });
});
