import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { OpenView } from '../../../sandbox/drive/api.ts';
import { type DriveClient, driveClient } from '../../../sandbox/drive/client.ts';
import { startDriveServer } from '../../../sandbox/drive/start-drive-server.ts';
import type { Json } from '../../../sandbox/slack/json.ts';
import { floor, sam } from '../slack/manifest.ts';
import { startApp } from '../slack/start-app.ts';
import { listen, option } from './form-app.ts';

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

/** What the app hears from now on is what is done in the form. */
async function openForm(): Promise<void> {
  await drive.run(sam, floor, '/echo form');
  await drive.openModal(sam, isForm);
  heard.length = 0;
}

async function choices() {
  await drive.run(sam, floor, '/echo message');
  const message = await drive.until(
    () => drive.lastMessage(sam, floor),
    (last) => last,
  );
  heard.length = 0;
  return message;
}

describe('a modal', () => {
  test('is opened while the bot works, and becomes the form', async () => {
    await drive.run(sam, floor, '/echo form');

    const form = await drive.openModal(sam, isForm);

    expect(form).toMatchObject({ title: 'Filter', submit: 'Show' });
    expect(await drive.modal(sam)).toEqual(form);
  });

  test('is filled in by what a person reads, and arrives as Slack words it', async () => {
    await openForm();

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
    await openForm();

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
    await openForm();

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
