import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { OpenView } from '../../../sandbox/drive/api.ts';
import { type DriveClient, driveClient } from '../../../sandbox/drive/client.ts';
import { startDriveServer } from '../../../sandbox/drive/start-drive-server.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { floor, sam } from '../slack/manifest.ts';
import { startApp } from '../slack/start-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const input = (id: string, label: string, element: Json) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: `set:${id}`, ...element },
  optional: true,
});

const loading = {
  type: 'modal' as const,
  title: plain('Filter'),
  blocks: [{ type: 'section' as const, text: plain('Reading…') }],
};

const filter = {
  type: 'modal',
  callback_id: 'filter',
  private_metadata: '{"mode":"replace"}',
  title: plain('Filter'),
  submit: plain('Show'),
  blocks: [
    input('queues', 'Queues', {
      type: 'multi_external_select',
      action_id: 'search:queues',
      initial_options: [option('Sales')],
      max_selected_items: 2,
    }),
    input('states', 'States', {
      type: 'multi_static_select',
      options: [option('Missed'), option('On hold')],
    }),
    input('sort', 'Sort', { type: 'static_select', options: [option('Longest')] }),
    input('show', 'Show', { type: 'checkboxes', options: [option('Offline')] }),
    input('name', 'Name', { type: 'plain_text_input' }),
    input('people', 'People', { type: 'multi_users_select' }),
    input('from', 'From', { type: 'datepicker' }),
  ],
};

const row = {
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    {
      type: 'static_select' as const,
      action_id: 'rest',
      placeholder: plain('Listen to …'),
      options: [option('Maria'), option('Lea')],
    },
    { type: 'external_select' as const, action_id: 'search:queues', placeholder: plain('Queue') },
    { type: 'overflow' as const, action_id: 'more:1', options: [option('Barge')] },
    { type: 'overflow' as const, action_id: 'more:2', options: [option('Card'), option('Barge')] },
    { type: 'button' as const, action_id: 'link', text: plain('Open'), url: 'https://example.org' },
  ],
};

/** Answers with a message full of choices, or opens the form; keeps what it hears. */
function listen(app: App, heard: Json[]): void {
  app.command('/echo', async ({ ack, respond, body, client, command }) => {
    await ack();
    if (command.text === 'message') {
      await respond({ response_type: 'ephemeral', text: 'choose', blocks: [row] });
      return;
    }
    if (command.text === 'file') {
      const { channel = '' } = await client.chat.postMessage({ channel: sam, text: 'Your list' });
      await client.filesUploadV2({
        channel_id: channel,
        filename: 'agents.csv',
        content: '\uFEFFname\nMaria',
      });
      return;
    }
    const { view } = await client.views.open({ trigger_id: body.trigger_id, view: loading });
    const { id = '', hash = '' } = Object(view);
    await client.views.update({ view_id: id, hash, view: Object(filter) });
  });
  app.options('search:queues', async ({ ack, body }) => {
    const names = ['Billing', 'Sales', 'Returns'];
    await ack({ options: names.filter((name) => name.includes(body.value)).map(option) });
  });
  app.action(/./u, async ({ ack, body }) => {
    await ack();
    heard.push(...Object(body).actions);
  });
  app.view('filter', async ({ ack, view }) => {
    await ack();
    heard.push({ metadata: view.private_metadata, ...view.state.values });
  });
}

let drive: DriveClient;
let heard: Json[];
let end: () => Promise<unknown>;
beforeEach(async () => {
  heard = [];
  const { slack, clock, stop } = await startApp('http', (app) => listen(app, heard));
  const levers = { states: () => [], set: async () => undefined };
  const server = await startDriveServer({ slack, clock, levers, port: 0 });
  drive = driveClient(server.url);
  end = () => server.close().then(stop);
});
afterEach(() => end());

const isForm = ({ submit }: OpenView) => submit !== null;

async function choices() {
  await drive.run(sam, floor, '/echo message');
  return drive.until(
    () => drive.lastMessage(sam, floor),
    (message) => message,
  );
}

