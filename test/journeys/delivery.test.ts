import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { secrets } from '../../sandbox/sandbox.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

describe('a request that Slack did not sign', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
  });
  afterAll(async () => {
    await journey.end();
  });

  const body = new URLSearchParams({
    command: '/agents',
    text: '',
    team_id: 'T0FLOOR001',
    user_id: people.sam,
    channel_id: places.floor,
    response_url: 'http://127.0.0.1:9/commands/x',
  }).toString();
  const seconds = () => Math.floor(Date.now() / 1000);
  const sign = (secret: string, at: number) =>
    `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  const post = (headers: Record<string, string>) =>
    fetch(`${journey.botUrl}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });
  const signed = (secret: string, at: number) => ({
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': sign(secret, at),
  });

  test.each<[string, () => Record<string, string>]>([
    ['carries no signature', () => ({})],
    ['is signed with another secret', () => signed('f'.repeat(32), seconds())],
    ['is six minutes old', () => signed(secrets.signingSecret, seconds() - 360)],
    [
      'carries the signature of another time',
      () => ({
        ...signed(secrets.signingSecret, seconds() - 10),
        'x-slack-request-timestamp': String(seconds()),
      }),
    ],
  ])('is refused when it %s, and does nothing', async (_case, headers) => {
    const before = journey.slack.calls.all.length;

    expect((await post(headers())).status).toBe(401);
    expect(journey.slack.calls.all.length).toBe(before);
  });

  test('is not the one that is signed as Slack does', async () => {
    expect((await post(signed(secrets.signingSecret, seconds()))).status).toBe(200);
  });
});

describe.each(['http', 'socket'] as const)('over %s a payload nobody listens for', (delivery) => {
  test('is acknowledged: a button of an older version, and one that was made up', () =>
    withJourney({ delivery }, async (journey) => {
      const list = await journey.ask(people.sam, '/queue-wait');
      const post = journey.slack.workspace.posts.find(list.channel, list.ts);
      if (!post) throw new Error('the answer is gone');
      const press = (action_id: string) => {
        const element = {
          type: 'button',
          action_id,
          text: { type: 'plain_text', text: 'Old' },
          value: 'x',
        };
        post.blocks = [{ type: 'actions', block_id: 'old', elements: [element] }];
        return journey.drive.press(people.sam, { ...list, blocks: post.blocks }, action_id);
      };

      expect((await press('ack-alert')).outcome).toEqual({ kind: 'acknowledged' });
      expect((await press('run:beside:constructor:1')).outcome).toEqual({ kind: 'acknowledged' });
      expect(journey.lines.join('')).not.toContain('"level":50');
    }));
});

test('a prefix stands before every command, and in what the bot says of itself', () =>
  withJourney({ commandPrefix: 'cc-' }, async (journey) => {
    const help = await journey.ask(people.sam, '/cc-queue-wait help');
    expect(textOf(help)).toContain('/cc-queue-wait Billing');
    const state = await journey.drive.state(people.sam);
    expect(state.commands.map(({ command }) => command)).toContain('/cc-agents');
  }));

describe.each(['http', 'socket'] as const)('over %s a stop', (delivery) => {
  test('finishes what was acknowledged', () =>
    withJourney({ delivery, connect: { slowSeconds: 2 } }, async (journey) => {
      await journey.ask(people.sam, '/queue-wait');
      journey.connect.faults.set({ mode: 'slow' });
      journey.clock.setSpeed(20);
      const before = await journey.drive.messages(people.sam, places.floor);
      await journey.drive.run(people.sam, places.floor, '/queue-wait');

      await journey.stopBot();

      const after = await journey.drive.messages(people.sam, places.floor);
      // Time goes fast here, so it may also have been said that it goes on.
      const answers = after.slice(before.length).filter(({ text }) => !/follows here/.test(text));
      expect(answers).toHaveLength(1);
      expect(after.at(-1)?.text).toMatch(/Worst|Nobody is waiting/);
    }));
});
