import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, startJourney, withJourney } from './harness.ts';

const isPost = (message: SeenMessage) => message.isBot && !message.isEphemeral;

async function posts(journey: Journey): Promise<readonly SeenMessage[]> {
  return (await journey.drive.messages(people.sam, places.floor)).filter(isPost);
}

/** What Ada, the administrator, was told of the watch itself. */
async function notices({ drive }: Journey): Promise<readonly string[]> {
  const messages = await drive.messages(people.ada, 'D0ADA00001');
  return messages.map(({ text }) => text).filter((text) => /^\*(Trouble|Over)/.test(text));
}

async function ready(journey: Journey) {
  const response = await fetch(`${journey.botUrl}/readyz`);
  return { status: response.status, body: await response.json() };
}

describe.each(['http', 'socket'] as const)('over %s the bot', (delivery) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ delivery });
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 20m in #floor');
    await journey.ask(people.sam, '/agents');
  });
  afterAll(async () => {
    await journey.end();
  });

  test('says that it is up and ready, and how old the last reading is', async () => {
    expect(await (await fetch(`${journey.botUrl}/healthz`)).json()).toEqual({ status: 'up' });
    expect(await ready(journey)).toMatchObject({
      status: 200,
      body: {
        slack: { isAuthenticated: true, isReceiving: true },
        redis: { answers: true },
        connect: { ageSeconds: expect.any(Number) },
      },
    });
  });

  test('says plainly that Connect does not answer, and recovers by itself', async () => {
    await journey.drive.lever('connect-down', { on: true });
    const failed = await journey.ask(people.sam, '/queue-wait');
    expect(failed.text).toMatch(/Amazon Connect did not answer.*\(reference [a-z0-9]{6}\)/);
    await journey.clock.advance(300_000);

    await journey.drive.lever('connect-down', { on: false });
    const worked = await journey.ask(people.sam, '/queue-wait');
    expect(worked.text).not.toContain('reference');
    await journey.clock.advance(30_000);

    expect(await notices(journey)).toEqual([
      expect.stringMatching(/^\*Trouble:.*cannot be read \(Amazon Connect did not answer\)/),
      expect.stringMatching(/^\*Over:.*could not be read/),
    ]);
    expect(await posts(journey)).toEqual([]);
  });

  test('says plainly that its memory does not answer, and recovers by itself', async () => {
    await journey.drive.lever('redis-down', { on: true });
    const failed = await journey.ask(people.sam, '/alerts');
    expect(failed.text).toContain('Redis');
    expect(await ready(journey)).toMatchObject({
      status: 503,
      body: { redis: { answers: false } },
    });
    const queues = await journey.ask(people.sam, '/queue-wait');
    expect(queues.text).not.toContain('reference');
    await journey.clock.advance(300_000);

    await journey.drive.lever('redis-down', { on: false });
    await journey.drive.until(
      () => ready(journey),
      ({ status }) => status === 200,
    );
    const list = await journey.ask(people.sam, '/alerts');
    expect(list.text).toContain('1 rule');
    await journey.clock.advance(30_000);

    expect((await notices(journey)).slice(2)).toEqual([
      expect.stringMatching(/^\*Trouble:.*Redis\) does not answer/),
      expect.stringMatching(/^\*Over:.*Redis\) did not answer/),
    ]);
    expect(await posts(journey)).toEqual([]);
  });

  test('goes on when Slack was away, and says late what it could not say', async () => {
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #floor');
    await journey.drive.lever('slack-down', { on: true });
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
    await journey.clock.advance(600_000);
    expect(await posts(journey)).toEqual([]);
    expect(await ready(journey)).toMatchObject({
      status: 503,
      body: { slack: { isAuthenticated: false, isReceiving: delivery === 'http' } },
    });

    await journey.drive.lever('slack-down', { on: false });
    await journey.socketOpened(2);
    await journey.clock.advance(30_000);

    const said = await posts(journey);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toMatch(/^(Warning|Critical|Resolved).*Billing/);
    expect((await notices(journey)).slice(4)).toEqual([
      expect.stringMatching(/^\*Over:\* Slack took no messages/),
    ]);
    const answer = await journey.ask(people.sam, '/queue-wait');
    expect(answer.text).not.toContain('reference');
  });
});

test('while Connect throttles, a command says so and an alert is not resolved', () =>
  withJourney({}, async (journey) => {
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #floor');
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
    await journey.clock.advance(600_000);
    expect((await posts(journey))[0]?.text).toMatch(/^Warning/);

    await journey.drive.lever('rush', { on: false });
    await journey.drive.lever('connect-throttled', { on: true });
    journey.clock.setSpeed(10);
    const throttled = await journey.ask(people.sam, '/queue-wait');
    expect(throttled.text).toContain('no more requests');
    journey.clock.setSpeed(0);

    const [alert] = await posts(journey);
    expect(alert?.text).toMatch(/^Warning/);
  }));
