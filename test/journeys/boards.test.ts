import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

/** The board everybody in the channel sees; undefined before it was posted. */
async function boardIn(journey: Journey): Promise<SeenMessage | undefined> {
  const messages = await journey.drive.messages(people.sam, places.floor);
  return messages.findLast((one) => one.isBot && !one.isEphemeral);
}

/** The same once something holds of it; time goes by meanwhile. */
async function boardOnce(
  journey: Journey,
  holds: (board: SeenMessage) => boolean,
): Promise<SeenMessage> {
  for (let passed = 0; passed < 20; passed += 1) {
    const board = await boardIn(journey);
    if (board && holds(board)) return board;
    await journey.clock.advance(15_000);
  }
  throw new Error(`the board never came to that: ${JSON.stringify(await boardIn(journey))}`);
}

async function pinned(journey: Journey): Promise<SeenMessage> {
  await journey.ask(people.sam, '/agents board all for 4h');
  return boardOnce(journey, () => true);
}

describe('a live board', () => {
  test('stays current in its one message, over a restart, until somebody stops it', () =>
    withJourney({}, async (journey) => {
      const first = await pinned(journey);
      expect(textOf(first)).toContain(`<@${people.sam}>`);
      expect(textOf(first)).toMatch(/on contact \d+/);
      expect(JSON.stringify(first.blocks)).not.toContain('Maria');

      const later = await boardOnce(journey, ({ edits }) => edits > 0);
      expect(later.ts).toBe(first.ts);
      await journey.restartBot();
      const after = await boardOnce(journey, ({ edits }) => edits > later.edits);
      expect(after.ts).toBe(first.ts);

      const twice = await journey.ask(people.lea, '/agents board all');
      expect(textOf(twice)).toContain(`<@${people.sam}>`);
      await journey.press(people.lea, after, 'Stop');
      const over = await boardOnce(journey, (board) => !textOf(board).includes('on contact'));
      expect(textOf(over)).toContain(`<@${people.lea}>`);
    }));

  test('is changed at most once a minute', () =>
    withJourney({}, async (journey) => {
      const { edits } = await pinned(journey);
      await journey.clock.advance(10 * 60_000);
      const after = await boardIn(journey);
      expect((after?.edits ?? 0) - edits).toBeLessThanOrEqual(10);
      expect(after?.edits).toBeGreaterThan(edits);
    }));

  test('is one message, though two processes of the bot look at it at once', () =>
    withJourney({ bot: 'outside' }, async (journey) => {
      const first = anotherBot(journey);
      const second = anotherBot(journey, '0');
      await Promise.all([first.start(), second.start()]);
      const bothCheck = async () => {
        await Promise.all([first.check(), second.check()]);
      };
      try {
        await journey.ask(people.sam, '/agents board all for 4h');
        await bothCheck();
        const board = await boardIn(journey);
        for (let minute = 0; minute < 3; minute += 1) {
          await journey.clock.advance(60_000);
          await bothCheck();
        }

        const messages = await journey.drive.messages(people.sam, places.floor);
        const boards = messages.filter((one) => one.isBot && !one.isEphemeral);
        expect(boards.map(({ ts }) => ts)).toEqual([board?.ts]);
        expect(boards[0]?.edits).toBeGreaterThan(0);
        expect(boards[0]?.edits).toBeLessThanOrEqual(3);
      } finally {
        await Promise.all([first.stop(), second.stop()]);
      }
    }));

  test('stops by itself after its time', () =>
    withJourney({}, async (journey) => {
      await journey.ask(people.sam, '/agents board all for 5m');
      await boardOnce(journey, () => true);
      await journey.clock.advance(6 * 60_000);
      expect(textOf(await boardOnce(journey, () => true))).not.toContain('on contact');
    }));

  test('drops the names when a guest comes, and everything when the channel is shared', () =>
    withJourney({ presets: 'demo' }, async (journey) => {
      const named = (board: SeenMessage) =>
        journey.centre.view().users.some(({ lastName }) => textOf(board).includes(lastName));
      // Somebody needs somebody soon enough on a busy floor.
      await journey.drive.lever('rush', { on: true });
      await pinned(journey);
      await boardOnce(journey, named);

      await journey.drive.lever('guest-joins-floor', { on: true });
      const counts = await boardOnce(journey, (board) => !named(board));
      expect(textOf(counts)).toMatch(/on contact \d+/);

      const floor = journey.slack.workspace.conversations.find(places.floor);
      if (floor) floor.isExternallyShared = true;
      const nothing = await boardOnce(journey, (board) => !/on contact \d+/.test(textOf(board)));
      expect(textOf(nothing)).toMatch(/own company/);
    }));

  test('says that it is not current while Amazon Connect cannot be read, and recovers', () =>
    withJourney({}, async (journey) => {
      await pinned(journey);
      await journey.drive.lever('connect-down', { on: true });
      const blind = await boardOnce(journey, (board) => /not current/i.test(textOf(board)));
      expect(textOf(blind)).not.toMatch(/on contact \d+/);
      await journey.drive.lever('connect-down', { on: false });
      await boardOnce(journey, (board) => /on contact \d+/.test(textOf(board)));
    }));
});
