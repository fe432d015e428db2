import { expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

const floorPeople = ['sam', 'lea', 'maria', 'ada'] as const;

/** What the bot posted on the floor, replies included. */
async function said({ drive }: Journey): Promise<readonly SeenMessage[]> {
  const messages = await drive.messages(people.sam, places.floor);
  return messages.filter(({ isBot, isEphemeral }) => isBot && !isEphemeral);
}

/** Moves on, check by check, until the one message of the alert reads so. */
async function untilAlert(journey: Journey, minutes: number, text: RegExp): Promise<SeenMessage> {
  for (let passed = 0; passed < minutes * 4; passed += 1) {
    const posts = (await said(journey)).filter(({ threadTs }) => threadTs === undefined);
    const found = posts.find((post) => text.test(post.text));
    if (found) return found;
    await journey.clock.advance(15_000);
  }
  throw new Error(`nothing that reads ${text} within ${minutes} minutes`);
}

/** What made each phone buzz for the floor so far: why, and how it began. */
async function buzzes({ drive }: Journey): Promise<Record<string, readonly string[]>> {
  const each = floorPeople.map(async (who) => {
    const all = await drive.notifications(people[who]);
    const ofFloor = all.filter(({ channel }) => channel === places.floor);
    return [who, ofFloor.map(({ why, text }) => `${why}: ${text.split(/[: ]/u, 1)[0]}`)] as const;
  });
  return Object.fromEntries(await Promise.all(each));
}

test('each person is notified of the post, of what is critical and of the end of what they took, and of no edit', () =>
  withJourney({}, async (journey) => {
    const { drive } = journey;
    const rule = 'queue-wait Billing over 1m critical 5m in #floor';
    const answer = await journey.ask(
      people.sam,
      `/alerts add ${rule} mention @team-leads mention critical @Ada Novak`,
    );
    expect(answer.text).toContain('is set');
    await drive.lever('rush', { on: true, queue: 'Billing' });

    const warning = await untilAlert(journey, 20, /^Warning: .*Billing/);
    const post = {
      sam: ['channel-post: Warning'],
      lea: ['mention: Warning'],
      maria: ['channel-post: Warning'],
      ada: ['channel-post: Warning'],
    };
    expect(await buzzes(journey)).toEqual(post);

    const critical = await untilAlert(journey, 20, /^Critical: .*Billing/);
    expect(critical.ts).toBe(warning.ts);
    const raised = {
      sam: [...post.sam, 'channel-post: Critical'],
      lea: [...post.lea, 'channel-post: Critical'],
      maria: [...post.maria, 'channel-post: Critical'],
      ada: [...post.ada, 'mention: Critical'],
    };
    expect(await buzzes(journey)).toEqual(raised);

    await drive.press(people.lea, critical, 'Acknowledge');
    await journey.clock.advance(120_000);
    const taken = await untilAlert(journey, 1, /^Critical: .*Billing/);
    expect(textOf(taken)).toContain(`Acknowledged by <@${people.lea}>`);
    expect(taken.edits).toBeGreaterThan(critical.edits);
    expect(await buzzes(journey)).toEqual(raised);

    await drive.lever('rush', { on: false });
    const resolved = await untilAlert(journey, 90, /^Resolved after .*Billing/);
    await journey.clock.advance(30_000);
    expect(await buzzes(journey)).toEqual({ ...raised, lea: [...raised.lea, 'mention: Resolved'] });

    const all = await said(journey);
    expect(all.filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
    expect(all.filter(({ threadTs }) => threadTs === resolved.ts).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Critical now: .*Billing.*<@U0ADA00001>/),
      expect.stringMatching(/^Resolved after .*Billing.*<@U0LEA00001>/),
    ]);
  }));
