import { startPrivateRedis } from '../../sandbox/redis.ts';
import type { SeriesId } from '../../src/domain/history.ts';
import type { Log } from '../../src/ports/ground.ts';
import { connectRedis } from '../../src/redis/connection.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisWaitHistory } from '../../src/redis/wait-history.ts';
import { dayBytes, planFor, seriesBytes, usualBounds } from '../../src/redis/wait-plan.ts';
import { memberOf } from '../../src/redis/wait-series.ts';
import { everySeconds, simulatedDays } from './simulated-days.ts';
import { Timings } from './timings.ts';

const queues = 100;
const days = 8;
const daySeconds = 86_400;
const tidyEverySeconds = 3_600;
const start = new Date('2026-11-16T00:00:00Z').getTime();

/** Eight days of a hundred queues in a real Redis: what they take, and how long it takes to keep and to read them. */
export async function benchHistory(say: (line: string) => void): Promise<void> {
  say(
    `History of waits: ${queues} queues in one channel each, ${days} days, one reading in ${everySeconds} s. A queue in three channels takes as much as three of these.`,
  );
  const begun = performance.now();
  const progress = (what: string) => say(`  (${secondsSince(begun)} s) ${what}`);
  progress('simulating days of queues to keep');
  const simulated = await simulatedDays(queues, progress);
  const server = await startPrivateRedis();
  const connection = await connectRedis(server.url, quiet);
  try {
    const { redis } = connection;
    const history = new RedisWaitHistory(redis, quiet, usualBounds);
    const tenant = { workspace: 'T0BENCH001', instance: '5a0d1c2e-7b1f-4c3d-9e8f-0a1b2c3d4e5f' };
    const series = Array.from(
      { length: queues },
      (_, index): SeriesId => ({
        queueId: `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        channel: 'VOICE',
      }),
    );
    const memory = async () =>
      Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1] ?? Number.NaN);
    const before = await memory();
    const keeping = new Timings();
    const tidying = new Timings();
    for (let second = 0; second < days * daySeconds; second += everySeconds) {
      const asOf = new Date(start + second * 1000);
      const rows = series.map((id, index) => {
        const day = simulated[(index + 13 * Math.floor(second / daySeconds)) % simulated.length];
        return { ...id, ...day?.[(second % daySeconds) / everySeconds] };
      });
      await keeping.of(() => history.keep(tenant, { asOf, rows, estimate: 'asked' }));
      if (second % tidyEverySeconds === 0) await tidying.of(() => history.tidy(tenant, asOf));
      if (second % daySeconds === 0) progress(`keeping day ${second / daySeconds + 1} of ${days}`);
    }
    const end = new Date(start + days * daySeconds * 1000);
    await tidying.of(() => history.tidy(tenant, end));
    const total = (await memory()) - before;

    const keys = keysOf(tenant);
    const bytesOfDay = async (day: number) => {
      const number = start / daySeconds / 1000 + day;
      const sizes = await Promise.all(
        series.map((id) =>
          redis.memory('USAGE', keys.waitDay(memberOf(id), number), 'SAMPLES', '0'),
        ),
      );
      const known = sizes.map((size) => Number(size ?? 0));
      const sum = known.reduce((all, size) => all + size, 0);
      return { mean: Math.round(sum / known.length), most: Math.max(...known) };
    };
    const plan = planFor(queues, usualBounds);
    const bound = dayBytes(plan);
    const sayDay = async (what: string, day: number, most: number) => {
      const bytes = await bytesOfDay(day);
      say(
        `  ${what}: ${bytes.mean} bytes per queue, channel and day, the largest ${bytes.most}, at most ${most}`,
      );
    };
    await sayDay('raw', days - 1, bound.raw);
    await sayDay('by the minute', 2, bound.coarse);
    say(
      `  ${days} days of ${queues} queues, one channel each: ${megabytes(total)} MB in all, at most ${megabytes(queues * seriesBytes(plan, days))} MB`,
    );
    say(`  keeping ${queues} rows: ${keeping.words()}`);
    say(`  tidying, once an hour: ${tidying.words()}`);
    for (const [what, hours] of [
      ['4 hours', 4],
      ['a day', 24],
      ['8 days', 192],
    ] as const) {
      const reading = new Timings();
      const range = { from: new Date(end.getTime() - hours * 3_600_000), until: end };
      let points = 0;
      for (const id of series.slice(0, 50)) {
        const [read] = await reading.of(() => history.read(tenant, [id], range));
        points = read?.points.length ?? 0;
      }
      say(`  reading ${what} of one queue, ${points} points: ${reading.words()}`);
    }
    say(`It took ${secondsSince(begun)} s.`);
  } finally {
    await connection.close();
    await server.close();
  }
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 1000);
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

const silent = () => undefined;
const quiet: Log = { error: silent, warn: silent, info: silent, debug: silent };
