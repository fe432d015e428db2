import { describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import { LocalCallBudget } from '../../src/connect/local-call-budget.ts';
import { rateOf } from '../../src/connect/operations.ts';
import type { Priority } from '../../src/ports/connect.ts';
import { failureOf, startOfTest } from './connect-world.ts';

function setUp(options: Partial<ConstructorParameters<typeof LocalCallBudget>[0]> = {}) {
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const budget = new LocalCallBudget({ clock, ...options });
  const granted: string[] = [];
  const seconds = () => (clock.now().getTime() - startOfTest.getTime()) / 1000;
  const take = (name: string, priority: Priority = 'command', operation = 'DescribeUser') =>
    budget
      .take('one', operation, { priority })
      .then(() => void granted.push(`${name} at ${seconds()}`));
  return { clock, budget, granted, take };
}

describe('the local call budget', () => {
  test.each([
    ['GetCurrentUserData', 2, 5],
    ['SearchUsers', 2, 5],
    ['GetCurrentMetricData', 5, 8],
    ['GetMetricDataV2', 10, 10],
    ['SearchContacts', 0.5, 1],
    ['DescribeContact', 10, 15],
    ['StopContact', 10, 15],
  ])('knows the documented rate of %s', (operation, perSecond, burst) => {
    expect(rateOf(operation)).toEqual({ perSecond, burst });
  });

  test('tells how many calls stand in line', async () => {
    const { clock, budget, take } = setUp();
    const all = Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => take(name)));
    expect(budget.inLine()).toBe(2);

    await clock.advance(1000);
    await all;
    expect(budget.inLine()).toBe(0);
  });

  test('gives the burst at once and then one call for every token that grows', async () => {
    const { clock, granted, take } = setUp();

    const all = Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => take(name)));
    await clock.advance(0);
    await clock.advance(1600);
    await all;

    expect(granted).toEqual([
      'a at 0',
      'b at 0',
      'c at 0',
      'd at 0',
      'e at 0',
      'f at 0.5',
      'g at 1',
      'h at 1.5',
    ]);
  });

  test('never saves up more than the burst', async () => {
    const { clock, granted, take } = setUp();
    await clock.advance(3_600_000);

    const all = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => take(name)));
    await clock.advance(500);
    await all;

    expect(granted.at(-1)).toBe('f at 3600.5');
  });

  test('lets commands go before checks and checks before history, each in their order', async () => {
    const { clock, granted, take } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });
    await take('first');

    const all = Promise.all([
      take('history', 'history'),
      take('check one', 'check'),
      take('check two', 'check'),
      take('command', 'command'),
    ]);
    await clock.advance(4000);
    await all;

    expect(granted).toEqual([
      'first at 0',
      'command at 1',
      'check one at 2',
      'check two at 3',
      'history at 4',
    ]);
  });

  test('keeps operations apart', async () => {
    const { granted, take } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });

    await take('a', 'command', 'ListQueues');
    await take('b', 'command', 'ListAgentStatuses');

    expect(granted).toEqual(['a at 0', 'b at 0']);
  });

  test('shares one limit between the instances of an account', async () => {
    const { budget, clock } = setUp({
      rateOf: () => ({ perSecond: 1, burst: 1 }),
      accountOf: (instance) => instance.slice(0, 1),
    });
    await budget.take('a1', 'ListQueues', { priority: 'command' });
    await budget.take('b1', 'ListQueues', { priority: 'command' });

    let isGranted = false;
    const waiting = budget.take('a2', 'ListQueues', { priority: 'command' }).then(() => {
      isGranted = true;
    });
    await clock.advance(999);
    expect(isGranted).toBe(false);
    await clock.advance(1);
    await waiting;

    expect(isGranted).toBe(true);
  });

  test('refuses a command at once when it would wait longer than five seconds, and says how long', async () => {
    const { budget, clock } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });
    const wait = () => budget.take('one', 'ListQueues', { priority: 'command' });
    await wait();
    const inLine = [wait(), wait(), wait(), wait(), wait()];

    expect(await failureOf(wait())).toMatchObject({
      code: 'connect_throttled',
      retryAfterSeconds: 6,
    });

    await clock.advance(5000);
    await Promise.all(inLine);
  });

  test.each([
    [40, 40],
    [2, 2],
  ])(
    'lets a command that brings patience for %d s wait %d s and no longer',
    async (patienceSeconds, most) => {
      const { budget, clock } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });
      const wait = () =>
        budget.take('one', 'DescribeUser', { priority: 'command', patienceSeconds });
      await wait();
      const inLine = Array.from({ length: most }, wait);

      expect(await failureOf(wait())).toMatchObject({ retryAfterSeconds: most + 1 });

      await clock.advance(most * 1000);
      await Promise.all(inLine);
    },
  );

  test('lets a command that cannot wait pass those that brought patience', async () => {
    const { budget, clock } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });
    const order: string[] = [];
    const take = (who: string, patienceSeconds?: number) =>
      budget
        .take('one', 'DescribeUser', {
          priority: 'command',
          ...(patienceSeconds !== undefined && { patienceSeconds }),
        })
        .then(() => order.push(who));
    await take('first');
    const all = Array.from({ length: 10 }, (_, index) => take(`link ${index}`, 40));

    all.push(take('listen'), take('whisper'));
    await clock.advance(12_000);
    await Promise.all(all);

    expect(order.slice(0, 3)).toEqual(['first', 'listen', 'whisper']);
  });

  test('lets a check wait where a command would be refused', async () => {
    const { budget, clock, take, granted } = setUp({
      rateOf: () => ({ perSecond: 0.1, burst: 1 }),
    });
    await budget.take('one', 'DescribeUser', { priority: 'command' });

    const waiting = take('check', 'check');
    await clock.advance(10_000);
    await waiting;

    expect(granted).toEqual(['check at 10']);
  });

  test('lets an aborted waiter leave the line without spending a token', async () => {
    const { budget, clock, take, granted } = setUp({
      rateOf: () => ({ perSecond: 1, burst: 1 }),
    });
    await take('first');
    const controller = new AbortController();
    const leaving = budget.take('one', 'DescribeUser', {
      priority: 'command',
      signal: controller.signal,
    });
    const staying = take('second');

    controller.abort(new Error('gone'));
    expect(await failureOf(leaving)).toEqual(new Error('gone'));
    await clock.advance(1000);
    await staying;

    expect(granted).toEqual(['first at 0', 'second at 1']);
  });

  test('spends nothing for a call that was aborted before', async () => {
    const { budget, granted, take } = setUp({ rateOf: () => ({ perSecond: 1, burst: 1 }) });

    await failureOf(
      budget.take('one', 'DescribeUser', {
        priority: 'command',
        signal: AbortSignal.abort(new Error('gone')),
      }),
    );
    await take('first');

    expect(granted).toEqual(['first at 0']);
  });

  test('stays exact over many fractions of a token', async () => {
    const { clock, granted, take } = setUp({ rateOf: () => ({ perSecond: 3, burst: 1 }) });

    const all = Promise.all(Array.from({ length: 13 }, (_, i) => take(`${i}`)));
    await clock.advance(4010);
    await all;

    expect(granted).toHaveLength(13);
    expect(granted.at(-1)).toMatch(/^12 at 4(\.00\d)?$/);
  });
});
