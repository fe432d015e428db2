import { afterEach, describe, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { section } from '../../src/blocks/primitives.ts';
import type { Announcement, Announcer } from '../../src/ports/slack.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createSlackAnnouncer } from '../../src/slack/slack-announcer.ts';
import { createSlackPeople } from '../../src/slack/slack-people.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken, floor, sam } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';

const workspace = 'T0FLOOR001';
const clock = stillClock();

let slack: SlackStandIn;
afterEach(async () => {
  await slack.close();
});

async function start(options: Partial<SlackOptions> = {}): Promise<Announcer> {
  slack = await startAlone({ clock, rates: { scale: 0 }, ...options });
  const clients = createSlackClients({ token: botToken, apiUrl: slack.apiUrl, log: new FakeLog() });
  return createSlackAnnouncer(clients, createSlackPeople(clients, clock));
}

function saying(eventId: string, text = eventId): Announcement {
  return { kind: 'alert', eventId, fitFor: 'anyone', text, blocks: [section(text)] };
}

const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
const wanted = (eventId: string) => ({ kind: 'alert', eventId, since: clock.now() }) as const;

describe('our own messages', () => {
  test('are found by their id and kind, oldest first', async () => {
    const announcer = await start();
    const one = await announcer.post(workspace, floor, saying('one'));
    await announcer.post(workspace, floor, saying('other'));
    await announcer.post(workspace, floor, { ...saying('one'), kind: 'board' });
    const two = await announcer.post(workspace, floor, saying('one'));

    expect(await announcer.find(workspace, floor, wanted('one'))).toEqual([
      one.messageTs,
      two.messageTs,
    ]);
    expect(await announcer.find(workspace, floor, wanted('none'))).toEqual([]);
  });

  test('are still found when they were changed', async () => {
    const announcer = await start();
    const { messageTs } = await announcer.post(workspace, floor, saying('one'));
    await announcer.update(workspace, floor, messageTs, saying('one', 'changed'));

    expect(await announcer.find(workspace, floor, wanted('one'))).toEqual([messageTs]);
  });

  test('are not what somebody else says with the same metadata', async () => {
    const announcer = await start();
    slack.workspace.posts.add({
      channelId: floor,
      userId: sam,
      text: 'one',
      blocks: [],
      attachments: [],
      metadata: { event_type: 'floorwalker_alert', event_payload: { id: 'one' } },
    });

    expect(await announcer.find(workspace, floor, wanted('one'))).toEqual([]);
  });

  test('are found in the thread where they are replies, broadcast or not', async () => {
    const announcer = await start();
    const { messageTs } = await announcer.post(workspace, floor, saying('one'));
    const how = { isBroadcast: false };
    const quiet = await announcer.reply(workspace, floor, messageTs, saying('raised'), how);
    const loud = await announcer.reply(workspace, floor, messageTs, saying('raised'), {
      isBroadcast: true,
    });

    const inThread = { ...wanted('raised'), threadTs: messageTs };
    expect(await announcer.find(workspace, floor, inThread)).toEqual([
      quiet.messageTs,
      loud.messageTs,
    ]);
    expect(await announcer.find(workspace, floor, wanted('raised'))).toEqual([loud.messageTs]);
  });

  test('are looked for within the time in which they can have been said', async () => {
    const announcer = await start();
    const { messageTs } = await announcer.post(workspace, floor, saying('one'));
    const find = (since: Date, until?: Date) =>
      announcer.find(workspace, floor, { ...wanted('one'), since, until });

    // Clocks may differ by five minutes.
    expect(await find(later(290), later(400))).toEqual([messageTs]);
    expect(await find(later(-900), later(-290))).toEqual([messageTs]);
    expect(await find(later(310))).toEqual([]);
    expect(await find(later(-900), later(-310))).toEqual([]);
  });

  test('are found behind many others', async () => {
    const announcer = await start();
    const { messageTs } = await announcer.post(workspace, floor, saying('one'));
    chatter(450);

    expect(await announcer.find(workspace, floor, wanted('one'))).toEqual([messageTs]);
    expect(slack.calls.of('conversations.history')).toHaveLength(3);
  });

  test('are not looked for without an end', async () => {
    const announcer = await start();
    chatter(2_100);

    await expect(announcer.find(workspace, floor, wanted('one'))).rejects.toMatchObject({
      code: 'slack_rejected',
    });
  });

  test('cannot be found where history may not be read', async () => {
    const announcer = await start({ scopes: ['chat:write', 'channels:read'] });
    await announcer.post(workspace, floor, saying('one'));

    expect(await announcer.find(workspace, floor, wanted('one'))).toBe('may-not-read');
  });

  test('are taken away, and one that is gone already is fine', async () => {
    const announcer = await start();
    const { messageTs } = await announcer.post(workspace, floor, saying('one'));

    await announcer.remove(workspace, floor, messageTs);
    await announcer.remove(workspace, floor, messageTs);

    expect(slack.workspace.posts.seenBy(sam, floor)).toEqual([]);
  });
});

/** What other people say. */
function chatter(count: number): void {
  for (let number = 0; number < count; number += 1) {
    slack.workspace.posts.add({
      channelId: floor,
      userId: sam,
      text: `hello ${number}`,
      blocks: [],
      attachments: [],
      metadata: undefined,
    });
  }
}
