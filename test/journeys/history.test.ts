import { expect, test } from '@jest/globals';
import { sandboxWorkspace } from '../../sandbox/cast.ts';
import { idOf } from '../../sandbox/centre/catalogue.ts';
import type { HistoryPoint } from '../../src/domain/history.ts';
import { readEverySeconds } from '../../src/floor/history/read-every.ts';
import { openRedisRoom } from '../../src/redis/room.ts';
import { FakeLog } from '../fakes/log.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';

const techSupport = { queueId: idOf('queue', 'Tech Support'), channel: 'VOICE' };

/** What the bot has kept of a queue, as another process reads it. */
async function kept({ redis, clock, environment }: Journey): Promise<readonly HistoryPoint[]> {
  const room = await openRedisRoom(redis.url, new FakeLog());
  const instance = environment.CONNECT_INSTANCE_ID ?? '';
  const tenant = { workspace: sandboxWorkspace.teamId, instance };
  const until = new Date(clock.now().getTime() + 1);
  const from = new Date(until.getTime() - 3_600_000);
  const [series] = await room.history.read(tenant, [techSupport], { from, until });
  await room.close();
  return series?.points ?? [];
}

/** The bot finds Redis again by the machine's clock. Bounded by the test's own time limit. */
async function untilReady(journey: Journey): Promise<void> {
  const { ok } = await fetch(`${journey.botUrl}/readyz`);
  if (ok) return;
  await new Promise((resolve) => setTimeout(resolve, 20));
  await untilReady(journey);
}

const minutes = (count: number) => count * 60_000;
const metricCalls = ({ connect }: Journey) =>
  connect.calls.filter(({ operation }) => operation === 'GetCurrentMetricData').length;

test('queues are sampled every 15 s although nobody asks, and whoever asks then costs no call', async () => {
  await withJourney({}, async (journey) => {
    await journey.clock.advance(minutes(5));
    const points = await kept(journey);
    expect(points.length).toBeGreaterThanOrEqual(19);
    expect(readEverySeconds(points)).toBe(15);
    expect(points.every(({ last }) => last.agentsStaffed !== undefined)).toBe(true);
    expect(metricCalls(journey)).toBeLessThanOrEqual(21);

    const before = metricCalls(journey);
    expect(textOf(await journey.ask(people.sam, '/queue-wait'))).toContain('Tech Support');
    expect(metricCalls(journey)).toBe(before);
  });
});

test('a restart between two slots leaves no gap: the right to sample is given back', async () => {
  await withJourney({}, async (journey) => {
    await journey.clock.advance(minutes(1));
    await journey.restartBot();
    await journey.clock.advance(minutes(1));

    const times = (await kept(journey)).map(({ at }) => at.getTime() / 1000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    expect(times.length).toBeGreaterThanOrEqual(7);
    expect(Math.max(...gaps)).toBeLessThan(20);
  });
});

test('a restart and an outage of Redis or Connect leave a gap, which is no zero, and nothing else', async () => {
  await withJourney({}, async (journey) => {
    await journey.clock.advance(minutes(3));
    await journey.restartBot();
    await journey.clock.advance(minutes(3));
    await journey.drive.lever('redis-down', { on: true });
    expect(textOf(await journey.ask(people.lea, '/queue-wait'))).toBeDefined();
    await journey.clock.advance(minutes(3));
    await journey.drive.lever('redis-down', { on: false });
    await untilReady(journey);
    await journey.clock.advance(minutes(3));
    await journey.drive.lever('connect-down', { on: true });
    await journey.clock.advance(minutes(3));
    await journey.drive.lever('connect-down', { on: false });
    await journey.clock.advance(minutes(3));

    const points = await kept(journey);
    const times = points.map(({ at }) => at.getTime() / 1000);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    expect(gaps.filter((gap) => gap > 60)).toHaveLength(2);
    expect(Math.max(...gaps)).toBeLessThan(300);
    expect(points.every(({ last }) => last.agentsStaffed !== 0)).toBe(true);
    expect(points.length).toBeGreaterThan(40);
    const said = journey.lines.filter((line) => line.includes('Queues cannot be sampled'));
    expect(said).toHaveLength(2);
  });
});
