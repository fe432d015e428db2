import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import {
  everySlot,
  longestIntervalSeconds,
  nextSlot,
  slotMatcher,
  validateSchedule,
} from '../../src/schedule/cron.ts';
import { FakeLog } from '../fakes/log.ts';

const shapeOfNight = z.object({
  runs: z.number(),
  fired: z.array(z.string()),
  ended: z.array(z.string()),
});

describe('a night in which summer time ends', () => {
  const program = fileURLToPath(new URL('./fall-back-night.ts', import.meta.url));
  const nightIn = async (zone: string, ...args: string[]) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', program, ...args],
      { env: { ...process.env, TZ: zone }, timeout: 30_000 },
    );
    return shapeOfNight.parse(JSON.parse(stdout));
  };

  test.each([
    ['America/New_York', '2026-11-01T06:'],
    ['Europe/London', '2026-10-25T01:'],
    ['Australia/Sydney', '2026-04-04T16:'],
  ])(
    'in a process that lives in %s we evaluate 300 times in five hours, and an alert across the change fires once, on time',
    async (zone, hour) => {
      const { runs, fired, ended } = await nightIn(zone);

      expect(runs).toBe(300);
      // Crossed a minute before the change, with `for 2m`: so it fires a minute after it.
      expect(fired).toEqual([expect.stringContaining(`${hour}01:00`)]);
      expect(ended).toEqual([expect.stringContaining(`${hour}20:00`)]);
    },
    30_000,
  );

  // In the other two places it waits for no time at all, over and over, so that no clock can drive it.
  test('node-cron left alone in New York loses an hour, so such a process does have such a night', async () => {
    const { runs } = await nightIn('America/New_York', 'bare');

    expect(runs).toBe(240);
  }, 30_000);
});

describe('the schedule', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-06-01T12:00:00.500Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('runs at every slot until it is stopped', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const slots = everySlot({ expression: '*/15 * * * * *', run, log: new FakeLog() });

    await jest.advanceTimersByTimeAsync(60_000);
    expect(runs).toBe(4);

    await slots.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(runs).toBe(4);
  });

  test('leaves out the slots that fall into a running job', async () => {
    const started: (() => void)[] = [];
    const run = () => new Promise<void>((resolve) => started.push(resolve));
    const slots = everySlot({ expression: '* * * * * *', run, log: new FakeLog() });

    await jest.advanceTimersByTimeAsync(5_000);
    expect(started).toHaveLength(1);

    started[0]?.();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(started).toHaveLength(2);
    started[1]?.();
    await slots.stop();
  });

  test('logs what a job throws and runs the next slot', async () => {
    const log = new FakeLog();
    let runs = 0;
    const run = async () => {
      runs += 1;
      throw new Error('broken job');
    };
    const slots = everySlot({ expression: '* * * * * *', run, log });

    await jest.advanceTimersByTimeAsync(2_000);
    await slots.stop();

    expect(runs).toBe(2);
    const errors = log.lines.filter((line) => line.level === 'error');
    expect(errors.map((line) => line.message)).toEqual([
      'A scheduled job failed',
      'A scheduled job failed',
    ]);
  });

  test('stopping waits for the running job', async () => {
    let finish = () => {};
    const run = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const slots = everySlot({ expression: '* * * * * *', run, log: new FakeLog() });
    await jest.advanceTimersByTimeAsync(1_000);

    let hasStopped = false;
    const stopping = slots.stop().then(() => {
      hasStopped = true;
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(hasStopped).toBe(false);

    finish();
    await stopping;
    expect(hasStopped).toBe(true);
  });
});

test.each([
  ['*/15 * * * * *', '2026-06-01T12:00:15.000Z', true],
  ['*/15 * * * * *', '2026-06-01T12:00:15.900Z', true],
  ['*/15 * * * * *', '2026-06-01T12:00:16.000Z', false],
  ['0 30 9 * * *', '2026-06-01T09:30:00.000Z', true],
  ['0 30 9 * * *', '2026-06-01T11:30:00.000Z', false],
])('the slots of %s at %s: %s, in UTC wherever the machine is', (expression, at, isDue) => {
  expect(slotMatcher(expression)(new Date(at))).toBe(isDue);
});

test.each([
  ['*/15 * * * * *', '2026-06-01T12:00:15.000Z', '2026-06-01T12:00:30.000Z'],
  ['*/15 * * * * *', '2026-06-01T12:00:59.400Z', '2026-06-01T12:01:00.000Z'],
  ['0 */5 * * * *', '2026-11-01T05:58:00.000Z', '2026-11-01T06:00:00.000Z'],
  ['0 30 9 * * *', '2026-06-01T12:00:00.000Z', undefined],
])('the slot of %s after %s is at %s', (expression, after, next) => {
  expect(nextSlot(expression)(new Date(after))?.toISOString()).toBe(next);
});

test.each([['*/15 * * * * *'], ['0 * * * * *'], ['* * * * *']])('%s is a schedule', (text) => {
  expect(validateSchedule(text)).toBeUndefined();
});

test.each([[''], ['every minute'], ['61 * * * * *'], ['* * * * * * *']])(
  '"%s" is told to be no schedule',
  (text) => {
    expect(validateSchedule(text)).toMatch(/^It is not a cron expression such as .+\.$/);
  },
);

test.each([
  ['*/15 * * * * *', 15],
  ['0 * * * * *', 60],
  ['0 */5 * * * *', 300],
  ['0 0 8-17 * * *', 15 * 3600],
  ['0 0 0 * * *', 24 * 3600],
  ['0 * * * * 1-5', Number.POSITIVE_INFINITY],
  ['0 * * 1 * *', Number.POSITIVE_INFINITY],
])('the longest time between two slots of %s is %d s', (expression, seconds) => {
  expect(longestIntervalSeconds(expression)).toBe(seconds);
});
