import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  everySlot,
  longestIntervalSeconds,
  nextSlot,
  slotMatcher,
  validateSchedule,
} from '../../src/schedule/cron.ts';
import { FakeLog } from '../fakes/log.ts';

describe('a night in which summer time ends, in a process that lives in New York', () => {
  const program = fileURLToPath(new URL('./fall-back-night.ts', import.meta.url));
  const countRuns = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', program, ...args],
      { env: { ...process.env, TZ: 'America/New_York' }, timeout: 30_000 },
    );
    return Number(stdout);
  };

  test('our schedule runs 300 times in five hours', async () => {
    expect(await countRuns()).toBe(300);
  }, 30_000);

  test('node-cron left alone loses an hour, so this process does have such a night', async () => {
    expect(await countRuns('bare')).toBe(240);
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
