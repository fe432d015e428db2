import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import type { Block } from '../../src/blocks/message.ts';
import { section } from '../../src/blocks/primitives.ts';
import type { Announcement, Announcer } from '../../src/ports/slack.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createSlackAnnouncer } from '../../src/slack/slack-announcer.ts';
import { createSlackPeople } from '../../src/slack/slack-people.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken, floor, sam, shared } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';

const workspace = 'T0FLOOR001';
/** Two tables in one message: Slack takes one. */
const table: Block = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
const refused: readonly Block[] = [table, table];

let slack: SlackStandIn;
let announcer: Announcer;
beforeEach(async () => {
  const clock = stillClock();
  slack = await startAlone({ clock });
  const clients = createSlackClients({
    token: botToken,
    apiUrl: slack.apiUrl,
    log: new FakeLog(),
  });
  announcer = createSlackAnnouncer(clients, createSlackPeople(clients, clock));
});
afterEach(async () => {
  await slack.close();
});

function anAnnouncement(change: Partial<Announcement> = {}): Announcement {
  return {
    kind: 'alert',
    eventId: 'event-1',
    fitFor: 'colleagues',
    text: 'The wait in Billing is about 6 min',
    blocks: [section('The wait in Billing is about 6 min')],
    ...change,
  };
}

const posts = (channel: string = floor) => slack.workspace.posts.seenBy(sam, channel);
const calls = (method: string) => slack.calls.of(method).length;

describe.each([
  ['alert', 'floorwalker_alert'],
  ['board', 'floorwalker_board'],
] as const)('an announcement of the kind %s', (kind, eventType) => {
  test('is posted and updated with metadata by which it is found again', async () => {
    const metadata = { event_type: eventType, event_payload: { id: 'event-1' } };
    const { messageTs } = await announcer.post(workspace, floor, anAnnouncement({ kind }));
    expect(posts()).toMatchObject([{ ts: messageTs, metadata }]);

    const changed = anAnnouncement({ kind, text: 'Resolved', blocks: [section('Resolved')] });
    await announcer.update(workspace, floor, messageTs, changed);
    expect(posts()).toMatchObject([{ ts: messageTs, text: 'Resolved', metadata, edits: 1 }]);
  });
});

describe('where others read along', () => {
  test('what is for colleagues is neither posted nor updated', async () => {
    const attempts = [
      announcer.post(workspace, shared, anAnnouncement()),
      announcer.update(workspace, shared, '1.000001', anAnnouncement()),
    ];

    for (const attempt of attempts) {
      await expect(attempt).rejects.toMatchObject({ code: 'slack_channel_unfit' });
    }
    expect(posts(shared)).toEqual([]);
  });

  test('what anyone may read goes out', async () => {
    const announcement = anAnnouncement({ fitFor: 'anyone' });

    const { messageTs } = await announcer.post(workspace, shared, announcement);
    await announcer.update(workspace, shared, messageTs, announcement);

    expect(slack.workspace.posts.find(shared, messageTs)).toMatchObject({ edits: 1 });
    expect(calls('conversations.info')).toBe(0);
  });
});

describe('blocks that Slack does not take', () => {
  const plainBlocks = [section('plain')];

  test.each<[string, Announcement['blocks']]>([
    ['two tables', refused],
    ['a section without text', [section('')]],
  ])('(%s) are said once more in their plain form', async (_case, blocks) => {
    const announcement = anAnnouncement({ blocks, plainBlocks });

    const { messageTs } = await announcer.post(workspace, floor, announcement);
    await announcer.update(workspace, floor, messageTs, announcement);

    expect(posts()).toMatchObject([
      { ts: messageTs, edits: 1, blocks: [{ text: { text: 'plain' } }] },
    ]);
    expect(calls('chat.postMessage')).toBe(2);
    expect(calls('chat.update')).toBe(2);
  });

  test('are refused when there is no plain form, or that is not taken either', async () => {
    const bare = announcer.post(workspace, floor, anAnnouncement({ blocks: refused }));
    await expect(bare).rejects.toMatchObject({ code: 'slack_rejected' });
    expect(calls('chat.postMessage')).toBe(1);

    const both = anAnnouncement({ blocks: refused, plainBlocks: refused });
    await expect(announcer.post(workspace, floor, both)).rejects.toMatchObject({
      code: 'slack_rejected',
    });
    expect(posts()).toEqual([]);
  });

  test('are the only reason to say it again', async () => {
    slack.workspace.faults.set({ mode: 'server-error', methods: ['chat.postMessage'] });

    const attempt = announcer.post(workspace, floor, anAnnouncement({ plainBlocks }));

    await expect(attempt).rejects.toMatchObject({ code: 'slack_unavailable' });
    slack.workspace.faults.set({ mode: 'none' });
    expect(posts()).toEqual([]);
  });
});

test('a message that somebody deleted is gone', async () => {
  const { messageTs } = await announcer.post(workspace, floor, anAnnouncement());
  const post = slack.workspace.posts.find(floor, messageTs);
  if (post) slack.workspace.posts.remove(post);

  await expect(
    announcer.update(workspace, floor, messageTs, anAnnouncement()),
  ).rejects.toMatchObject({ code: 'slack_channel_gone' });
});
