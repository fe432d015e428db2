import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { escapeCommandText } from '../../../sandbox/slack/acting/escape-command.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { floor, gus, lea, pat, sam, shared } from './manifest.ts';

const ada = 'U0ADA00001';
const maria = 'U0MAR00001';

let slack: SlackStandIn;
beforeEach(async () => {
  slack = await startAlone({ rates: { scale: 0 } });
});
afterEach(() => slack.close());

const post = (args: Json) => callApi(slack, 'chat.postMessage', { channel: floor, ...args });
const mrkdwn = (text: string) => [{ type: 'section', text: { type: 'mrkdwn', text } }];

function buzzed(): Record<string, string> {
  const { buzzes } = slack.workspace.posts;
  return Object.fromEntries(buzzes.map(({ userId, why }) => [userId, why]));
}

const everyone = (why: string) => ({ [sam]: why, [lea]: why, [maria]: why, [ada]: why });
const others = everyone('channel-post');

describe('whose phone buzzes', () => {
  test.each<[string, Json, Record<string, string>]>([
    ['a post: all who are in the channel', { text: 'x' }, others],
    ['a mention in the text', { text: `<@${lea}> look` }, { ...others, [lea]: 'mention' }],
    [
      'a mention in a block',
      { text: 'x', blocks: mrkdwn(`<@${lea}>`) },
      { ...others, [lea]: 'mention' },
    ],
    ['a user group', { text: '<!subteam^S0TEAMLD01>' }, { ...others, [lea]: 'mention' }],
    ['@channel', { text: '<!channel> fire' }, everyone('mention')],
    ['@here with a label', { text: '<!here|here> fire' }, everyone('mention')],
    ['an escaped @channel: as any post', { text: '&lt;!channel&gt;' }, others],
    [
      'a name in plain text: as any post',
      { text: 'x', blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!channel>' } }] },
      others,
    ],
    [
      'a raw table cell: as any post',
      { text: 'x', blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: `<@${lea}>` }]] }] },
      others,
    ],
    ['a direct message', { channel: sam, text: 'x' }, { [sam]: 'direct-message' }],
    [
      'a shared channel: strangers and guests too',
      { channel: shared, text: 'x' },
      { ...others, [gus]: 'channel-post', [pat]: 'channel-post' },
    ],
  ])('%s', async (_, args, expected) => {
    await post(args);

    expect(buzzed()).toEqual(expected);
  });

  test('an edit reaches nobody, whom it mentions or not', async () => {
    const { ts } = await post({ text: 'x' });
    const before = slack.workspace.posts.buzzes.length;

    await callApi(slack, 'chat.update', { channel: floor, ts, text: `<@${lea}> <!channel>` });

    expect(slack.workspace.posts.buzzes).toHaveLength(before);
  });

  test('an ephemeral reaches nobody', async () => {
    await callApi(slack, 'chat.postEphemeral', { channel: floor, user: sam, text: `<@${sam}>` });

    expect(buzzed()).toEqual({});
  });

  test('a reply reaches those in its thread and those it mentions', async () => {
    await slack.acts.type({ as: sam, channel: floor, text: 'a question' });
    const [root] = slack.workspace.posts.in(floor);
    slack.workspace.posts.buzzes.length = 0;

    await post({ text: `<@${maria}> knows`, thread_ts: root?.ts });

    expect(buzzed()).toEqual({ [sam]: 'channel-post', [maria]: 'mention' });
  });

  test.each<[string, boolean, string, Record<string, string>]>([
    ['reaches nobody who never wrote or was mentioned there', false, 'news', {}],
    ['reaches whom it mentions', false, `<@${sam}> news`, { [sam]: 'mention' }],
    ['reaches the person where the workspace has it so', true, 'news', { [sam]: 'direct-message' }],
  ])('a reply to the bot’s own message in a direct message %s', async (_, all, text, expected) => {
    const { channel, ts } = await post({ channel: sam, text: 'x' });
    slack.workspace.posts.buzzes.length = 0;
    slack.workspace.settings.notifiesOfDirectReplies = all;

    await post({ channel, text, thread_ts: ts });

    expect(buzzed()).toEqual(expected);
  });

  test('nobody is notified of their own words', async () => {
    await slack.acts.type({ as: sam, channel: floor, text: '@lea.brandt hello' });

    expect(buzzed()).toEqual({ [lea]: 'mention', [maria]: 'channel-post', [ada]: 'channel-post' });
  });
});

describe('what a person types', () => {
  test.each([
    ['/echo @lea.brandt', `<@${lea}|lea.brandt>`],
    ['/echo @Lea Brandt please', `<@${lea}|lea.brandt> please`],
    ['/echo over 5m in #floor', `over 5m in <#${floor}|floor>`],
    ['/echo @nobody #nowhere a@b.test', '@nobody #nowhere a@b.test'],
    ['/echo @sam.okafor @lea.brandt', `<@${sam}|sam.okafor> <@${lea}|lea.brandt>`],
    ['/echo #floors', '#floors'],
    ['/echo for @supervisors, please', 'for <!subteam^S0SUPERV01|@supervisors>, please'],
    ['/echo @supervisors-east', '@supervisors-east'],
    ['/plain @lea.brandt @supervisors', '@lea.brandt @supervisors'],
  ])('%s', async (text, expected) => {
    const [word = ''] = text.split(' ');
    const raw = text.slice(word.length + 1);
    const command = slack.workspace.manifest.commands.find((one) => one.command === word);

    const sent = command?.shouldEscape ? escapeCommandText(slack.workspace, raw) : raw;
    expect(sent).toBe(expected);
  });

  test('a user group stays as typed in a command where the workspace leaves it so', () => {
    slack.workspace.settings.escapesUserGroups = false;

    expect(escapeCommandText(slack.workspace, '@supervisors @lea.brandt')).toBe(
      `@supervisors <@${lea}|lea.brandt>`,
    );
  });

  test('a user group in a message calls everybody in it', async () => {
    await slack.acts.type({ as: lea, channel: floor, text: '@supervisors look' });

    expect(buzzed()).toEqual({ [sam]: 'mention', [ada]: 'mention', [maria]: 'channel-post' });
    expect(slack.workspace.posts.in(floor)).toMatchObject([{ text: '<!subteam^S0SUPERV01> look' }]);
  });

  test.each([
    ['an unknown command', { as: sam, channel: floor, text: '/nope' }, 'unknown_command'],
    ['a channel they are not in', { as: gus, channel: floor, text: '/echo' }, 'channel_not_found'],
    ['as nobody', { as: 'U404', channel: floor, text: '/echo' }, 'unknown_person'],
    ['as the bot', { as: 'U0BOT00001', channel: floor, text: 'x' }, 'unknown_person'],
    [
      'a command in a thread',
      { as: sam, channel: floor, text: '/echo', threadTs: '1.2' },
      'not_in_threads',
    ],
  ])('is refused: %s', async (_, line, code) => {
    await expect(slack.acts.type(line)).rejects.toMatchObject({ code });
  });
});
