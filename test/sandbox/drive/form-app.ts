import type { App } from '@slack/bolt';
import type { Json } from '../../../sandbox/slack/json.ts';
import { sam } from '../slack/manifest.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
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

const confirm = {
  title: plain('Sure?'),
  text: plain('They hear you.'),
  confirm: plain('Yes'),
  deny: plain('No'),
};

const row = {
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    { type: 'overflow' as const, action_id: 'more:1', options: [option('Barge')], confirm },
    {
      type: 'static_select' as const,
      action_id: 'rest',
      placeholder: plain('Listen to …'),
      options: [option('Maria'), option('Lea')],
      confirm,
    },
    { type: 'external_select' as const, action_id: 'search:queues', placeholder: plain('Queue') },
    { type: 'overflow' as const, action_id: 'more:2', options: [option('Card'), option('Barge')] },
    { type: 'button' as const, action_id: 'link', text: plain('Open'), url: 'https://example.org' },
    {
      type: 'button' as const,
      action_id: 'write',
      text: plain('Message Lea'),
      url: 'slack://user?team=T0FLOOR001&id=U0LEA00001',
      value: 'lea',
    },
  ],
};

/**
 * An app that answers `/echo` with a message full of choices, a file or a form, and keeps what it
 * hears. The form comes in place of the loading modal when it is ready.
 */
export function listen(
  app: App,
  heard: Json[],
  ready: () => Promise<void> = async () => undefined,
): void {
  app.command('/echo', async ({ ack, respond, body, client, command }) => {
    heard.push({ text: command.text });
    await ack();
    if (command.text === 'message') {
      await respond({ response_type: 'ephemeral', text: 'choose', blocks: [row] });
    } else if (command.text === 'file') {
      const { channel = '' } = await client.chat.postMessage({ channel: sam, text: 'Your list' });
      const content = '\uFEFFname\nMaria';
      await client.filesUploadV2({ channel_id: channel, filename: 'agents.csv', content });
    } else if (command.text === 'form') {
      const { view } = await client.views.open({ trigger_id: body.trigger_id, view: loading });
      const { id = '', hash = '' } = Object(view);
      await ready();
      await client.views.update({ view_id: id, hash, view: Object(filter) });
    }
  });
  app.options('search:queues', async ({ ack, body }) => {
    const names = ['Billing', 'Sales', 'Returns'];
    await ack({ options: names.filter((name) => name.includes(body.value)).map(option) });
  });
  app.action(/./u, async ({ ack, body }) => {
    heard.push(...Object(body).actions);
    await ack();
  });
  app.view('filter', async ({ ack, view }) => {
    heard.push({ metadata: view.private_metadata, ...view.state.values });
    const isNobody = view.state.values.name?.['set:name']?.value === 'nobody';
    if (isNobody)
      await ack({ response_action: 'errors', errors: { name: 'Nobody is called that.' } });
    else await ack();
  });
}
