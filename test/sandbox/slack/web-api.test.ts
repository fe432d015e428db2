import { afterEach, describe, expect, test } from '@jest/globals';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { botToken, floor, general, gus, lea, pat, sam, shared } from './manifest.ts';

const maria = 'U0MAR00001';
const ada = 'U0ADA00001';
const bot = 'U0BOT00001';

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function start(options: Partial<SlackOptions> = {}): Promise<SlackStandIn> {
  slack = await startAlone(options);
  return slack;
}

describe('who may call', () => {
  test.each([
    ['no token', null, 'not_authed'],
    ['a token nobody knows', 'xoxb-wrong', 'invalid_auth'],
  ])('%s is refused', async (_, token, error) => {
    expect(await callApi(await start(), 'auth.test', {}, token)).toMatchObject({
      ok: false,
      error,
    });
  });

  test('a method Slack does not have is unknown', async () => {
    expect(await callApi(await start(), 'chat.shout')).toMatchObject({ error: 'unknown_method' });
  });

  test('a bot token opens no socket and an app token posts nothing', async () => {
    const standIn = await start({ delivery: { kind: 'socket', appToken: 'xapp-test' } });

    const error = 'not_allowed_token_type';
    expect(await callApi(standIn, 'apps.connections.open')).toMatchObject({ error });
    expect(await callApi(standIn, 'auth.test', {}, 'xapp-test')).toMatchObject({ error });
  });

  test('a missing scope is named, with what was granted', async () => {
    const standIn = await start({ scopes: ['chat:write'] });

    expect(await callApi(standIn, 'users.info', { user: sam })).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write',
    });
    expect(await callApi(standIn, 'conversations.info', { channel: floor })).toMatchObject({
      error: 'missing_scope',
    });
  });
});

describe('people and places', () => {
  test.each([
    ['a member', sam, { is_restricted: false, team_id: 'T0FLOOR001', deleted: false }],
    ['a guest', gus, { is_restricted: true, team_id: 'T0FLOOR001' }],
    ['a stranger', pat, { is_stranger: true, team_id: 'T0PARTNER1' }],
  ])('shows what %s is', async (_, user, facts) => {
    expect(await callApi(await start(), 'users.info', { user })).toMatchObject({ user: facts });
  });

  test('keeps e-mail addresses to those with the scope', async () => {
    const standIn = await start({ scopes: ['users:read'] });

    expect(JSON.stringify(await callApi(standIn, 'users.info', { user: sam }))).not.toContain('@');
  });

  test('finds a person by e-mail whatever its case, and nobody else', async () => {
    const standIn = await start();
    const lookup = (email: string) => callApi(standIn, 'users.lookupByEmail', { email });

    expect(await lookup('SAM.okafor@harbour.test')).toMatchObject({ user: { id: sam } });
    expect(await lookup('nobody@harbour.test')).toMatchObject({ error: 'users_not_found' });
    expect(await callApi(standIn, 'users.info', { user: 'U404' })).toMatchObject({
      error: 'user_not_found',
    });
  });

  test('says which channels are shared with another company', async () => {
    const standIn = await start();
    const info = (channel: string) => callApi(standIn, 'conversations.info', { channel });

    expect(await info(floor)).toMatchObject({
      channel: { is_ext_shared: false, is_private: false },
    });
    expect(await info(shared)).toMatchObject({ channel: { is_ext_shared: true, is_shared: true } });
    expect(await info('C404')).toMatchObject({ error: 'channel_not_found' });
  });

  test('a private channel the bot is not in does not exist for it', async () => {
    const standIn = await start();
    const place = standIn.workspace.conversations.find(general);
    if (place) place.isPrivate = true;

    const answer = await callApi(standIn, 'conversations.info', { channel: general });
    expect(answer).toMatchObject({ error: 'channel_not_found' });
  });

  test('lists user groups and who is in them', async () => {
    const standIn = await start();
    const args = { usergroup: 'S0SUPERV01' };

    const list = await callApi(standIn, 'usergroups.list');
    const users = await callApi(standIn, 'usergroups.users.list', args);

    expect(list.usergroups).toMatchObject([{ handle: 'supervisors' }, { handle: 'team-leads' }]);
    expect(users.users).toEqual([sam, 'U0ADA00001']);
  });

  test.each([
    ['conversations.members', { channel: floor }, [sam, lea, maria, ada, bot]],
    ['users.list', {}, [bot, sam, lea, maria, ada, gus]],
  ])('%s gives everybody once, page by page', async (method, args, everybody) => {
    const standIn = await start();
    const pages: unknown[][] = [];
    let cursor: unknown;
    do {
      const answer = await callApi(standIn, method, {
        ...args,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      pages.push(Object(answer).members.map((one: unknown) => Object(one).id ?? one));
      cursor = Object(answer.response_metadata).next_cursor;
    } while (cursor);

    expect(pages.every((page) => page.length <= 2)).toBe(true);
    expect(pages.flat().toSorted()).toEqual(everybody.toSorted());
    expect(await callApi(standIn, method, { ...args, cursor: 'x' })).toMatchObject({
      error: 'invalid_cursor',
    });
  });

  test('members and people need their scopes', async () => {
    const standIn = await start({ scopes: ['chat:write'] });

    expect(await callApi(standIn, 'conversations.members', { channel: floor })).toMatchObject({
      error: 'missing_scope',
    });
    expect(await callApi(standIn, 'users.list')).toMatchObject({ needed: 'users:read' });
  });

  test('says in which time zone people are', async () => {
    const standIn = await start();
    const user = standIn.workspace.people.find(lea);
    if (user) user.timeZone = 'Asia/Kolkata';

    expect(await callApi(standIn, 'users.info', { user: lea })).toMatchObject({
      user: { tz: 'Asia/Kolkata' },
    });
    expect(JSON.stringify(await callApi(standIn, 'users.list'))).toContain('"tz":"Europe/Berlin"');
  });

  test('opens a direct message only with its scope', async () => {
    const standIn = await start();
    expect(await callApi(standIn, 'conversations.open', { users: sam })).toMatchObject({
      channel: { id: 'D0SAM00001' },
    });
    standIn.workspace.scopes.delete('im:write');
    expect(await callApi(standIn, 'conversations.open', { users: sam })).toMatchObject({
      error: 'missing_scope',
    });
  });
});

test('the log remembers what was called and how it ended, and forgets the oldest', async () => {
  const standIn = await start({ loggedCalls: 2 });
  await callApi(standIn, 'auth.test');
  await callApi(standIn, 'chat.postMessage', { channel: 'C404', text: 'x' });
  await callApi(standIn, 'users.info', { user: sam });

  expect(standIn.calls.all.map(({ method, outcome }) => [method, outcome])).toEqual([
    ['chat.postMessage', 'channel_not_found'],
    ['users.info', 'ok'],
  ]);
  expect(JSON.stringify(standIn.calls.all)).not.toContain(botToken);
});

test('its own validator answers for blocks and for views', async () => {
  const standIn = await start();
  const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };

  expect(await callApi(standIn, 'blocks.validate', { view })).toMatchObject({ ok: true });
  expect(await callApi(standIn, 'blocks.validate', { blocks: [{ type: 'x' }] })).toMatchObject({
    error: 'invalid_blocks',
    errors: [{ pointer: '/blocks/0/type', code: 'unsupported_type' }],
  });
});
