import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { validateMessage } from '../../sandbox/slack/validate.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const minute = 60_000;

/** Moves on, check by check, until a reading is found; gives up after so many minutes of the centre. */
async function untilSeen<Found>(
  journey: Journey,
  minutes: number,
  find: (messages: readonly SeenMessage[]) => Found | undefined,
): Promise<Found> {
  for (let passed = 0; passed < minutes * 4; passed += 1) {
    const found = find(await journey.drive.messages(people.sam, places.floor));
    if (found) return found;
    await journey.clock.advance(15_000);
  }
  throw new Error(`nothing of the kind within ${minutes} minutes`);
}

/** What the bot posted, without the replies below it. */
const posts = (messages: readonly SeenMessage[]) => said(messages).filter((one) => !one.threadTs);
const replies = (messages: readonly SeenMessage[]) => said(messages).filter((one) => one.threadTs);
const said = (messages: readonly SeenMessage[]) =>
  messages.filter((message) => message.isBot && !message.isEphemeral);

describe.each(['http', 'socket'] as const)('an alert over %s', (delivery) => {
  let journey: Journey;
  let ruleId: string;
  beforeAll(async () => {
    journey = await startJourney({ delivery });
  });
  afterAll(async () => {
    await journey.end();
  });

  test('is set by one line', async () => {
    const answer = await journey.ask(
      people.sam,
      '/alerts add queue-wait Billing over 2m in #floor',
    );

    expect(answer.text).toContain('over 2 min');
    ruleId = /`([a-z0-9]+)`/.exec(answer.text)?.[1] ?? '';
    const list = await journey.ask(people.sam, '/alerts');
    expect(textOf(list)).toContain(ruleId);
    expect(textOf(list)).toContain('Not checked yet');
  });

  test('comes as one message when the rush crosses the threshold', async () => {
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });

    const alert = await untilSeen(journey, 20, (messages) => posts(messages)[0]);

    expect(validateMessage(alert)).toEqual([]);
    expect(alert.text).toMatch(/^Warning: .*Billing.*over 2 min/);
    expect(alert.edits).toBe(0);
    expect(textOf(alert)).toContain('Nobody has acknowledged it yet');
    await journey.clock.advance(2 * minute);
    expect(said(await journey.drive.messages(people.sam, places.floor))).toHaveLength(1);
  });

  test('survives a restart of the bot without being said again', async () => {
    await journey.restartBot();
    await journey.clock.advance(minute);

    expect(posts(await journey.drive.messages(people.sam, places.floor))).toHaveLength(1);
    const list = await journey.ask(people.sam, '/alerts');
    expect(textOf(list)).toContain('firing');
  });

  test('is the same message when it resolves, and that notifies nobody', async () => {
    const before = await journey.drive.notifications(people.lea);
    await journey.drive.lever('rush', { on: false });

    const resolved = await untilSeen(journey, 90, (messages) =>
      posts(messages).find(({ text }) => text.startsWith('Resolved')),
    );

    expect(resolved.edits).toBeGreaterThanOrEqual(1);
    expect(resolved.text).toMatch(/^Resolved after \d+ min.*Billing/);
    expect(validateMessage(resolved)).toEqual([]);
    const messages = await journey.drive.messages(people.sam, places.floor);
    expect(posts(messages).map(({ ts }) => ts)).toEqual([resolved.ts]);
    expect(replies(messages)).toEqual([
      expect.objectContaining({ threadTs: resolved.ts, text: expect.stringMatching(/^Resolved/) }),
    ]);
    expect(await journey.drive.notifications(people.lea)).toEqual(before);
    expect(before.filter(({ why }) => why === 'channel-post')).toHaveLength(1);
  });

  test('rule is changed only by its owner or an administrator', async () => {
    const refused = await journey.ask(people.lea, `/alerts remove ${ruleId}`);
    expect(refused.text).toContain('Only the person who made this rule');

    const removed = await journey.ask(people.ada, `/alerts remove ${ruleId}`);
    expect(removed.text).toContain('is removed');
    const list = await journey.ask(people.sam, '/alerts list');
    expect(list.text).toContain('no rules');
  });
});

test('a rule that is removed while it fires closes its message', () =>
  withJourney({}, async (journey) => {
    const answer = await journey.ask(
      people.sam,
      '/alerts add queue-wait Billing over 1s in #floor',
    );
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
    const alert = await untilSeen(journey, 20, (messages) => posts(messages)[0]);

    await journey.ask(people.sam, `/alerts remove ${/`([a-z0-9]+)`/.exec(answer.text)?.[1]}`);
    const closed = await untilSeen(journey, 2, (messages) =>
      posts(messages).find(({ text }) => text.startsWith('Closed')),
    );

    expect(closed.ts).toBe(alert.ts);
  }));

test('a rule is not set where its alert could not be seen or would be seen by strangers', () =>
  withJourney({}, async (journey) => {
    const shared = await journey.ask(
      people.sam,
      '/alerts add queue-wait Billing over 5m in #partner-shared',
    );
    expect(shared.text).toContain('shared with another company');
    const absent = await journey.ask(
      people.sam,
      '/alerts add queue-wait Billing over 5m in #general',
    );
    expect(absent.text).toContain('not in this channel');
    expect(absent.text).toContain('is not in this channel');
  }));