describe('a modal', () => {
  test('is opened while the bot works, and becomes the form', async () => {
    await drive.run(sam, floor, '/echo form');

    const form = await drive.openModal(sam, isForm);

    expect(form).toMatchObject({ title: 'Filter', submit: 'Show' });
    expect(await drive.modal(sam)).toEqual(form);
  });

  test('is filled in by what a person reads, and arrives as Slack words it', async () => {
    await drive.run(sam, floor, '/echo form');
    await drive.openModal(sam, isForm);

    const done = await drive.submitModal(sam, {
      Queues: ['Sales', 'Billing'],
      States: ['On hold'],
      sort: 'Longest',
      Show: 'Offline',
      Name: 'maria',
      People: [sam],
      From: '2026-11-22',
    });

    expect(done.outcome).toEqual({ kind: 'acknowledged' });
    expect(await drive.modal(sam)).toBeUndefined();
    expect(heard).toEqual([
      {
        metadata: '{"mode":"replace"}',
        queues: {
          'search:queues': {
            type: 'multi_external_select',
            selected_options: [option('Sales'), option('Billing')],
          },
        },
        states: {
          'set:states': { type: 'multi_static_select', selected_options: [option('On hold')] },
        },
        sort: { 'set:sort': { type: 'static_select', selected_option: option('Longest') } },
        show: { 'set:show': { type: 'checkboxes', selected_options: [option('Offline')] } },
        name: { 'set:name': { type: 'plain_text_input', value: 'maria' } },
        people: { 'set:people': { type: 'multi_users_select', selected_users: [sam] } },
        from: { 'set:from': { type: 'datepicker', selected_date: '2026-11-22' } },
      },
    ]);
  });

  test('keeps what it held at first, and gives up what is emptied', async () => {
    await drive.run(sam, floor, '/echo form');
    await drive.openModal(sam, isForm);

    await drive.submitModal(sam, { States: ['Missed'], Sort: null });

    expect(heard).toMatchObject([
      {
        queues: { 'search:queues': { selected_options: [option('Sales')] } },
        sort: { 'set:sort': { selected_option: null } },
        name: { 'set:name': { value: null } },
        people: { 'set:people': { selected_users: [] } },
      },
    ]);
  });

  test.each<[string, Parameters<DriveClient['submitModal']>[1], RegExp]>([
    ['an input that is not there', { Queue: 'Billing' }, /no input "Queue" there, only: Queues/],
    ['what the bot does not offer', { Queues: ['Nowhere'] }, /no option "Nowhere"/],
    ['what the form does not offer', { Sort: 'Name' }, /There are: Longest/],
    ['more than may be chosen', { Queues: ['Billing', 'Sales', 'Returns'] }, /At most 2/],
  ])('cannot be filled in with %s', async (_, answers, problem) => {
    await drive.run(sam, floor, '/echo form');
    await drive.openModal(sam, isForm);

    await expect(drive.submitModal(sam, answers)).rejects.toThrow(problem);
    expect(heard).toEqual([]);
  });
});

describe('choosing in a message', () => {
  test.each([
    ['its placeholder', 'Listen to …'],
    ['its action id', 'rest'],
  ])('a select is found by %s', async (_, named) => {
    await drive.select(sam, await choices(), named, 'Lea');

    expect(heard).toMatchObject([
      { type: 'static_select', action_id: 'rest', selected_option: option('Lea') },
    ]);
  });

  test('an external select offers first and is chosen from then', async () => {
    await drive.select(sam, await choices(), 'Queue', 'Billing');

    expect(heard).toMatchObject([{ type: 'external_select', selected_option: option('Billing') }]);
  });

  test('a menu is found by what it offers, or by its action id', async () => {
    const message = await choices();

    await drive.overflow(sam, message, 'Barge');
    await drive.overflow(sam, message, 'Barge', 'more:2');

    const chosen = { type: 'overflow', selected_option: option('Barge') };
    expect(heard).toMatchObject([
      { ...chosen, action_id: 'more:1' },
      { ...chosen, action_id: 'more:2' },
    ]);
  });

  test('a link button tells the app, too', async () => {
    await drive.press(sam, await choices(), 'Open');

    expect(heard).toMatchObject([{ action_id: 'link', url: 'https://example.org' }]);
    expect(heard[0]).not.toHaveProperty('value');
  });

  test('what is not there is said with what there is', async () => {
    const message = await choices();

    await expect(drive.select(sam, message, 'Nothing', 'x')).rejects.toThrow('Listen to …, Queue');
    await expect(drive.overflow(sam, message, 'Leave')).rejects.toThrow('only: Barge, Card, Barge');
  });
});

test('files come with what is in them, byte order mark and all', async () => {
  await drive.run(sam, floor, '/echo file');

  const [file] = await drive.until(
    () => drive.files(sam, 'D0SAM00001'),
    (files) => files.length > 0 && files,
  );

  expect(file).toMatchObject({ name: 'agents.csv', size: 13, content: '\uFEFFname\nMaria' });
});
