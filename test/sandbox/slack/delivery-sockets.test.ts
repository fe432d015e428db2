import { afterEach, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { appToken, floor, sam } from './manifest.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const line = (text: string) => ({ as: sam, channel: floor, text });

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
