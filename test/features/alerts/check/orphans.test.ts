import { describe, expect, test } from '@jest/globals';
import type { Names } from '../../../../src/domain/contact-centre.ts';
import { aRow, busy, rule, setUp, tenant } from './rig.ts';

type World = Awaited<ReturnType<typeof setUp>>;

/** Names read afresh, with these changes. */
function reread({ directory, clock }: World, change: Partial<Names> = {}) {
  directory.current = { ...directory.current, asOf: clock.now(), ...change };
}

const onlySales = { queues: new Map([['queue-sales', 'Sales']]) };
const theRule = async ({ ruleStore }: World) => (await ruleStore.list(tenant))[0];
const troubles = ({ troubles: { open } }: World) =>
  [...open.values()].map(({ kind, about, code }) => [kind, about, code]);

describe('a queue that is deleted', () => {
  test('makes its rule an orphan, once two readings of names do not have it', async () => {
    const world = await setUp(rule());
    await world.checkWith([busy]);
    reread(world, onlySales);
    await world.checkWith([]);
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    expect((await theRule(world))?.orphanedAt).toBeUndefined();

    reread(world);
    const now = world.clock.now();
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing over orphaned']);
    expect(await theRule(world)).toMatchObject({ orphanedAt: now, revision: 1 });
    expect(troubles(world)).toEqual([['orphan', 'abc234', undefined]]);

    world.gateway.asked.length = 0;
    await world.checkWith([busy]);
    expect(world.gateway.asked).toEqual([]);
    expect(await theRule(world)).toMatchObject({ orphanedAt: now });
  });

  test('and comes back gives its rule back', async () => {
    const world = await setUp(rule());
    reread(world, onlySales);
    await world.checkWith([]);
    reread(world);
    await world.checkWith([]);
    reread(world, { queues: new Map([['queue-billing', 'Billing 2']]) });
    await world.checkWith([busy]);

    expect((await theRule(world))?.orphanedAt).toBeUndefined();
    expect(troubles(world)).toEqual([]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  test('out of several is told, and the others are judged on', async () => {
    const ids = ['queue-billing', 'queue-sales'];
    const world = await setUp(rule({ scope: { kind: 'queues', ids } }));
    await world.checkWith([busy, aRow({ queueId: 'queue-sales' })]);
    reread(world, onlySales);
    await world.checkWith([aRow({ queueId: 'queue-sales' })]);
    reread(world);
    await world.checkWith([aRow({ queueId: 'queue-sales' })]);

    expect(await world.episodes()).toEqual([
      'abc234 queue-billing over orphaned',
      'abc234 queue-sales warning',
    ]);
    expect((await theRule(world))?.orphanedAt).toBeUndefined();
    expect(troubles(world)).toEqual([['orphan', 'abc234', 'partly-gone']]);
  });

  test.each<[string, Partial<Names>]>([
    ['never read', { missing: ['queues'] }],
    ['shown from an older reading', { stale: ['queues'] }],
  ])('is not told by names that are %s', async (_, change) => {
    const world = await setUp(rule());
    for (let times = 0; times < 3; times += 1) {
      reread(world, { queues: new Map(), ...change });
      await world.checkWith([busy]);
    }
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    expect(troubles(world)).toEqual([]);
  });
});

test('a queue that is renamed keeps its rule', async () => {
  const world = await setUp(rule());
  await world.checkWith([busy]);
  for (let times = 0; times < 2; times += 1) {
    reread(world, { queues: new Map([['queue-billing', 'Invoices']]) });
    await world.checkWith([busy]);
  }
  expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
});

test.each([
  ['an agent', { kind: 'agents', ids: ['gone'] } as const, 'agent-state'],
  ['a routing profile', { kind: 'routing-profiles', ids: ['gone'] } as const, 'agents-available'],
  ['a team', { kind: 'team', id: 'gone' } as const, 'agents-available'],
] as const)('%s that is gone makes an orphan, too', async (_, scope, kind) => {
  const state = { kind: 'status', statusId: 'lunch' } as const;
  const metric = kind === 'agent-state' ? { kind, state } : { kind };
  const world = await setUp(rule({ scope, metric }));
  for (let times = 0; times < 2; times += 1) {
    reread(world);
    await world.checkWith([]);
  }
  expect(troubles(world)).toEqual([['orphan', 'abc234', undefined]]);
});

test('a group that is not set any more makes an orphan; not while settings are the last ones known', async () => {
  const world = await setUp(rule({ scope: { kind: 'queue-group', name: 'emea' } }));
  const groups = { byName: new Map([['other', []]]), isStale: true };
  for (const isStale of [true, true, false, false]) {
    reread(world, { queueGroups: { ...groups, isStale } });
    await world.checkWith([]);
    if (isStale) expect(troubles(world)).toEqual([]);
  }
  expect(troubles(world)).toEqual([['orphan', 'abc234', undefined]]);
});

test('a group in which no queue is left makes an orphan, and none while queues are not known', async () => {
  const world = await setUp(rule({ scope: { kind: 'queue-group', name: 'emea' } }));
  const queueGroups = { byName: new Map([['emea', []]]), isStale: false };
  for (const stale of [['queues'], ['queues'], [], []] as const) {
    reread(world, { queueGroups, stale });
    await world.checkWith([]);
    if (stale.length > 0) expect(troubles(world)).toEqual([]);
  }
  expect(troubles(world)).toEqual([['orphan', 'abc234', undefined]]);
});

test('a status that is deleted makes an orphan of the rule that watches it', async () => {
  const state = { kind: 'status', statusId: 'training' } as const;
  const metric = { kind: 'agent-state', state } as const;
  const world = await setUp(rule({ metric, scope: { kind: 'instance' } }));
  await world.checkWith([]);
  expect(troubles(world)).toEqual([]);
  reread(world);
  await world.checkWith([]);
  expect(troubles(world)).toEqual([['orphan', 'abc234', undefined]]);
});

test('a rule that is removed takes its trouble along', async () => {
  const world = await setUp(rule());
  for (let times = 0; times < 2; times += 1) {
    reread(world, onlySales);
    await world.checkWith([]);
  }
  const before = { rule: rule(), by: 'U1', at: world.clock.now(), deed: 'removed' } as const;
  await world.ruleStore.apply(tenant, [
    { kind: 'remove', ruleId: 'abc234', expectedRevision: 1, before },
  ]);
  await world.checkWith([]);
  expect(troubles(world)).toEqual([]);
});

test('a figure that its scope does not have is an error of the rule', async () => {
  const world = await setUp(rule({ scope: { kind: 'team', id: 'g1' } }));
  await world.checkWith([busy]);
  expect(troubles(world)).toEqual([['rule-in-error', 'abc234', 'unfit']]);
});
