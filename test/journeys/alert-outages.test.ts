import { describe, expect, test } from '@jest/globals';
import type { LeverName, SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

const minute = 60_000;
/** Where Ada, the administrator, is told. */
const adasMessages = 'D0ADA00001';

const posts = async ({ drive }: Journey, channel: string, as: string = people.sam) =>
  (await drive.messages(as, channel)).filter((message) => message.isBot && !message.isEphemeral);

/** What administrators were told of the watch itself. */
async function notices(journey: Journey): Promise<readonly string[]> {
  const messages = await posts(journey, adasMessages, people.ada);
  return messages.map(({ text }) => text).filter((text) => /^\*(Trouble|Over)/.test(text));
}

/** Moves on second by second, so that time does not run ahead of who waits for an answer. */
async function pass(journey: Journey, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes * 60; passed += 1) {
    await journey.clock.advance(1_000);
    await posts(journey, places.floor);
  }
}

/** Moves on, check by check, until the one message of the alert reads so. */
async function untilAlert(
  journey: Journey,
  minutes: number,
  isIt: (message: SeenMessage) => boolean,
): Promise<SeenMessage> {
  for (let passed = 0; passed < minutes * 4; passed += 1) {
    const found = (await posts(journey, places.floor)).find(isIt);
    if (found) return found;
    await journey.clock.advance(15_000);
  }
  throw new Error(`nothing of the kind within ${minutes} minutes`);
}

const isResolved = ({ text }: SeenMessage) => /^(Resolved|Over)\b/i.test(text);
const isOpen = (message: SeenMessage) => !isResolved(message);

/** An alert that fires, ten minutes without a service, the same alert, and its end. */
async function live(
  journey: Journey,
  lever: LeverName,
  during: (journey: Journey) => Promise<void>,
) {
  const { drive } = journey;
  await journey.ask(people.sam, '/alerts add queue-wait Billing over 30s in #floor');
  await drive.lever('rush', { on: true, queue: 'Billing' });
  const fired = await untilAlert(journey, 30, isOpen);

  await drive.lever(lever, { on: true });
  await pass(journey, 10);
  await during(journey);
  await drive.lever(lever, { on: false });
  if (lever === 'redis-down') {
    await drive.until(
      () => fetch(`${journey.botUrl}/readyz`),
      ({ status }) => status === 200,
    );
  }
  await pass(journey, 2);
  const after = (await posts(journey, places.floor)).filter(({ ts }) => ts === fired.ts);
  await drive.lever('rush', { on: false });
  const resolved = await untilAlert(journey, 120, isResolved);
  await journey.clock.advance(15 * minute);
  return { fired, after, resolved };
}

describe('ten minutes without a service, while an alert fires', () => {
  test.each([
    ['connect-down', /Amazon Connect cannot be read/, /Amazon Connect could not be read/],
    ['connect-throttled', /limited our requests/, /Amazon Connect could not be read/],
    ['redis-down', /Redis\) does not answer/, /Redis\) did not answer/],
  ] as const)('%s: one notice, one recovery, no false resolve', (lever, notice, recovery) =>
    withJourney({}, async (journey) => {
      const { fired, after, resolved } = await live(journey, lever, async () => {
        expect(await notices(journey)).toEqual([expect.stringMatching(notice)]);
        const [alert] = await posts(journey, places.floor);
        expect(alert && isOpen(alert)).toBe(true);
      });

      expect(after).toHaveLength(1);
      expect(resolved.ts).toBe(fired.ts);
      expect(await notices(journey)).toEqual([
        expect.stringMatching(notice),
        expect.stringMatching(recovery),
      ]);
    }),
  );

  test('slack-down: it is told when it is over, and no alert comes twice', () =>
    withJourney({}, async (journey) => {
      const { fired, resolved } = await live(journey, 'slack-down', async () => {
        expect(await notices(journey)).toEqual([]);
      });

      expect(resolved.ts).toBe(fired.ts);
      expect(await notices(journey)).toEqual([
        expect.stringMatching(/^\*Over:\* Slack took no messages/),
      ]);
    }));

  test('/alerts health says what is wrong while it lasts, and that all is well after', () =>
    withJourney({}, async (journey) => {
      const { drive, clock } = journey;
      await journey.ask(people.sam, '/alerts add queue-wait Billing over 20m in #floor');
      await clock.advance(minute);
      const well = await journey.ask(people.sam, '/alerts health');
      expect(textOf(well)).toMatch(/The last completed one was \d+ s ago/);

      await drive.lever('connect-down', { on: true });
      await clock.advance(5 * minute);
      const ill = await journey.ask(people.sam, '/alerts health');
      expect(ill.text).toMatch(/wrong/);
      expect(textOf(ill)).toMatch(/Queues: failed .* ago \(Amazon Connect did not answer\)/);

      await drive.lever('connect-down', { on: false });
      await clock.advance(2 * minute);
      const again = await journey.ask(people.sam, '/alerts health');
      expect(textOf(again)).not.toMatch(/cannot be read/);
    }));
});
