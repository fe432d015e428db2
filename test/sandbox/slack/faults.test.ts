import { afterEach, describe, expect, test } from '@jest/globals';
import WebSocket from 'ws';
import { systemClock } from '../../../src/clock.ts';
import { callApi, startAlone } from './call-api.ts';
import { type Against, startAgainst } from './listening-bot.ts';
import { appToken, floor, sam } from './manifest.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function against(status: number | 'hang'): Promise<Against> {
  const started = await startAgainst(status);
  closing.push(started.stop);
  return started;
}

const line = (text: string) => ({ as: sam, channel: floor, text });

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
