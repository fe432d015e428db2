/**
 * A program, run with TZ=America/New_York: counts the runs of `* * * * *` in the five hours around
 * the end of summer time. With the argument `bare` by node-cron left alone, else by our schedule.
 */
import { mock } from 'node:test';
import { schedule } from 'node-cron';
import type { Log } from '../../src/ports/ground.ts';
import { everySlot } from '../../src/schedule/cron.ts';

const expression = '* * * * *';
const silence = () => undefined;
const log: Log = { error: silence, warn: silence, info: silence, debug: silence };

mock.timers.enable({ apis: ['setTimeout', 'Date'], now: new Date('2026-11-01T04:00:30Z') });
let runs = 0;
const run = async () => {
  runs += 1;
};
const isBare = process.argv.includes('bare');
const stop = isBare
  ? stopOf(schedule(expression, run))
  : stopOf(everySlot({ expression, run, log }));
for (let second = 0; second < 5 * 3600; second += 1) {
  mock.timers.tick(1000);
  await new Promise((resolve) => setImmediate(resolve));
}
await stop();
process.stdout.write(String(runs));

function stopOf(task: { stop(): void | Promise<void> }) {
  return () => task.stop();
}
