import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { Json } from '../../../sandbox/slack/json.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { lea, sam } from './manifest.ts';
import { type Running, startApp } from './start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const nameInput = {
  type: 'input' as const,
  block_id: 'name',
  label: plain('Name'),
  element: { type: 'plain_text_input' as const, action_id: 'typed', max_length: 5 },
};
const form = (title: string, more: object = {}) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  blocks: [nameInput],
  ...more,
});

async function alone(options: { triggerMilliseconds?: number } = {}): Promise<SlackStandIn> {
  const slack = await startAlone(options);
  closing.push(() => slack.close());
  return slack;
}

const open = (slack: SlackStandIn, trigger: string, view: Json = form('Form')) =>
  callApi(slack, 'views.open', { trigger_id: trigger, view });

describe('a trigger id', () => {
  test('opens one modal', async () => {
    const slack = await alone();
    const trigger = slack.workspace.triggers.issue(sam);

    expect(await open(slack, trigger)).toMatchObject({ ok: true, view: { type: 'modal' } });
    expect(await open(slack, trigger)).toMatchObject({ error: 'exchanged_trigger_id' });
    expect(slack.workspace.views.stackOf(sam)).toHaveLength(1);
  });

  test('is no good once its time is over', async () => {
    const slack = await alone({ triggerMilliseconds: 0 });

    const answer = await open(slack, slack.workspace.triggers.issue(sam));
    expect(answer).toMatchObject({ error: 'expired_trigger_id' });
  });

  test('cannot be made up', async () => {
    expect(await open(await alone(), 'T1')).toMatchObject({ error: 'invalid_trigger_id' });
  });
});

