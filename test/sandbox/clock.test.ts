import { expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import { within } from '../../src/domain/in-time.ts';

const start = new Date('2026-11-23T10:00:00Z');

function still(realNow: () => number = () => 0) {
  return new SandboxClock({ start, speed: 0, realNow });
}

test('stands still until it is moved', async () => {
  const clock = still();
  expect(clock.now()).toEqual(start);

  await clock.advance(90_000);

  expect(clock.now()).toEqual(new Date('2026-11-23T10:01:30Z'));
});

test('follows the machine’s clock at its speed, from where it was when the speed changed', () => {
  let real = 0;
  const clock = new SandboxClock({ start, speed: 10, realNow: () => real });
  real = 2_000;
  expect(clock.now()).toEqual(new Date('2026-11-23T10:00:20Z'));

  clock.setSpeed(1);
  real = 3_000;

  expect(clock.now()).toEqual(new Date('2026-11-23T10:00:21Z'));
  clock.stop();
});

test('runs timers in order of time, then of creation, each at its own time', async () => {
  const clock = still();
  const ran: string[] = [];
  const at = (seconds: number, name: string) =>
    clock.at(new Date(start.getTime() + seconds * 1000), () => {
      ran.push(`${name} ${clock.now().getTime() - start.getTime()}`);
    });
  at(3, 'late');
  at(1, 'first');
  at(1, 'second');
  at(9, 'never');

  await clock.advance(5_000);

  expect(ran).toEqual(['first 1000', 'second 1000', 'late 3000']);
});

test('awaits one timer before the next, and what it plans on the way is run too', async () => {
  const clock = still();
  const ran: string[] = [];
  clock.at(new Date(start.getTime() + 1_000), async () => {
    await Promise.resolve();
    ran.push('one');
    clock.at(new Date(start.getTime() + 1_500), () => void ran.push('between'));
  });
  clock.at(new Date(start.getTime() + 2_000), () => void ran.push('two'));

  await clock.advance(2_000);

  expect(ran).toEqual(['one', 'between', 'two']);
});

test('steps to the next timer, and says when there is none', async () => {
  const clock = still();
  clock.at(new Date(start.getTime() + 7_000), () => undefined);

  expect(await clock.step()).toBe(true);
  expect(clock.now().getTime() - start.getTime()).toBe(7_000);
  expect(await clock.step()).toBe(false);
});

test('a wait ends when its time has come, or with the reason of its signal', async () => {
  const clock = still();
  const order: string[] = [];
  const waited = clock.wait(1_000).then(() => order.push('waited'));
  const abort = new AbortController();
  const aborted = clock.wait(1_000, abort.signal).catch((error: unknown) => error);
  abort.abort(new Error('enough'));
  await clock.advance(1_000);

  await waited;
  expect(order).toEqual(['waited']);
  expect(await aborted).toEqual(new Error('enough'));
  expect(
    await clock.wait(1, AbortSignal.abort(new Error('before'))).catch((error: unknown) => error),
  ).toEqual(new Error('before'));
});

test('a speed that is set while a timer runs holds afterwards', async () => {
  const clock = still();
  clock.at(start, () => clock.setSpeed(60));

  await clock.advance(0);

  expect(clock.speed).toBe(60);
  clock.stop();
});

test('says its own speed while a timer runs, and time stands still in it', async () => {
  let real = 0;
  const clock = new SandboxClock({ start, speed: 10, realNow: () => real });
  const seen: unknown[] = [];
  clock.at(start, () => {
    real += 1_000;
    seen.push(clock.speed, clock.now().getTime() - start.getTime());
  });

  await clock.advance(0);

  expect(seen).toEqual([10, 0]);
  clock.stop();
});

test('a timer whose work waits for the clock does not hold it up', async () => {
  const clock = still();
  const seen: number[] = [];
  const note = () => void seen.push((clock.now().getTime() - start.getTime()) / 1000);
  clock.at(new Date(start.getTime() + 1_000), async () => {
    await clock.wait(2_000);
    note();
  });
  clock.at(new Date(start.getTime() + 5_000), note);

  await clock.advance(6_000);

  expect(seen).toEqual([3, 5]);
});

test('a limit beside work is no wait: time stands still until the work is done', async () => {
  const clock = still();
  const turns = async (left: number): Promise<void> => {
    if (left === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
    await turns(left - 1);
  };
  const outcomes: unknown[] = [];
  clock.at(new Date(start.getTime() + 1_000), async () => {
    outcomes.push(await within(clock, 3_000, turns(50)));
    outcomes.push(clock.now().getTime() - start.getTime());
  });

  await clock.advance(60_000);

  expect(outcomes).toEqual([{ kind: 'there', value: undefined }, 1_000]);
});

test('what works under a limit and waits for the clock itself does not hold it up', async () => {
  const clock = still();
  const outcomes: unknown[] = [];
  clock.at(new Date(start.getTime() + 1_000), async () => {
    outcomes.push(await within(clock, 3_000, clock.wait(10_000)));
  });

  await clock.advance(60_000);

  expect(outcomes).toEqual([{ kind: 'late' }]);
});
