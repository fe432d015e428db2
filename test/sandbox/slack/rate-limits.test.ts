import { afterEach, expect, test } from '@jest/globals';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { callApi, startAlone } from './call-api.ts';
import { floor, sam } from './manifest.ts';
import { stillClock } from './start-app.ts';

let slack: SlackStandIn | undefined;
afterEach(() => slack?.close());

const alerts = 'C0ALERTS01';

async function posts(count: number, channel: string): Promise<unknown[]> {
  const statuses: unknown[] = [];
  for (let post = 0; post < count; post += 1) {
    if (!slack) throw new Error('not started');
    const { status } = await callApi(slack, 'chat.postMessage', { channel, text: 'x' });
    statuses.push(status);
  }
  return statuses;
}

test('a channel takes a small burst and then one message a second', async () => {
  const clock = stillClock();
  slack = await startAlone({ clock, rates: { postBurst: 2 } });

  expect(await posts(3, floor)).toEqual([200, 200, 429]);
  expect(await posts(1, alerts)).toEqual([200]);
  await clock.advance(1000);
  expect(await posts(2, floor)).toEqual([200, 429]);
});

test('a refusal says how long to wait and posts nothing', async () => {
  slack = await startAlone({ rates: { postBurst: 1 } });
  await posts(1, floor);

  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: 'Bearer xoxb-test' },
    body: new URLSearchParams({ channel: floor, text: 'x' }),
  });

  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toEqual({ ok: false, error: 'ratelimited' });
  expect(slack.workspace.posts.in(floor)).toHaveLength(1);
});

test('another method is counted by the minute, in its own tier', async () => {
  const clock = stillClock();
  slack = await startAlone({ clock });
  const list = async () => (await callApi(slack ?? missing(), 'users.list')).status;
  for (let call = 0; call < 20; call += 1) expect(await list()).toBe(200);

  expect(await list()).toBe(429);
  expect(await callApi(slack, 'users.info', { user: sam })).toMatchObject({ status: 200 });
  await clock.advance(3000);
  expect(await list()).toBe(200);
});

test('limits can be switched off', async () => {
  slack = await startAlone({ rates: { scale: 0 } });

  expect(new Set(await posts(20, floor))).toEqual(new Set([200]));
});

function missing(): never {
  throw new Error('not started');
}
