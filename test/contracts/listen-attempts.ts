import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenAttempts } from '../../src/stores/listening.ts';
import { now } from '../fixtures/floor.ts';

const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** What every ListenAttempts promises. `open` gives one that is up. */
export function listenAttemptsContract(name: string, open: () => ListenAttempts): void {
  let number = 0;
  let attempts: ListenAttempts;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    attempts = open();
    tenant = { workspace: `T${number}`, instance: 'attempts' };
  });

  const begin = (line: string, seconds = 0, change: object = {}) =>
    attempts.begin(tenant, {
      slackUserId: 'U0SAM00001',
      line,
      token: `${line} ${seconds}`,
      now: plus(seconds),
      busyForSeconds: 30,
      atMost: 3,
      withinSeconds: 60,
      ...change,
    });
  const end = (line: string, token: string) =>
    attempts.end(tenant, { slackUserId: 'U0SAM00001', line, token });

  describe(`${name}: attempts to listen`, () => {
    test('the same line of the same person is worked on once at a time', async () => {
      expect(await begin('a')).toEqual({ kind: 'begun' });
      expect(await begin('a', 1)).toEqual({ kind: 'busy' });
      expect(await begin('b', 1)).toEqual({ kind: 'begun' });
      expect(await begin('a', 1, { slackUserId: 'U0LEA00001' })).toEqual({ kind: 'begun' });
    });

    test('of many at once exactly one begins, and the others are not counted', async () => {
      const all = Array.from({ length: 20 }, (_, index) => begin('a', 0, { token: `${index}` }));

      const kinds = (await Promise.all(all)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(19);
      expect(await begin('b', 1)).toEqual({ kind: 'begun' });
    });

    test('a line that is done can be tried again, and its own token alone ends it', async () => {
      await begin('a');

      await end('a', 'of somebody else');
      expect(await begin('a', 1)).toEqual({ kind: 'busy' });
      await end('a', 'a 0');
      expect(await begin('a', 1)).toEqual({ kind: 'begun' });
    });

    test('a line that nobody ended is free again when its time is over, by the clock of the bot', async () => {
      await begin('a');

      expect(await begin('a', 29)).toEqual({ kind: 'busy' });
      expect(await begin('a', 30)).toEqual({ kind: 'begun' });
    });

    test('more than so many within a time are too many, and how long to wait is told', async () => {
      for (const [place, line] of ['a', 'b', 'c'].entries()) await begin(line, place * 10);

      const tooMany = (retryAfterSeconds: number) => ({ kind: 'too-many', retryAfterSeconds });
      expect(await begin('d', 30)).toMatchObject(tooMany(30));
      expect(await begin('d', 59.5)).toMatchObject(tooMany(1));
      expect(await begin('d', 60)).toEqual({ kind: 'begun' });
      expect(await begin('e', 61)).toMatchObject(tooMany(9));
    });

    test('the first that is too many within the time is told from the others', async () => {
      for (const line of ['a', 'b', 'c']) await begin(line);

      expect(await begin('d', 30)).toMatchObject({ isFirst: true });
      expect(await begin('e', 31)).toMatchObject({ isFirst: false });
      for (const line of ['a', 'b', 'c']) await begin(line, 89);
      expect(await begin('d', 89)).toMatchObject({ kind: 'too-many', isFirst: false });
      expect(await begin('d', 90)).toMatchObject({ kind: 'too-many', isFirst: true });
    });

    test('what is too many makes no line busy', async () => {
      for (const line of ['a', 'b', 'c']) await begin(line);

      expect((await begin('d', 1)).kind).toBe('too-many');
      expect((await begin('d', 2)).kind).toBe('too-many');
    });

    test('others have attempts of their own, and so has another tenant', async () => {
      for (const line of ['a', 'b', 'c']) await begin(line);

      expect(await begin('d', 1, { slackUserId: 'U0LEA00001' })).toEqual({ kind: 'begun' });
      tenant = { ...tenant, instance: 'other' };
      expect(await begin('d', 1)).toEqual({ kind: 'begun' });
    });

    test('what was noted by a clock far ahead locks nobody out', async () => {
      for (const line of ['a', 'b', 'c']) await begin(line, 3_600);

      expect(await begin('a', 1)).toEqual({ kind: 'begun' });
    });
  });
}
