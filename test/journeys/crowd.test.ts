import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { extraSupervisors } from '../../sandbox/cast.ts';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, places, startJourney } from './harness.ts';

const crowd = extraSupervisors(50).map(({ slackUserId }) => slackUserId);

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ centre: { extraSupervisors: 50 } });
});
afterAll(async () => {
  await journey.end();
});

/** Everybody types `/agents` at once; the answer each of them gets. 0 lets the clock stand still. */
async function askAll(speed: number): Promise<readonly SeenMessage[]> {
  const seen = (who: string) => journey.drive.messages(who, places.floor);
  const before = new Map<string, number>();
  for (const who of crowd) before.set(who, (await seen(who)).length);
  journey.clock.setSpeed(speed);
  const answers = await Promise.all(
    crowd.map(async (who) => {
      await journey.drive.run(who, places.floor, '/agents');
      return journey.drive.until(
        () => seen(who),
        (messages) => messages.slice(before.get(who)).findLast(({ text }) => !isProgress(text)),
        40_000,
      );
    }),
  );
  journey.clock.setSpeed(0);
  return answers;
}

function isProgress(text: string): boolean {
  return text.includes('The answer follows here.');
}

function whoSawNoFloor(answers: readonly SeenMessage[]): readonly string[] {
  return answers.map(({ text }) => text).filter((text) => !text.includes('Your team: North'));
}

function callsSince(before: number): readonly string[] {
  return journey.connect.calls.slice(before).map(({ operation }) => operation);
}

test('fifty supervisors nobody has asked for before all get their floor, and none a refusal', async () => {
  const before = journey.connect.calls.length;

  // Any faster, and a busy machine's hiccups become seconds that no budget of a real service would see.
  const answers = await askAll(2);

  expect(answers).toHaveLength(50);
  expect(whoSawNoFloor(answers)).toEqual([]);
  const calls = callsSince(before);
  expect(calls.filter((name) => name === 'SearchUsers').length).toBeLessThan(20);
}, 60_000);

test('once they are known, fifty who ask at once cost one reading and nothing else', async () => {
  await journey.clock.advance(10_000);
  const before = journey.connect.calls.length;

  const answers = await askAll(0);

  expect(whoSawNoFloor(answers)).toEqual([]);
  expect(callsSince(before)).toEqual(['GetCurrentUserData']);
}, 60_000);
