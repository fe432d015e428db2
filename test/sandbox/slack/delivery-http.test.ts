import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startAlone } from './call-api.ts';
import { type Against, startAgainst } from './listening-bot.ts';
import { floor, sam, signingSecret } from './manifest.ts';
import { startApp } from './start-app.ts';

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
