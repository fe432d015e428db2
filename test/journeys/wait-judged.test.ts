import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Journey, people, startJourney, textOf } from './harness.ts';
import { queueIdOf } from './in-line.ts';

describe('after half an hour of rush, with the contact feed on', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ feed: 'on' });
    for (const name of ['Billing', 'Sales']) {
      journey.centre.rush({ queueId: queueIdOf(journey, name), contacts: 90, minutes: 35 });
    }
    await journey.clock.advance(28 * 60_000);
  }, 120_000);
  afterAll(() => journey.end());

  test('the estimate of one queue is judged by the exact times at which contacts were answered', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait Billing channel:voice');

    expect(textOf(answer)).toMatch(
      /\*Estimate for voice\*: usually off by .* · by the exact answer times of the contact feed/,
    );
  });

  test('the worst queues of a list say in a word where their waits are going', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait all');

    expect(textOf(answer)).toMatch(
      /^\*(Billing|Sales)\* · voice · .* · (↗ rising|↘ falling|→ steady)\n/m,
    );
  });

  test('side by side, how sure the answer is was measured, and where waits are going stands beside them', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait Billing, Sales channel:voice');

    expect(answer.text).toMatch(
      /usually off by in the last 24 h \(.*, measured on \d+ contacts\)|no more than .* apart count as the same/,
    );
    expect(textOf(answer)).toMatch(/^Trend$/m);
    expect(textOf(answer)).toMatch(/^(↗ rising|↘ falling|→ steady)$/m);
  });

  test.each(['all channel:voice', 'Billing channel:voice', 'Billing, Sales channel:voice'])(
    'the contacts that wait are a press away from %p',
    async (line) => {
      const answer = await journey.ask(people.sam, `/queue-wait ${line}`);

      await journey.drive.press(people.sam, answer, 'Waiting contacts');
      // Places of many contacts are waited for some seconds.
      journey.clock.setSpeed(5);
      const waiting = await journey.drive.until(
        () => journey.drive.messages(people.sam, answer.channel),
        (all) =>
          all.find(({ ts, text }) => Number(ts) > Number(answer.ts) && /newest first/.test(text)),
      );
      journey.clock.setSpeed(0);

      expect(textOf(waiting)).toContain('Feed: last event');
    },
  );
});
