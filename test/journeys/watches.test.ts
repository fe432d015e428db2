import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';
import { inLine, queueIdOf } from './in-line.ts';

const direct = (userId: string) => `D${userId.slice(1)}`;
const everybodyElse = [people.lea, people.maria, people.ada];

/** The direct message of a person: cards, and what was said in their threads. */
async function told(journey: Journey, userId: string = people.sam) {
  const messages = (await journey.drive.messages(userId, direct(userId))).filter(
    ({ isBot, isEphemeral }) => isBot && !isEphemeral,
  );
  const cards = messages.filter(({ threadTs }) => threadTs === undefined);
  const replies = messages.filter(({ threadTs }) => threadTs !== undefined);
  return { cards, replies };
}

/** The same once something holds of it; time goes by meanwhile. */
async function toldOnce(
  journey: Journey,
  holds: (all: Awaited<ReturnType<typeof told>>) => boolean,
  userId: string = people.sam,
) {
  for (let passed = 0; passed < 400; passed += 1) {
    const all = await told(journey, userId);
    if (holds(all)) return all;
    await journey.clock.advance(15_000);
  }
  throw new Error(`it never came to that: ${JSON.stringify(await told(journey, userId))}`);
}

/** What a person was notified of in their direct message. */
async function buzzes(journey: Journey, userId: string = people.sam): Promise<readonly string[]> {
  const all = await journey.drive.notifications(userId);
  return all.filter(({ channel }) => channel === direct(userId)).map(({ why }) => why);
}

const says = (message: SeenMessage | undefined, words: RegExp) =>
  message !== undefined && words.test(textOf(message));

/** Watches the first in line for their answer, lets it come, and gives what is seen of it before the next slot. */
async function answeredBetweenSlots(journey: Journey) {
  await journey.drive.lever('rush', { on: true, queue: 'Billing' });
  const { id } = await inLine(journey);
  await journey.ask(people.sam, `/queue-wait watch ${id}`);
  await toldOnce(journey, (all) => all.cards.length > 0);
  const isHeard = () =>
    journey.eventBridge?.attempts.some(
      ({ event: { detail }, status }) =>
        detail.contactId === id && detail.eventType === 'CONNECTED_TO_AGENT' && status === 202,
    ) ?? false;
  for (let passed = 0; passed < 1800 && !isHeard(); passed += 1) {
    await journey.clock.advance(1_000);
  }
  expect(isHeard()).toBe(true);
  const contact = journey.centre.view().contacts.get(id);
  const slotOf = (at: Date | undefined) => Math.floor((at?.getTime() ?? 0) / 15_000);
  // What is proved needs an answer that comes between two slots.
  expect(slotOf(journey.clock.now())).toBe(slotOf(contact?.connectedAt));
  return { id, contact };
}

