import { describe, expect, test } from '@jest/globals';
import type { Rule, RuleMetric, RuleScope } from '../../../../src/domain/alerting/rule.ts';
import { rule, setUp, withContact } from './rig.ts';

const queues = ['queue-billing', 'queue-sales'];
const about: readonly (readonly [RuleMetric, RuleScope])[] = [
  [{ kind: 'queue-wait' }, { kind: 'queues', ids: queues }],
  [{ kind: 'oldest-contact' }, { kind: 'queues', ids: ['queue-sales'] }],
  [{ kind: 'contacts-waiting' }, { kind: 'instance' }],
  [{ kind: 'nobody-staffed' }, { kind: 'queues', ids: queues }],
  [{ kind: 'available-while-waiting' }, { kind: 'queues', ids: queues }],
  [{ kind: 'agents-available' }, { kind: 'team', id: 'g1' }],
  [{ kind: 'agents-staffed' }, { kind: 'routing-profiles', ids: ['p1'] }],
  [
    { kind: 'agent-state', state: { kind: 'activity', activity: 'on-contact' } },
    { kind: 'instance' },
  ],
  [
    { kind: 'service-level', windowSeconds: 900 },
    { kind: 'queues', ids: queues },
  ],
  [{ kind: 'abandonment', windowSeconds: 900 }, { kind: 'instance' }],
  [
    { kind: 'missed', windowSeconds: 900 },
    { kind: 'queues', ids: ['queue-billing'] },
  ],
  [
    { kind: 'missed', windowSeconds: 900 },
    { kind: 'team', id: 'g1' },
  ],
];

/** So many rules of every kind, each with a threshold of its own. */
function rules(count: number): readonly Rule[] {
  return Array.from({ length: count }, (_, at) => {
    const [metric, scope] = about[at % about.length] ?? about[0] ?? [];
    if (!metric || !scope) throw new Error('There is nothing to make rules about.');
    return rule({ id: `r${at}`, metric, scope, threshold: 1_000 + at });
  });
}

async function callsOf(count: number) {
  const world = await setUp(...rules(count));
  world.gateway.data.agents = [{ ...withContact('maria', world.clock.now()), hierarchy: ['g1'] }];
  await world.checkWith([]);
  const calls = world.gateway.asked.map(({ method }) => method);
  return { world, calls: calls.toSorted() };
}

const one = ['readAgents', 'readMissed', 'readMissedOfQueues', 'readQueueHistory', 'readQueues'];

describe('what a check costs in calls', () => {
  test.each([12, 120, 1_200])('%i rules of every kind read each metric once', async (count) => {
    expect((await callsOf(count)).calls).toEqual(one);
  });

  test('one rule reads what it needs', async () => {
    expect((await callsOf(1)).calls).toEqual(['readQueues']);
  });

  test('figures of the past are read once a minute, those of now at each check', async () => {
    const { world } = await callsOf(1_200);
    for (let check = 0; check < 7; check += 1) await world.checkWith([]);

    expect(world.gateway.count('readQueues')).toBe(8);
    expect(world.gateway.count('readAgents')).toBe(8);
    for (const method of ['readQueueHistory', 'readMissed', 'readMissedOfQueues'] as const) {
      expect(world.gateway.count(method)).toBe(2);
    }
  });

  test('no rule reads nothing', async () => {
    expect((await callsOf(0)).calls).toEqual([]);
  });
});
