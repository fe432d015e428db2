import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { createPastFigures } from '../../src/floor/past-figures.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';

const check = { priority: 'check' } as const;

function setUp() {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({ clock });
  const figures = createPastFigures({ queueHistories: gateway, gateway, clock });
  const since = (seconds: number) => new Date(clock.now().getTime() - seconds * 1000);
  const outcomes = (seconds: number, serviceLevelSeconds = 20, ...queueIds: string[]) =>
    figures.readQueueHistory('one', { queueIds, from: since(seconds), serviceLevelSeconds }, check);
  return { clock, gateway, figures, since, outcomes };
}

test('the same window of the same queues is asked for once a minute, in whatever order', async () => {
  const { clock, gateway, outcomes } = setUp();
  const first = await outcomes(900, 20, 'a', 'b');
  clock.advance(45);
  expect(await outcomes(900, 20, 'b', 'a')).toBe(first);
  expect(gateway.count('readQueueHistory')).toBe(1);

  clock.advance(15);
  await outcomes(900, 20, 'a', 'b');
  expect(gateway.count('readQueueHistory')).toBe(2);
});

test('another window, queue or service level is another question', async () => {
  const { gateway, outcomes } = setUp();
  await outcomes(900, 20, 'a');
  await outcomes(300, 20, 'a');
  await outcomes(900, 30, 'a');
  await outcomes(900, 20, 'b');
  expect(gateway.count('readQueueHistory')).toBe(4);
});

test('what failed is asked again at once', async () => {
  const { gateway, outcomes } = setUp();
  gateway.fail('readQueueHistory', new BotError('connect_throttled', 'too many'));
  await expect(outcomes(900, 20, 'a')).rejects.toThrow('too many');
  gateway.recover('readQueueHistory');
  await outcomes(900, 20, 'a');
  expect(gateway.count('readQueueHistory')).toBe(2);
});

test('missed contacts of agents and of queues are apart', async () => {
  const { gateway, figures, since } = setUp();
  gateway.data.missed = new Map([['x', 2]]);
  gateway.data.missedOfQueues = new Map([['x', 5]]);
  const from = since(900);
  for (let times = 0; times < 2; times += 1) {
    const agents = await figures.readMissed('one', { userIds: ['x'], from }, check);
    expect([...agents.byUserId]).toEqual([['x', 2]]);
    const queues = await figures.readMissedOfQueues('one', { queueIds: ['x'], from }, check);
    expect([...queues.byQueueId]).toEqual([['x', 5]]);
  }
  expect(gateway.count('readMissed')).toBe(1);
  expect(gateway.count('readMissedOfQueues')).toBe(1);
});
