import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { Json } from '../../../sandbox/slack/json.ts';
import { lea, sam, testManifest } from './manifest.ts';
import { type Running, startApp } from './start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const queues = ['Billing', 'Sales', 'Tech Support'];

interface Setting {
  readonly manifest?: object;
  readonly kind?: 'http' | 'socket';
  /** Over the select of one queue. */
  readonly one?: object;
  /** Over the select of several. */
  readonly many?: object;
}

/** A modal with a select of one queue and one of several. */
function form({ one = {}, many = {} }: Setting) {
  const single = { type: 'external_select' as const, action_id: 'search:one', ...one };
  const several = { type: 'multi_external_select' as const, action_id: 'search:many', ...many };
  return {
    type: 'modal' as const,
    callback_id: 'form',
    private_metadata: 'kept',
    title: plain('Filter'),
    submit: plain('Show'),
    blocks: [
      { type: 'input' as const, block_id: 'one', label: plain('Queue'), element: single },
      { type: 'input' as const, block_id: 'many', label: plain('Queues'), element: several },
    ],
  };
}

/** An app that has opened the modal and answers with these options. */
async function opened(answer: (typed: string) => Json | undefined, setting: Setting = {}) {
  const heard: Json[] = [];
  const running = await startApp(
    setting.kind ?? 'http',
    (app) => listen(app, heard, answer, form(setting)),
    { ackMilliseconds: 300, ...(setting.manifest !== undefined && { manifest: setting.manifest }) },
  );
  closing.push(() => running.stop());
  await running.slack.acts.shortcut({ as: sam, callbackId: 'open_form' });
  return { running, heard };
}

function listen(
  app: App,
  heard: Json[],
  answer: (typed: string) => Json | undefined,
  view: ReturnType<typeof form>,
): void {
  app.shortcut('open_form', async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view });
    await ack();
  });
  app.options(/^search:/u, async ({ ack, body }) => {
    heard.push(Object(body));
    const found = answer(String(body.value));
    if (found) await ack(Object(found));
  });
  app.action(/^search:/u, async ({ ack, body }) => {
    await ack();
    heard.push(...Object(body).actions);
  });
}

const matching = (typed: string) => ({
  options: queues.filter((name) => name.toLowerCase().includes(typed)).map(option),
});

const viewId = ({ slack }: Running) => slack.workspace.views.stackOf(sam).at(-1)?.id ?? '';
const at = (running: Running, actionId = 'search:one') => ({
  as: sam,
  container: { kind: 'view', viewId: viewId(running) } as const,
  blockId: actionId === 'search:one' ? 'one' : 'many',
  actionId,
});
const type = (running: Running, typed: string, actionId?: string) =>
  running.slack.acts.suggest({ ...at(running, actionId), typed });

