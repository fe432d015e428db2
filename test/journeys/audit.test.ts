import { describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { checkFile } from '../../src/audit-file/check-file.ts';
import { readLine } from '../../src/chain/lines.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

const { ada, sam } = people;
const direct = (userId: string) => `D${userId.slice(1)}`;

async function* linesOf(text: string) {
  yield* text.split('\n');
}

/** The daily heads that stand in #floor, oldest first. */
async function heads(journey: Journey): Promise<readonly SeenMessage[]> {
  const messages = await journey.drive.messages(ada, places.floor);
  return messages.filter((message) => message.isBot && textOf(message).includes('*Audit, '));
}

async function headsOnce(journey: Journey, count: number): Promise<readonly SeenMessage[]> {
  return journey.drive.until(
    () => heads(journey),
    (all) => (all.length >= count ? all : undefined),
  );
}

describe('the audit', () => {
  test('of every deed is one chain, exported and checked without Floorwalker', () =>
    withJourney({}, async (journey) => {
      await journey.ask(ada, '/agents names on');
      await journey.ask(ada, '/agents access export @supervisors');
      const list = await journey.ask(ada, '/monitor audit');
      expect(textOf(list)).toContain(`<@${ada}> · *settings* · done`);
      expect(textOf(await journey.ask(ada, '/agents audit'))).toBe(textOf(list));
      expect(textOf(await journey.press(ada, list, 'Verify the chain'))).toContain(
        'The audit is intact.* Intact from entry 1 to entry 4.',
      );

      const answer = await journey.ask(ada, '/monitor audit export');
      expect(answer.isEphemeral).toBe(true);
      const [file] = await journey.drive.files(ada, direct(ada));
      const content = String(file?.content);
      expect(await checkFile(linesOf(content), undefined)).toMatchObject({ isIntact: true });

      // What went to standard output is the same, line by line, and what was written since.
      const exported = content.trim().split('\n');
      expect(exported).toHaveLength(4);
      expect(journey.witnessed.slice(0, 4)).toEqual(exported);
      expect(journey.witnessed.slice(4).map(readLine)).toMatchObject([
        { kind: 'entry', entry: { number: 5 } },
        { kind: 'entry', entry: { number: 6 } },
      ]);
    }));

  test('is for administrators, whatever is asked', () =>
    withJourney({}, async (journey) => {
      for (const line of ['audit', 'audit verify', 'audit export', 'audit keep 7 confirmed']) {
        expect((await journey.ask(sam, `/monitor ${line}`)).text).toContain(
          'Only an administrator',
        );
      }
      expect(await journey.drive.files(sam, direct(sam))).toEqual([]);
    }));

  test('keeps what is not old enough to go', () =>
    withJourney({}, async (journey) => {
      await journey.ask(ada, '/agents names on');
      const nothing = await journey.ask(ada, '/monitor audit keep 7 confirmed');

      expect(nothing.text).toContain('No entry of the audit is older than 7 days');
    }));
});

describe('the head of the audit', () => {
  const start = new Date('2026-11-23T23:58:00Z');

  test('is posted once a day by two bots, and its button checks against it', () =>
    withJourney({ start }, async (journey) => {
      const other = anotherBot(journey, '0');
      await other.start();
      try {
        const set = await journey.ask(ada, '/monitor audit channel #floor');
        expect(set.text).toContain('once a day');
        await journey.clock.advance(30_000);
        await other.check();
        await headsOnce(journey, 1);
        for (let slot = 0; slot < 8; slot += 1) {
          await Promise.all([journey.clock.advance(15_000), other.check()]);
        }
        const both = await headsOnce(journey, 2);
        expect(both).toHaveLength(2);
        expect(both.map(({ isEphemeral }) => isEphemeral)).toEqual([false, false]);
        const [first, second] = both;
        expect(textOf(second as SeenMessage)).toContain(
          'The chain still contains yesterday’s head',
        );

        const checked = await journey.press(ada, first as SeenMessage, 'Check against this head');
        expect(checked.isEphemeral).toBe(true);
        expect(textOf(checked)).toContain('The chain contains the head 2:');
        const refused = await journey.press(sam, first as SeenMessage, 'Check against this head');
        expect(refused.text).toContain('Only an administrator');
      } finally {
        await other.stop();
      }
    }));

  test('of an emptied Redis says the next day that the chain no longer contains yesterday’s', () =>
    withJourney({ start }, async (journey) => {
      await journey.ask(ada, '/monitor audit channel #floor');
      await journey.clock.advance(30_000);
      const [posted] = await headsOnce(journey, 1);
      const root = new Redis(journey.redis.url);
      await root.flushall();
      root.disconnect();
      await journey.clock.advance(120_000);

      const [, next] = await headsOnce(journey, 2);
      expect(textOf(next as SeenMessage)).toContain(
        'The chain no longer contains yesterday’s head',
      );
      expect(textOf(next as SeenMessage)).toContain('Redis was emptied');
      const checked = await journey.press(ada, posted as SeenMessage, 'Check against this head');
      expect(textOf(checked)).toContain('The audit is broken');
    }));
});
