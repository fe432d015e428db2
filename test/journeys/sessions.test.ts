import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';

const direct = (userId: string) => `D${userId.slice(1)}`;

/** What the bot has said to a person in their direct message. */
async function cards(journey: Journey, userId: string = people.sam) {
  const messages = await journey.drive.messages(userId, direct(userId));
  return messages.filter(({ isBot, isEphemeral }) => isBot && !isEphemeral);
}

/** The same once something holds of it; time goes by meanwhile. */
async function cardsOnce(
  journey: Journey,
  holds: (all: readonly SeenMessage[]) => boolean,
  userId: string = people.sam,
) {
  for (let passed = 0; passed < 100; passed += 1) {
    const all = await cards(journey, userId);
    if (holds(all)) return all;
    await journey.clock.advance(15_000);
  }
  throw new Error(`it never came to that: ${JSON.stringify(await cards(journey, userId))}`);
}

const says = (message: SeenMessage | undefined, words: RegExp) =>
  message !== undefined && words.test(textOf(message));

/** An agent on a connected call to whom nobody listens. */
async function onACall(journey: Journey) {
  for (let passed = 0; passed < 200; passed += 1) {
    const found = journey.centre
      .view()
      .users.flatMap((user) => user.held.map((held) => ({ user, held })))
      .find(
        ({ user, held }) =>
          user.username !== 'sam.okafor' &&
          held.channel === 'VOICE' &&
          held.state === 'CONNECTED' &&
          held.initiationMethod !== 'MONITOR',
      );
    if (found) return { agentId: found.user.id, contactId: found.held.contactId };
    await journey.clock.advance(15_000);
  }
  throw new Error('nobody is on a call');
}

describe('a session of listening', () => {
  test('has one direct message: with the way to the control panel while it goes on, and how long it was once it is over', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      const [card] = await cardsOnce(journey, (all) => says(all[0], /You are listening/));
      const button = JSON.stringify(card?.blocks);
      expect(button).toContain('https://harbour.my.connect.aws/ccp-v2/');
      expect(says(card, /Silent: nobody hears you/)).toBe(true);

      journey.centre.stopContact(contactId);
      const all = await cardsOnce(journey, (now) => says(now[0], /Over/));
      expect(all).toHaveLength(1);
      expect(says(all[0], /You listened for (\d+ min )?\d+ s, until/)).toBe(true);
      const told = await journey.drive.notifications(people.sam);
      expect(told.filter(({ channel }) => channel === direct(people.sam))).toHaveLength(1);
    }));
});
