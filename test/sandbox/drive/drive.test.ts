import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { LeverState } from '../../../sandbox/drive/api.ts';
import { type DriveClient, driveClient } from '../../../sandbox/drive/client.ts';
import type { DriveDeps } from '../../../sandbox/drive/deps.ts';
import { startDriveServer } from '../../../sandbox/drive/start-drive-server.ts';
import { floor, gus, lea, sam } from '../slack/manifest.ts';
import { startApp } from '../slack/start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function listeners(app: App): void {
  app.command('/echo', async ({ ack, respond, command }) => {
    await ack();
    const button = {
      type: 'button' as const,
      action_id: 'again',
      text: plain('Again'),
      value: 'x',
    };
    const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [button] }];
    await respond({ response_type: 'ephemeral', text: `you said ${command.text}`, blocks });
  });
  app.action('again', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'pressed' });
  });
  app.shortcut('open_form', async ({ ack, body, client }) => {
    const element = { type: 'plain_text_input' as const, action_id: 'typed' };
    const input = { type: 'input' as const, block_id: 'name', label: plain('Name'), element };
    const view = { type: 'modal' as const, callback_id: 'form', title: plain('Form') };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { ...view, submit: plain('Save'), blocks: [input] },
    });
    await ack();
  });
  app.view('form', async ({ ack }) => {
    await ack({ response_action: 'errors', errors: { name: 'Nobody is called that' } });
  });
}

class FakeLevers {
  readonly pulled: unknown[] = [];
  states(): readonly LeverState[] {
    return [
      { name: 'rush', label: 'Rush', isOn: this.pulled.length > 0, unavailable: null },
      { name: 'redis-down', label: 'Redis down', isOn: false, unavailable: 'Redis is yours.' },
    ];
  }
  async set(name: string, request: object): Promise<void> {
    this.pulled.push([name, request]);
  }
}

async function start(
  more: Partial<DriveDeps> = {},
): Promise<{ drive: DriveClient; url: string; levers: FakeLevers }> {
  const { slack, clock, stop } = await startApp('http', listeners);
  const levers = new FakeLevers();
  const server = await startDriveServer({ slack, clock, levers, port: 0, ...more });
  closing.push(async () => {
    await server.close();
    await stop();
  });
  return { drive: driveClient(server.url), url: server.url, levers };
}

describe('acting as a person', () => {
  test('a command is typed, its answer read, its button pressed, the phone looked at', async () => {
    const { drive } = await start();

    const done = await drive.run(sam, floor, '/echo hello');
    const answer = await drive.until(
      () => drive.lastMessage(sam, floor),
      (message) => message,
    );
    await drive.press(sam, answer, 'Again');
    const [buzz] = await drive.until(
      () => drive.notifications(sam),
      (all) => all.length > 0 && all,
    );

    expect(done).toEqual({ ok: true, outcome: { kind: 'acknowledged' } });
    expect(answer).toMatchObject({ text: 'you said hello', isEphemeral: true, edits: 0 });
    expect(buzz).toMatchObject({ why: 'direct-message', text: 'pressed', channel: 'D0SAM00001' });
    expect(await drive.messages(lea, floor)).toEqual([]);
  });

  test('a form is opened, filled in, refused by the bot, and closed', async () => {
    const { drive } = await start();
    await drive.shortcut(sam, 'open_form');
    const { modals } = await drive.views(sam);
    const viewId = modals[0]?.id ?? '';

    const typed = { type: 'plain_text_input', value: 'Zzz' };
    const refused = await drive.submit({ as: sam, viewId, values: { name: { typed } } });
    await drive.close(sam, viewId);

    expect(modals).toMatchObject([{ type: 'modal', title: 'Form', submit: 'Save', close: null }]);
    expect(refused.outcome).toEqual({
      kind: 'view-errors',
      errors: { name: 'Nobody is called that' },
    });
    expect(await drive.views(sam)).toEqual({ modals: [], home: null });
  });

  test.each<[string, (drive: DriveClient) => Promise<unknown>, number, string]>([
    ['nobody', (drive) => drive.run('U404', floor, 'x'), 404, 'unknown_person'],
    [
      'in a channel they are not in',
      (drive) => drive.messages(gus, floor),
      404,
      'channel_not_found',
    ],
    [
      'a command that is not there',
      (drive) => drive.run(sam, floor, '/nope'),
      400,
      'unknown_command',
    ],
    ['a request without its fields', (drive) => drive.run(sam, floor, ''), 400, 'invalid_request'],
    [
      'two changes of the clock at once',
      (drive) => drive.clock(Object({ speed: 1, step: true })),
      400,
      'invalid_request',
    ],
    [
      'a lever that cannot be pulled here',
      (drive) => drive.lever('redis-down', { on: true }),
      400,
      'lever_unavailable',
    ],
    [
      'a lever that is not there',
      (drive) => drive.lever('lunch', { on: true }),
      404,
      'no_such_lever',
    ],
    ['a contact centre that is not there', (drive) => drive.centre(), 404, 'centre_not_found'],
  ])('%s is refused with a code and a sentence', async (_, act, status, code) => {
    const { drive } = await start();

    await expect(act(drive)).rejects.toMatchObject({ status, code });
  });
});

