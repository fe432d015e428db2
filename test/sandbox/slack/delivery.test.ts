import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { readBody } from '../../../sandbox/slack/local-server.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { systemClock } from '../../../src/clock.ts';
import { callApi, startAlone } from './call-api.ts';
import { appToken, floor, sam, signingSecret } from './manifest.ts';
import { startApp, stillClock } from './start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A bot that answers everything with this status; `hang` never answers. */
async function listener(status: number | 'hang') {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: (await readBody(request)).toString('utf8') });
    if (status !== 'hang') response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { received, url: `http://127.0.0.1:${port}/slack/events` };
}

async function against(status: number | 'hang') {
  const bot = await listener(status);
  const clock = stillClock();
  const slack = await startAlone({
    clock,
    // Only a bot that never answers is waited for in vain, so only there the limit is short.
    ackMilliseconds: status === 'hang' ? 60 : 3000,
    delivery: { kind: 'http', signingSecret, requestUrl: bot.url },
  });
  closing.push(() => slack.close());
  return { slack, clock, received: bot.received };
}

const line = (text: string) => ({ as: sam, channel: floor, text });

describe('over HTTP', () => {
  test('a command is a form, signed over its time and its very bytes', async () => {
    const { slack, received } = await against(200);

    await slack.acts.type(line('/echo hello'));

    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const stamp = headers['x-slack-request-timestamp'];
    const mac = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${mac}`);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const fields = Object.fromEntries(new URLSearchParams(body));
    expect(fields).toMatchObject({
      command: '/echo',
      text: 'hello',
      team_id: 'T0FLOOR001',
      channel_id: floor,
      channel_name: 'floor',
      user_id: sam,
    });
    expect(fields.response_url).toMatch(new RegExp(`^${slack.url}/response/`));
    expect(fields.trigger_id).toBeTruthy();
  });

  test('a bot with another secret refuses what it is sent', async () => {
    const running = await startApp('http', () => undefined, { secret: 'another-secret' });
    closing.push(() => running.stop());

    const outcome = await running.slack.acts.type(line('/echo'));

    expect(outcome).toEqual({
      kind: 'failed',
      message: '/echo failed with the error "dispatch_failed" (http_401)',
    });
  });

  test('a command that is not acknowledged in time has failed for the person', async () => {
    const { slack } = await against('hang');

    expect(await slack.acts.type(line('/echo'))).toEqual({
      kind: 'timeout',
      message: '/echo failed with the error "operation_timeout"',
    });
  });

  test('without an address there is nowhere to send it', async () => {
    const slack = await startAlone();
    closing.push(() => slack.close());

    expect(await slack.acts.type(line('/echo'))).toMatchObject({ kind: 'failed' });
  });

  test('a failed event is sent again three times: at once, after a minute, after five', async () => {
    const { slack, clock, received } = await against(500);
    const tries = () => received.map(({ headers }) => headers['x-slack-retry-num'] ?? 'first');

    await slack.acts.openHome(sam);
    await clock.advance(0);
    expect(tries()).toEqual(['first', '1']);
    await clock.advance(59_000);
    expect(tries()).toHaveLength(2);
    await clock.advance(1_000);
    expect(tries()).toEqual(['first', '1', '2']);
    await clock.advance(3_600_000);

    expect(tries()).toEqual(['first', '1', '2', '3']);
    expect(received[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    const ids = received.map(({ body }) => JSON.parse(body).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  test('an event nobody subscribed to is not sent', async () => {
    const { slack, received } = await against(200);

    expect(await slack.acts.event('app_uninstalled', { type: 'app_uninstalled' })).toBeUndefined();
    expect(received).toEqual([]);
  });
});

describe('over sockets', () => {
  async function socketMode(
    options: { maximumSockets?: number; ackMilliseconds?: number } = {},
  ): Promise<SlackStandIn> {
    const slack = await startAlone({
      delivery: { kind: 'socket', appToken },
      ...options,
    });
    closing.push(() => slack.close());
    return slack;
  }

  /** Connects a client that collects its frames. */
  async function connect(slack: SlackStandIn) {
    const { url } = await callApi(slack, 'apps.connections.open', {}, appToken);
    const socket = new WebSocket(String(url));
    const frames: Record<string, unknown>[] = [];
    const first = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        frames.push(JSON.parse(String(data)));
        resolve();
      });
    });
    closing.push(async () => socket.terminate());
    await first;
    return { socket, frames, url: String(url) };
  }

  test('a client is greeted, and a command waits for its acknowledgement', async () => {
    const slack = await socketMode();
    const { socket, frames } = await connect(slack);
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data));
      const payload = { response_type: 'ephemeral', text: 'taken' };
      socket.send(JSON.stringify({ envelope_id, payload }));
    });

    const outcome = await slack.acts.type(line('/echo hi'));

    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(frames).toMatchObject([
      { type: 'hello', num_connections: 1 },
      { type: 'slash_commands', accepts_response_payload: true, payload: { text: 'hi' } },
    ]);
    expect(slack.workspace.posts.seenBy(sam, floor)).toMatchObject([{ text: 'taken' }]);
  });

  test('a client that says nothing lets the command time out', async () => {
    const slack = await socketMode({ ackMilliseconds: 60 });
    await connect(slack);

    expect(await slack.acts.type(line('/echo'))).toMatchObject({ kind: 'timeout' });
  });

  test('a payload goes to one of several clients', async () => {
    const slack = await socketMode({ ackMilliseconds: 60 });
    const clients = [await connect(slack), await connect(slack)];

    await slack.acts.type(line('/echo'));
    await slack.acts.type(line('/echo'));

    expect(clients.map(({ frames }) => frames.length)).toEqual([2, 2]);
  });

  test('one client too many is sent away', async () => {
    const slack = await socketMode({ maximumSockets: 1 });
    await connect(slack);

    const { frames } = await connect(slack);

    expect(frames).toEqual([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    expect(slack.sockets?.openSockets).toBe(1);
  });

  test('a ticket opens one connection', async () => {
    const slack = await socketMode();
    const { url } = await connect(slack);

    const again = new WebSocket(url);
    const outcome = await new Promise((resolve) => {
      again.on('open', () => resolve('open'));
      again.on('error', () => resolve('refused'));
    });

    expect(outcome).toBe('refused');
  });
});

describe('when something is wrong with Slack', () => {
  test.each([
    ['server-error', 500],
    ['rate-limited', 429],
  ] as const)('%s answers %i', async (mode, status) => {
    const slack = await startAlone();
    closing.push(() => slack.close());
    slack.faults.set({ mode, retryAfterSeconds: 7 });

    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });

    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(mode === 'rate-limited' ? '7' : null);
    expect(slack.calls.all).toEqual([]);
  });

  test('a lost answer leaves the message there', async () => {
    const slack = await startAlone();
    closing.push(() => slack.close());
    slack.faults.set({ mode: 'accept-then-reset', methods: ['chat.postMessage'], times: 1 });
    const post = () => callApi(slack, 'chat.postMessage', { channel: floor, text: 'alert' });

    await expect(post()).rejects.toThrow();
    expect(slack.workspace.posts.in(floor)).toMatchObject([{ text: 'alert' }]);

    expect(await post()).toMatchObject({ ok: true });
  });

  test('down, it drops the API and delivers nothing, and is back when the fault is over', async () => {
    const { slack, received } = await against(200);
    slack.faults.set({ mode: 'down' });

    await expect(callApi(slack, 'auth.test')).rejects.toThrow();
    expect(await slack.acts.type(line('/echo'))).toMatchObject({ kind: 'failed' });
    expect(received).toEqual([]);

    slack.faults.set({ mode: 'none' });
    expect(await callApi(slack, 'auth.test')).toMatchObject({ ok: true });
    expect(await slack.acts.type(line('/echo'))).toEqual({ kind: 'acknowledged' });
  });

  test('slow, it answers after the time it was given', async () => {
    const waits: number[] = [];
    const wall = {
      now: () => systemClock.now(),
      wait: async (milliseconds: number) => void waits.push(milliseconds),
    };
    const slack = await startAlone({ wall });
    closing.push(() => slack.close());
    slack.faults.set({ mode: 'slow', on: 'api', slowMilliseconds: 4000 });

    expect(await callApi(slack, 'auth.test')).toMatchObject({ ok: true });
    expect(waits).toEqual([4000]);
  });

  test('down, it closes every socket and lets nobody in', async () => {
    const slack = await startAlone({ delivery: { kind: 'socket', appToken } });
    closing.push(() => slack.close());
    const { url } = await callApi(slack, 'apps.connections.open', {}, appToken);
    const socket = new WebSocket(String(url));
    await slack.sockets?.connected(1);
    const closed = new Promise((resolve) => socket.on('close', resolve));

    slack.faults.set({ mode: 'down' });
    await closed;

    expect(slack.sockets?.openSockets).toBe(0);
  });
});
