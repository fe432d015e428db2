import { expect, test } from '@jest/globals';
import { ReadingLog } from '../../src/connect/reading-log.ts';
import { BotError } from '../../src/domain/errors.ts';
import { FakeClock } from '../fakes/clock.ts';

test('each kind of reading has its own last time, and the code of its last failure', async () => {
  const clock = new FakeClock();
  const log = new ReadingLog(clock);
  await log.note('one', async () => 1, 'queues');
  const okAt = clock.now();
  clock.advance(15);
  const failing = async () => {
    throw new BotError('connect_denied', 'GetCurrentUserData');
  };
  await expect(log.note('one', failing, 'agents')).rejects.toThrow('connect_denied');
  const failedAt = clock.now();

  expect(log.lastOf('one', 'queues')).toEqual({ okAt });
  expect(log.lastOf('one', 'agents')).toEqual({ failedAt, code: 'connect_denied' });
  expect(log.lastOf('one', 'history')).toEqual({});
  expect(log.lastOf('another', 'queues')).toEqual({});
  expect(log.last('one')).toEqual({ okAt, failedAt });
});
