import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { createSharedOutcomes } from '../../src/floor/shared-outcomes.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';

const command = { priority: 'command' } as const;

function setUp() {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({ clock });
  const shared = createSharedOutcomes({ gateway, clock });
  const ask = (queueIds: readonly string[], seconds = 1800, serviceLevelSeconds = 20) => {
    const from = new Date(clock.now().getTime() - seconds * 1000);
    return shared.readQueueHistory('i-1', { queueIds, from, serviceLevelSeconds }, command);
  };
  return { clock, gateway, ask };
}

test('fifty who ask the same within 15 seconds cost one call', async () => {
  const { clock, gateway, ask } = setUp();

  await Promise.all(Array.from({ length: 49 }, () => ask(['a', 'b'])));
  clock.advance(14);
  await ask(['b', 'a']);
  expect(gateway.count('readQueueHistory')).toBe(1);

  clock.advance(1);
  await ask(['a', 'b']);
  expect(gateway.count('readQueueHistory')).toBe(2);
});

test.each([
  ['queues', ['c'], 1800, 20],
  ['a time', ['a'], 3600, 20],
  ['a service level', ['a'], 1800, 30],
] as const)('another question is another call: %s', async (_what, ids, seconds, level) => {
  const { gateway, ask } = setUp();

  await ask(['a']);
  await ask(ids, seconds, level);

  expect(gateway.count('readQueueHistory')).toBe(2);
});

test('what failed is asked again', async () => {
  const { gateway, ask } = setUp();
  gateway.fail('readQueueHistory', new BotError('connect_throttled', 'x'));
  await expect(ask(['a'])).rejects.toMatchObject({ code: 'connect_throttled' });
  gateway.recover('readQueueHistory');

  expect((await ask(['a'])).outcomes).toEqual([]);
  expect(gateway.count('readQueueHistory')).toBe(2);
});
