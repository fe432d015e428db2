import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SandboxClock } from '../../../sandbox/clock.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { startAlone } from './call-api.ts';
import { floor, general, lea, sam } from './manifest.ts';
import { stillClock } from './start-app.ts';

let slack: SlackStandIn;
let clock: SandboxClock;
beforeEach(async () => {
  clock = stillClock();
  slack = await startAlone({ clock });
});
afterEach(() => slack.close());

function issue(more: { channelId?: string; messageTs?: string; typed?: string } = {}): string {
  const target = { channelId: floor, messageTs: undefined, typed: '/echo x', ...more };
  return slack.url + slack.workspace.responseUrls.issue({ userId: sam, ...target });
}

async function answer(url: string, body: Json) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
}

const seen = (userId: string, channel = floor) =>
  slack.workspace.posts.seenBy(userId, channel).map(({ text }) => text);

describe('a response URL', () => {
  test('works five times', async () => {
    const url = issue();

    for (const time of [1, 2, 3, 4, 5]) {
      expect(await answer(url, { text: `answer ${time}` })).toBe('200 ok');
    }
    expect(await answer(url, { text: 'answer 6' })).toBe('404 used_url');
    expect(seen(sam)).toHaveLength(5);
  });

  test('works for thirty minutes of the sandbox clock', async () => {
    const url = issue();

    await clock.advance(30 * 60_000);
    expect(await answer(url, { text: 'still' })).toBe('200 ok');
    await clock.advance(1);

    expect(await answer(url, { text: 'late' })).toBe('404 expired_url');
  });

  test('that was never issued is expired', async () => {
    expect(await answer(`${slack.url}/response/R1`, { text: 'x' })).toBe('404 expired_url');
  });

  test('answers the asker alone unless told otherwise, also where the bot is no member', async () => {
    await answer(issue({ channelId: general }), { text: 'secret' });

    expect(seen(sam, general)).toEqual(['secret']);
    expect(seen(lea, general)).toEqual([]);
  });

  test('for the channel it shows what was typed, once, and only the answer makes phones buzz', async () => {
    const url = issue();

    await answer(url, { response_type: 'in_channel', text: 'for all' });
    await answer(url, { response_type: 'in_channel', text: 'more' });

    expect(seen(lea)).toEqual(['/echo x', 'for all', 'more']);
    const texts = slack.workspace.posts.buzzes.filter(({ userId }) => userId === lea);
    expect(texts.map(({ text }) => text)).toEqual(['for all', 'more']);
  });

  test('replaces and deletes an ephemeral message, notifying nobody', async () => {
    const draft = { channelId: floor, userId: slack.workspace.facts.botUserId, blocks: [] };
    const post = slack.workspace.posts.add({ ...draft, text: 'first', onlyFor: sam });
    const url = issue({ messageTs: post.ts });

    await answer(url, { replace_original: true, text: 'second' });
    expect(slack.workspace.posts.seenBy(sam, floor)).toMatchObject([
      { ts: post.ts, text: 'second', edits: 1, onlyFor: sam },
    ]);
    await answer(url, { delete_original: true });

    expect(seen(sam)).toEqual([]);
    expect(slack.workspace.posts.buzzes).toEqual([]);
  });

  test('stands beside the message when nothing is said about replacing it', async () => {
    const draft = { channelId: floor, userId: slack.workspace.facts.botUserId, blocks: [] };
    const post = slack.workspace.posts.add({ ...draft, text: 'first', onlyFor: sam });

    await answer(issue({ messageTs: post.ts }), { text: 'second' });

    expect(seen(sam)).toEqual(['first', 'second']);
  });

  test.each([
    ['blocks Slack refuses', { text: 'x', blocks: [{ type: 'header' }] }, 'invalid_blocks'],
    ['nothing to say', { response_type: 'ephemeral' }, 'no_text'],
  ])('refuses %s', async (_, body, code) => {
    expect(await answer(issue(), body)).toBe(`400 ${code}`);
    expect(seen(sam)).toEqual([]);
  });

  test('refuses a block this workspace does not know yet, until it does', async () => {
    const rows = [[{ type: 'raw_text', text: 'Name' }], [{ type: 'raw_text', text: 'Maria' }]];
    const body = { text: 'x', blocks: [{ type: 'data_table', caption: 'Agents', rows }] };

    slack.workspace.settings.refusedBlocks = ['data_table'];
    const refused = await answer(issue(), body);
    slack.workspace.settings.refusedBlocks = [];

    expect(refused).toBe('400 invalid_blocks');
    expect(await answer(issue(), body)).toBe('200 ok');
    expect(seen(sam)).toHaveLength(1);
  });
});
