import { expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import { driveSlots } from '../../sandbox/slots.ts';

const start = new Date('2026-11-23T10:00:00Z');

function setUp(run: (second: number) => Promise<void>, isOurs = () => true) {
  const clock = new SandboxClock({ start, speed: 0 });
  const second = () => (clock.now().getTime() - start.getTime()) / 1000;
  const stop = driveSlots(clock, {
    expression: '*/15 * * * * *',
    isOurs,
    run: () => run(second()),
  });
  return { clock, stop };
}

test('runs at every slot, awaited before time goes on, until it is stopped', async () => {
  const ran: number[] = [];
  const { clock, stop } = setUp(async (second) => {
    await new Promise((resolve) => setImmediate(resolve));
    ran.push(second);
  });

  await clock.advance(40_000);
  stop();
  await clock.advance(60_000);

  expect(ran).toEqual([15, 30]);
});

test('what a slot began and does not wait for holds up time, and no later slot', async () => {
  const clock = new SandboxClock({ start, speed: 0 });
  const ran: number[] = [];
  const settled: number[] = [];
  const second = () => (clock.now().getTime() - start.getTime()) / 1000;
  driveSlots(clock, {
    expression: '*/15 * * * * *',
    isOurs: () => true,
    run: async () => void ran.push(second()),
    settle: async () => {
      await clock.wait(20_000);
      settled.push(second());
    },
  });

  await clock.advance(60_000);

  expect(ran).toEqual([15, 30, 45, 60]);
  expect(settled).toEqual([35, 50]);
});

test('leaves the slots to others while it is not its turn', async () => {
  const ran: number[] = [];
  const { clock } = setUp(
    async (second) => void ran.push(second),
    () => clock.now().getTime() - start.getTime() > 20_000,
  );

  await clock.advance(50_000);

  expect(ran).toEqual([30, 45]);
});

test('leaves out a slot that falls into a running job', async () => {
  const ran: number[] = [];
  const { clock } = setUp(async (second) => {
    ran.push(second);
    await clock.wait(20_000);
  });

  await clock.advance(80_000);

  expect(ran).toEqual([15, 45, 75]);
});