describe('the API of views', () => {
  test('refuses a bad view and says where', async () => {
    const slack = await alone();
    const trigger = slack.workspace.triggers.issue(sam);

    const answer = await open(slack, trigger, form('A title that is too long for a modal'));

    expect(answer).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
  });

  test('updates by id, and not over a newer one', async () => {
    const slack = await alone();
    await open(slack, slack.workspace.triggers.issue(sam));
    const [view] = slack.workspace.views.stackOf(sam);
    const args = { view_id: view?.id, hash: view?.hash };

    const first = await callApi(slack, 'views.update', { ...args, view: form('Second') });
    const late = await callApi(slack, 'views.update', { ...args, view: form('Third') });
    const none = await callApi(slack, 'views.update', { view_id: 'V404', view: form('x') });

    expect(first).toMatchObject({ ok: true, view: { title: { text: 'Second' } } });
    expect(late).toMatchObject({ error: 'hash_conflict' });
    expect(none).toMatchObject({ error: 'not_found' });
  });

  test('stacks three modals and no more', async () => {
    const slack = await alone();
    const { triggers, views } = slack.workspace;
    await open(slack, triggers.issue(sam));
    const push = () => {
      const trigger_id = triggers.issue(sam, views.stackOf(sam)[0]?.id);
      return callApi(slack, 'views.push', { trigger_id, view: form('More') });
    };

    expect(await push()).toMatchObject({ ok: true });
    expect(await push()).toMatchObject({ ok: true });
    expect(await push()).toMatchObject({ error: 'push_limit_reached' });
  });

  test('publishes a Home tab only of type home', async () => {
    const slack = await alone();

    const answer = await callApi(slack, 'views.publish', { user_id: sam, view: form('x') });
    expect(answer).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('a form', () => {
  async function withForm(listen: (app: App) => void, view = form('Form')): Promise<Running> {
    const running = await startApp('http', (app) => {
      app.shortcut('open_form', async ({ ack, body, client }) => {
        await client.views.open({ trigger_id: body.trigger_id, view });
        await ack();
      });
      listen(app);
    });
    closing.push(() => running.stop());
    await running.slack.acts.shortcut({ as: sam, callbackId: 'open_form' });
    return running;
  }

  const top = ({ slack }: Running) => slack.workspace.views.stackOf(sam).at(-1);
  const typed = (value: string) => ({ name: { typed: { type: 'plain_text_input', value } } });
  const submit = (running: Running, value: string) =>
    running.slack.acts.submit({ as: sam, viewId: top(running)?.id ?? '', values: typed(value) });

  test('arrives with what was typed and closes', async () => {
    const heard: unknown[] = [];
    const running = await withForm((app) => {
      app.view('form', async ({ ack, view }) => {
        heard.push(view.state.values, view.callback_id);
        await ack();
      });
    });

    expect(await submit(running, 'Maria')).toEqual({ kind: 'acknowledged' });
    expect(heard).toMatchObject([{ name: { typed: { value: 'Maria' } } }, 'form']);
    expect(top(running)).toBeUndefined();
  });

  test.each([
    ['nothing where something is required', '', 'Please complete this required field.'],
    ['too much', 'Magdalena', 'Please enter at most 5 characters.'],
  ])('is held back by Slack itself: %s', async (_, value, name) => {
    const running = await withForm(() => undefined);

    expect(await submit(running, value)).toEqual({ kind: 'view-errors', errors: { name } });
  });

  test.each<[string, object, object, string[]]>([
    [
      'errors',
      { response_action: 'errors', errors: { name: 'Nobody is called that' } },
      { kind: 'view-errors', errors: { name: 'Nobody is called that' } },
      ['Form'],
    ],
    [
      'update',
      { response_action: 'update', view: form('Next') },
      { kind: 'acknowledged' },
      ['Next'],
    ],
    [
      'push',
      { response_action: 'push', view: form('On top') },
      { kind: 'acknowledged' },
      ['Form', 'On top'],
    ],
    ['clear', { response_action: 'clear' }, { kind: 'acknowledged' }, []],
    [
      'an error for no input of the form',
      { response_action: 'errors', errors: { elsewhere: 'Nobody is called that' } },
      { kind: 'failed' },
      ['Form'],
    ],
    [
      'a bad update',
      { response_action: 'update', view: form('x'.repeat(25)) },
      { kind: 'failed' },
      ['Form'],
    ],
  ])('follows %s', async (_, answer, outcome, titles) => {
    const running = await withForm((app) => {
      app.view('form', async ({ ack }) => {
        await ack(Object(answer));
      });
    });

    expect(await submit(running, 'Maria')).toMatchObject(outcome);
    const stack = running.slack.workspace.views.stackOf(sam);
    expect(stack.map(({ content }) => Object(content.title).text)).toEqual(titles);
  });

  test('tells the bot that it was closed when it asked for that', async () => {
    const heard: unknown[] = [];
    const running = await withForm(
      (app) => {
        app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body }) => {
          heard.push(Object(body).is_cleared);
          await ack();
        });
      },
      form('Form', { notify_on_close: true }),
    );

    await running.slack.acts.close({ as: sam, viewId: top(running)?.id ?? '' });

    expect(heard).toEqual([false]);
    expect(top(running)).toBeUndefined();
  });

  test('is nobody else’s to submit', async () => {
    const running = await withForm(() => undefined);
    const request = { as: lea, viewId: top(running)?.id ?? '', values: {} };

    await expect(running.slack.acts.submit(request)).rejects.toMatchObject({
      code: 'view_not_found',
    });
  });

  test('a button in it brings its view and a trigger that pushes', async () => {
    const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
    const row = { type: 'actions' as const, block_id: 'row', elements: [button] };
    const running = await withForm(
      (app) => {
        app.action('more', async ({ ack, body, client }) => {
          if (!('trigger_id' in body)) throw new Error('no trigger');
          await client.views.push({ trigger_id: String(body.trigger_id), view: form('Pushed') });
          await ack();
        });
      },
      form('Form', { blocks: [nameInput, row] }),
    );

    const container = { kind: 'view', viewId: top(running)?.id ?? '' } as const;
    await running.slack.acts.press({ as: sam, container, blockId: 'row', actionId: 'more' });

    expect(running.slack.workspace.views.stackOf(sam)).toHaveLength(2);
  });

  test('a button in it brings what was typed so far', async () => {
    const heard: unknown[] = [];
    const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
    const row = { type: 'actions' as const, block_id: 'row', elements: [button] };
    const running = await withForm(
      (app) => {
        app.action('more', async ({ ack, body }) => {
          await ack();
          heard.push(Object(body).view.state.values);
        });
      },
      form('Form', { blocks: [nameInput, row] }),
    );

    const container = { kind: 'view', viewId: top(running)?.id ?? '' } as const;
    const press = { as: sam, container, blockId: 'row', actionId: 'more', values: typed('Mar') };
    await running.slack.acts.press(press);

    expect(heard).toMatchObject([{ name: { typed: { value: 'Mar' } } }]);
  });
});