test.each([
  ['PUT', 'state', 405, 'method_not_allowed', 'GET, HEAD'],
  ['DELETE', 'levers/rush', 405, 'method_not_allowed', 'POST'],
  ['GET', 'commands', 405, 'method_not_allowed', 'POST'],
  ['POST', 'events', 405, 'method_not_allowed', 'GET, HEAD'],
  ['GET', 'conversations/%ZZ/messages', 400, 'invalid_request', null],
  ['POST', 'levers/%ZZ', 400, 'invalid_request', null],
  ['GET', 'nothing', 404, 'route_not_found', null],
  ['GET', 'state/more', 404, 'route_not_found', null],
])('%s /api/%s is %d %s', async (method, path, status, code, allow) => {
  const { url } = await start();

  const response = await fetch(`${url}/api/${path}`, { method });

  expect(response.status).toBe(status);
  expect(response.headers.get('allow')).toBe(allow);
  expect(await response.json()).toMatchObject({
    ok: false,
    error: code,
    message: expect.stringMatching(/\.$/u),
  });
});

describe('the state', () => {
  test('names people, places, commands and the time', async () => {
    const { drive } = await start({ connectEndpoint: 'http://127.0.0.1:1234' });

    const state = await drive.state();

    expect(state).toMatchObject({
      workspace: { teamId: 'T0FLOOR001' },
      delivery: 'http',
      now: '2026-11-23T09:00:00.000Z',
      speed: 0,
      connectEndpoint: 'http://127.0.0.1:1234',
      levers: [{ name: 'rush' }, { name: 'redis-down' }],
    });
    expect(state.commands[0]).toEqual({
      command: '/echo',
      description: 'Says it back',
      usageHint: '[text]',
    });
    expect(state.people.filter(({ isStranger }) => isStranger)).toHaveLength(1);
    expect(state.conversations.find(({ id }) => id === floor)?.memberIds).not.toContain(gus);
  });

  test('calls a direct message by whoever is on the other side', async () => {
    const { drive } = await start();
    const name = async (as: string) =>
      (await drive.state(as)).conversations.find(({ id }) => id === 'D0SAM00001')?.name;

    expect(await name(sam)).toBe('Floorwalker');
    expect(await name(lea)).toBe('Sam Okafor');
  });
});

describe('time and levers', () => {
  test('the clock advances, changes its pace and steps', async () => {
    const { drive } = await start();

    expect(await drive.clock({ advanceSeconds: 90 })).toMatchObject({
      now: '2026-11-23T09:01:30.000Z',
    });
    expect(await drive.clock({ speed: 60 })).toMatchObject({ speed: 60 });
    expect(await drive.clock({ speed: 0 })).toMatchObject({ speed: 0 });
    expect(await drive.clock({ step: true })).toMatchObject({ speed: 0 });
  });

  test('a lever is pulled with its queue', async () => {
    const { drive, levers } = await start();

    await drive.lever('rush', { on: true, queue: 'Billing' });

    expect(levers.pulled).toEqual([['rush', { on: true, queue: 'Billing' }]]);
  });
});

test('events are numbered without gaps and say what to read again', async () => {
  const { drive, url } = await start();
  const stream = await fetch(`${url}/api/events`);
  const reader = stream.body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toBe(': listening\n\n');

  await drive.lever('rush', { on: true });
  const first = JSON.parse((await next()).slice('data: '.length));
  await drive.clock({ step: true });
  const second = JSON.parse((await next()).slice('data: '.length));

  expect([first.kind, second.kind]).toEqual(['lever', 'clock']);
  expect(second.seq).toBe(first.seq + 1);
  await reader?.cancel();
});

describe('the page', () => {
  const pageFiles = async () =>
    new Map([['index.html', { type: 'text/html; charset=utf-8', body: '<p>page</p>' }]]);

  test('is served at the root, allowed to load nothing from elsewhere', async () => {
    const { url } = await start({ pageFiles });

    const response = await fetch(url);

    expect(await response.text()).toBe('<p>page</p>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('is 404 for a file it does not have', async () => {
    const { url } = await start({ pageFiles });

    expect((await fetch(`${url}/other.js`)).status).toBe(404);
  });

  test('leaves the caller’s own routes to the caller', async () => {
    const { url } = await start({
      extraRoutes: async (_request, response, { pathname }) => {
        if (pathname !== '/api/own') return false;
        response.end('own');
        return true;
      },
    });

    expect(await (await fetch(`${url}/api/own`)).text()).toBe('own');
    expect((await fetch(`${url}/api/state`)).status).toBe(200);
  });
});
