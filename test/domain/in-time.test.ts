import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { inTime, within } from '../../src/domain/in-time.ts';
import { FakeClock } from '../fakes/clock.ts';

const denied = new BotError('connect_denied', 'x');

test('what comes in time is there', async () => {
  expect(await within(new FakeClock(), 1_000, Promise.resolve(0))).toEqual({
    kind: 'there',
    value: 0,
  });
  expect(await inTime(new FakeClock(), 1_000, Promise.resolve(0))).toBe(0);
});

test('what comes later is late, and its failure then is nobody’s', async () => {
  const clock = new FakeClock();
  let fail: (error: unknown) => void = () => undefined;
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const outcome = within(clock, 1_000, work);
  clock.advance(1);

  expect(await outcome).toEqual({ kind: 'late' });
  fail(denied);
});

test('a foreseen failure says which, and a bug rises', async () => {
  const clock = new FakeClock();

  expect(await within(clock, 1_000, Promise.reject(denied))).toEqual({
    kind: 'failed',
    code: 'connect_denied',
  });
  expect(await inTime(clock, 1_000, Promise.reject(denied))).toBeUndefined();
  await expect(within(clock, 1_000, Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
});