describe('a watched contact', () => {
  test('that is answered is told of right after the event, before the next slot, while the contact feed is on', () =>
    withJourney({ feed: 'on' }, async (journey) => {
      const { contact } = await answeredBetweenSlots(journey);
      const replies = await journey.drive.until(
        async () => (await told(journey)).replies,
        (all) => (all.length > 0 ? all : undefined),
      );

      expect(contact?.connectedAt).toBeDefined();
      expect(says(replies[0], /Answered.* after .* in \*Billing\*/)).toBe(true);
    }));

  test('of which the service knows nothing yet when the event comes is told of at a later slot, and nothing false before', () =>
    withJourney({ feed: 'on', connect: { contactLagSeconds: 20 } }, async (journey) => {
      const { id, contact } = await answeredBetweenSlots(journey);
      const isLookedAt = () =>
        journey.connect.calls.some(
          ({ operation, body, at }) =>
            operation === 'DescribeContact' &&
            body.ContactId === id &&
            at > (contact?.connectedAt ?? at),
        );
      await journey.drive.until(
        async () => isLookedAt(),
        (is) => is || undefined,
      );
      const before = await told(journey);
      expect(before.replies).toEqual([]);
      expect(says(before.cards[0], /\*Answered|This watch is over/)).toBe(false);

      const { replies } = await toldOnce(journey, (all) => all.replies.length > 0);
      expect(replies).toHaveLength(1);
      expect(says(replies[0], /Answered.* after .* in \*Billing\*/)).toBe(true);
    }));

  test('is told of to its watcher alone: one message kept current, and each piece of news a reply, over a restart', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      const answer = await journey.ask(people.sam, `/queue-wait ${id}`);
      await journey.drive.press(people.sam, answer, 'Watch');
      await journey.drive.openModal(people.sam, ({ submit }) => submit === 'Watch');
      await journey.drive.submitModal(people.sam, {
        'Tell me when its position is': '2 or better',
        'Tell me when its wait passes': '1 min',
      });
      const { cards } = await toldOnce(journey, (all) => all.cards.length > 0);
      expect(textOf(cards[0] as SeenMessage)).toMatch(/Watching.*number \d+ in \*Billing\*/s);
      expect((await buzzes(journey))[0]).toBe('direct-message');

      await journey.restartBot();
      const before = await toldOnce(journey, (all) => (all.cards[0]?.edits ?? 0) > 0);
      expect(before.cards.map(({ ts }) => ts)).toEqual(cards.map(({ ts }) => ts));

      const after = await toldOnce(journey, (all) =>
        says(all.replies.at(-1), /Answered|Ended without an answer/),
      );
      expect(after.cards.map(({ ts }) => ts)).toEqual(cards.map(({ ts }) => ts));
      expect(after.replies.every(({ threadTs }) => threadTs === cards[0]?.ts)).toBe(true);
      expect(says(after.cards[0], /This watch is over/)).toBe(true);
      const waited = after.replies.filter((reply) => says(reply, /Has waited/));
      const ends = after.replies.filter((reply) => says(reply, /This watch is over/));
      expect([waited.length, ends.length]).toEqual([1, 1]);

      // One notification for the card and one for each reply; its edits notify nobody.
      const all = await buzzes(journey);
      expect(all).toEqual(['direct-message', ...after.replies.map(() => 'mention')]);
      await journey.clock.advance(120_000);
      expect(await buzzes(journey)).toEqual(all);
      for (const other of everybodyElse) {
        expect((await told(journey, other)).cards).toEqual([]);
        expect(await buzzes(journey, other)).toEqual([]);
      }
      expect(await journey.remembered()).not.toContain(id);
    }));

  test('that is answered says after how long, by the record of the service', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id} position:1`);
      const { replies } = await toldOnce(journey, (all) => says(all.replies.at(-1), /is over/));

      const contact = journey.centre.view().contacts.get(id);
      const wasAnswered = contact?.connectedAt !== undefined;
      expect(says(replies.at(-1), wasAnswered ? /Answered.* after / : /Ended without/)).toBe(true);
      const end = contact?.connectedAt ?? contact?.disconnectedAt;
      const waited = Math.round(
        ((end?.getTime() ?? 0) - (contact?.enqueuedAt?.getTime() ?? 0)) / 1000,
      );
      const minutes = `${Math.floor(waited / 60)} min ${waited % 60} s`;
      expect(textOf(replies.at(-1) as SeenMessage)).toContain(`after ${minutes} in *Billing*`);
    }));

  test('that hangs up is told so, with the reason the service gives', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id}`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      journey.centre.stopContact(id);
      const { replies, cards } = await toldOnce(journey, (all) => all.replies.length > 0);

      expect(says(replies[0], /Ended without an answer.*reason: API/)).toBe(true);
      expect(says(cards[0], /Ended without an answer/)).toBe(true);
    }));

  test('that is moved to another queue is told so, and watched there', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id}`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      const elsewhere = queueIdOf(journey, 'Returns');
      await journey.drive.lever('lunch', { on: true });
      journey.centre.moveContact(id, elsewhere);
      const { replies } = await toldOnce(journey, (all) => all.replies.length > 0);

      expect(says(replies[0], /Moved\* to \*Returns\*/)).toBe(true);
    }));

  test('is listed for its watcher and stopped by a press, and its message says so', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id} wait:48h`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      const list = await journey.ask(people.sam, '/queue-wait watches');
      expect(textOf(list)).toMatch(/You watch 1 contact.*number \d+ in \*Billing\*/s);
      expect(textOf(await journey.ask(people.lea, '/queue-wait watches'))).toMatch(/no contact/);
      expect(textOf(await journey.ask(people.lea, `/queue-wait unwatch ${id}`))).toMatch(
        /do not watch/,
      );

      await journey.press(people.sam, list, 'Stop');
      const { cards, replies } = await toldOnce(journey, (all) =>
        says(all.cards[0], /You stopped this watch/),
      );
      expect([cards.length, replies.length]).toEqual([1, 0]);
      expect(await buzzes(journey)).toEqual(['direct-message']);
      expect(await journey.remembered()).not.toContain(id);
    }));

  test('has one message and one reply a piece of news, though two processes of the bot look at it at once', () =>
    withJourney({ bot: 'outside' }, async (journey) => {
      const [first, second] = [anotherBot(journey), anotherBot(journey, '0')];
      await Promise.all([first.start(), second.start()]);
      const bothCheck = () => Promise.all([first.check(), second.check()]);
      try {
        const { id } = await inLine(journey);
        await journey.ask(people.sam, `/queue-wait watch ${id}`);
        await bothCheck();
        journey.centre.stopContact(id);
        await bothCheck();
        await bothCheck();

        const { cards, replies } = await told(journey);
        expect([cards.length, replies.length]).toEqual([1, 1]);
      } finally {
        await Promise.all([first.stop(), second.stop()]);
      }
    }));

  test('is not current while Amazon Connect is down, nothing is told from that, and it recovers', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id} position:1`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      await journey.drive.lever('connect-down', { on: true });
      const blind = await toldOnce(journey, (all) => says(all.cards[0], /Not current since/));
      expect(blind.replies.filter((reply) => says(reply, /is over/))).toEqual([]);
      expect(says(blind.cards[0], /number \d/)).toBe(false);

      await journey.drive.lever('connect-down', { on: false });
      await toldOnce(journey, (all) => !says(all.cards[0], /Not current since/));
    }));

  test('is told of no more to somebody who became a guest', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id}`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      const sam = journey.slack.workspace.people.find(people.sam);
      if (sam) sam.isGuest = true;
      journey.centre.stopContact(id);
      await journey.clock.advance(60_000);

      expect((await told(journey)).replies).toEqual([]);
      expect(await buzzes(journey)).toEqual(['direct-message']);
      expect(await journey.remembered()).not.toContain(id);
    }));

  test('survives Redis going away and coming back, with its one message', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      await journey.ask(people.sam, `/queue-wait watch ${id}`);
      await toldOnce(journey, (all) => all.cards.length > 0);
      await journey.drive.lever('redis-down', { on: true });
      await journey.clock.advance(60_000);
      await journey.drive.lever('redis-down', { on: false });
      journey.centre.stopContact(id);
      const { cards, replies } = await toldOnce(journey, (all) => all.replies.length > 0);

      expect([cards.length, replies.length]).toEqual([1, 1]);
    }));
});
