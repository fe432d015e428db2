import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import type { WaitingOrder } from '../../src/domain/waiting.ts';
import { createWaitingReadings } from '../../src/floor/waiting-readings.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';

const command = { priority: 'command' } as const;

function setUp() {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({ clock });
  const readings = createWaitingReadings({ gateway, clock });
  const search = (
    queueIds: readonly string[],
    channels: readonly string[] = ['CHAT', 'TASK'],
    order: WaitingOrder = 'newest',
  ) => readings.searchWaiting('i-1', { queueIds, channels, order, from: new Date(0) }, command);
  return { clock, gateway, readings, search };
}

test('a crowd that searches the same is answered by one call', async () => {
  const { gateway, search } = setUp();

  await Promise.all([search(['a', 'b']), search(['b', 'a'], ['TASK', 'CHAT']), search(['a', 'b'])]);

  expect(gateway.count('searchWaiting')).toBe(1);
});

test('other queues, other channels, another order and another instance are other questions', async () => {
  const { gateway, readings, search } = setUp();
  const question = {
    queueIds: ['a'],
    channels: ['CHAT', 'TASK'],
    order: 'newest' as const,
    from: new Date(0),
  };

  await search(['a']);
  await search(['a', 'b']);
  await search(['a'], ['CHAT']);
  await search(['a'], ['CHAT'], 'oldest');
  await readings.searchWaiting('i-2', question, command);

  expect(gateway.count('searchWaiting')).toBe(5);
});

test('what was found is shown for ten seconds, with its age, and searched anew afterwards', async () => {
  const { clock, gateway, search } = setUp();
  const first = await search(['a']);

  clock.advance(9.9);
  expect(await search(['a'])).toBe(first);
  clock.advance(0.1);
  expect((await search(['a'])).asOf).toEqual(clock.now());
  expect(gateway.count('searchWaiting')).toBe(2);
});

test('a position is shared the same', async () => {
  const { clock, gateway, readings } = setUp();
  const read = (contactId: string) => readings.readContactPosition('i-1', contactId, command);

  await Promise.all([read('one'), read('one'), read('two')]);
  expect(gateway.count('readContactPosition')).toBe(2);
  clock.advance(10);
  await read('one');
  expect(gateway.count('readContactPosition')).toBe(3);
});

test('a failure is shared with those who wait for it, and then tried again', async () => {
  const { gateway, search } = setUp();
  gateway.fail('searchWaiting', new BotError('connect_throttled', 'too many'));

  const both = await Promise.allSettled([search(['a']), search(['a'])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(gateway.count('searchWaiting')).toBe(1);
  gateway.recover('searchWaiting');
  expect(await search(['a'])).toMatchObject({ contacts: [] });
});