describe('typing into an external select', () => {
  test.each(['http', 'socket'] as const)('asks the bot over %s', async (kind) => {
    const { running, heard } = await opened(matching, { kind });

    const offered = await type(running, 'bil');

    expect(offered).toEqual({ groups: [{ label: '', options: [option('Billing')] }], note: null });
    expect(heard).toMatchObject([
      {
        type: 'block_suggestion',
        action_id: 'search:one',
        block_id: 'one',
        value: 'bil',
        api_app_id: 'A0FLOOR001',
        team: { id: 'T0FLOOR001' },
        user: { id: sam, team_id: 'T0FLOOR001' },
        container: { type: 'view', view_id: viewId(running) },
        view: { callback_id: 'form', private_metadata: 'kept' },
      },
    ]);
    expect(heard[0]).not.toHaveProperty('trigger_id');
  });

  test('asks nobody over HTTP where the manifest has no address for options', async () => {
    const { settings, ...rest } = testManifest;
    const interactivity = { is_enabled: true, request_url: 'https://app.example/slack/events' };
    const manifest = { ...rest, settings: { ...settings, interactivity } };
    const { running, heard } = await opened(matching, { manifest });

    expect((await type(running, 'bil')).note).toBe('The manifest has no options URL.');
    expect(heard).toEqual([]);
  });

  test('takes groups, too', async () => {
    const groups = [{ label: plain('Voice'), options: [option('Billing')] }];
    const { running } = await opened(() => ({ option_groups: groups }));

    expect((await type(running, 'bil')).groups).toEqual([
      { label: 'Voice', options: [option('Billing')] },
    ]);
  });

  test.each([
    ['three characters where nothing is said', {}, 'bi', 'Type at least 3 characters.'],
    ['as many as it says', { one: { min_query_length: 1 } }, '', 'Type at least 1 character.'],
  ])('waits for %s', async (_, setting, typed, note) => {
    const { running, heard } = await opened(matching, setting);

    expect(await type(running, typed)).toEqual({ groups: [], note });
    expect(heard).toEqual([]);
  });

  test('asks at once where nothing has to be typed', async () => {
    const { running } = await opened(matching, { one: { min_query_length: 0 } });

    expect((await type(running, '')).groups[0]?.options).toHaveLength(3);
  });

  test.each<[string, Json | undefined, RegExp]>([
    ['no answer within the time', undefined, /not answer in time/],
    ['neither options nor groups', {}, /exactly one of options/],
    ['both', { options: [], option_groups: [] }, /exactly one of options/],
    ['101 options', { options: Array(101).fill(option('x')) }, /no more than 100 items/],
    ['a label of 76', { options: [option('x'.repeat(76))] }, /less than 76 .*options\/0\/text/],
    ['a value of 151', { options: [{ ...option('x'), value: 'x'.repeat(151) }] }, /less than 151/],
    ['nothing that fits', { options: [] }, /^No results\.$/],
  ])('offers nothing for %s', async (_, answer, note) => {
    const { running } = await opened(() => answer);

    expect(await type(running, 'bil')).toEqual({
      groups: [],
      note: expect.stringMatching(note),
    });
  });

  test('is refused for a select with options of its own, and in somebody else’s view', async () => {
    const { running } = await opened(matching);
    const other = { ...at(running), as: lea, typed: 'bil' };

    await expect(running.slack.acts.suggest(other)).rejects.toMatchObject({
      code: 'view_not_found',
    });
    const static_select = { type: 'static_select', action_id: 's', options: [option('x')] };
    const blocks = [{ type: 'actions', block_id: 'b', elements: [static_select] }];
    const place = { channelId: 'C0FLOOR001', userId: 'U0BOT00001', text: 'x' };
    const { ts } = running.slack.workspace.posts.add({ ...place, blocks });
    const container = { kind: 'message', channel: 'C0FLOOR001', ts } as const;
    await expect(
      running.slack.acts.suggest({ as: sam, container, blockId: 'b', actionId: 's', typed: '' }),
    ).rejects.toMatchObject({ code: 'not_external' });
  });
});

describe('choosing in an external select', () => {
  test('only takes what was offered to that person there', async () => {
    const { running } = await opened(matching);
    await type(running, 'sal', 'search:many');
    const choose = (actionId: string, selected: string) =>
      running.slack.acts.press({ ...at(running, actionId), selected });

    await expect(choose('search:one', 'sales')).rejects.toMatchObject({ code: 'no_such_option' });
    await expect(choose('search:many', 'billing')).rejects.toMatchObject({
      message: 'There is no option "billing". There are: Sales.',
    });
  });

  test('takes what it held at first', async () => {
    const one = { initial_option: option('Billing') };
    const { running, heard } = await opened(matching, { one });

    const pressed = await running.slack.acts.press({ ...at(running), selected: 'billing' });

    expect(pressed).toEqual({ kind: 'acknowledged' });
    expect(heard).toMatchObject([
      { type: 'external_select', action_id: 'search:one', selected_option: option('Billing') },
    ]);
  });

  test('keeps to max_selected_items', async () => {
    const { running } = await opened(matching, { many: { max_selected_items: 1 } });
    const [billing, sales] = queues.map(option);
    const one = { type: 'external_select', selected_option: billing };
    const many = { type: 'multi_external_select', selected_options: [billing, sales] };

    const submitted = await running.slack.acts.submit({
      as: sam,
      viewId: viewId(running),
      values: { one: { 'search:one': one }, many: { 'search:many': many } },
    });

    expect(submitted).toEqual({
      kind: 'view-errors',
      errors: { many: 'Please choose at most 1.' },
    });
    const selected = ['billing', 'sales'];
    await expect(
      running.slack.acts.press({ ...at(running, 'search:many'), selected }),
    ).rejects.toMatchObject({ code: 'too_many_options' });
  });
});
