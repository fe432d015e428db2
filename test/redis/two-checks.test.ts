import { expect, test } from '@jest/globals';
import { createRuleCheck } from '../../src/features/alerts/check/check.ts';
import { RedisAlertingStore } from '../../src/redis/alerting-store.ts';
import { RedisRuleStore } from '../../src/redis/rule-store.ts';
import { aRow, rule, setUp, tenant } from '../features/alerts/check/rig.ts';
import { redisForTests } from '../redis-server.ts';

const { connection, log } = redisForTests({ as: 'floorwalker' });

/** The checks of several processes over one Redis, each with stores of its own. */
async function processes(count: number) {
  const world = await setUp();
  const rules = Array.from({ length: 50 }, (_, at) =>
    rule({ id: `r${at}`, threshold: at * 20, criticalThreshold: at * 20 + 500 }),
  );
  const all = Array.from({ length: count }, () => {
    const { redis } = connection();
    const ruleStore = new RedisRuleStore(redis, log);
    const alertStore = new RedisAlertingStore(redis, log);
    return {
      check: createRuleCheck({ ...world.ports, ruleStore, alertStore }),
      ruleStore,
      alertStore,
    };
  });
  const [first] = all;
  if (!first) throw new Error('There is no process.');
  await first.ruleStore.apply(
    tenant,
    rules.map((one) => ({ kind: 'add', rule: one })),
  );
  return { world, all, first };
}

test('three processes that check at once begin and end each alert once, as one alone would', async () => {
  const { world, all, first } = await processes(3);
  for (const seconds of [10, 400, 900, 400, 900, 10]) {
    const row = aRow({ estimatedWaitSeconds: seconds, oldestContactSeconds: 0 });
    world.gateway.data.queueRows = [row];
    await Promise.all(all.map(({ check }) => check(tenant)));
    world.clock.advance(15);
  }

  const { episodes, records } = await first.alertStore.read(tenant, world.clock.now());
  const ids = episodes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const open = episodes.filter(({ ended }) => !ended);
  expect(open.map((episode) => episode.rule.id)).toEqual(['r0']);
  for (const { rule: of, ended, replies } of episodes) {
    const resolved = replies.filter(({ kind }) => kind === 'resolved');
    expect(resolved.length).toBeLessThanOrEqual(ended ? 1 : 0);
    expect(of.id).toMatch(/^r\d+$/);
  }
  const beganOf = (id: string) => episodes.filter((one) => one.rule.id === id).length;
  // 400 s crosses the first twenty lines, 900 s the first forty-five; the others never.
  expect([beganOf('r19'), beganOf('r30'), beganOf('r44'), beganOf('r46')]).toEqual([1, 2, 2, 0]);
  expect(records.every(({ version }) => version > 0)).toBe(true);
});
