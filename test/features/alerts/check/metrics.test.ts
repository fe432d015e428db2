import { expect, test } from '@jest/globals';
import type { RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import type { FakeConnectData } from '../../../fakes/connect-gateway.ts';
import { anAgent } from '../../../fixtures/floor.ts';
import { aRow, rule, setUp, withContact } from './rig.ts';

type Asked = Pick<RuleSpec, 'metric' | 'scope'> & Partial<RuleSpec>;

const billing = { kind: 'queues', ids: ['queue-billing'] } as const;
const north = { kind: 'team', id: 'g1' } as const;
const everywhere = { kind: 'instance' } as const;
const now = new Date('2026-06-01T10:00:00Z');
const inNorth = { routingProfileId: 'p1', hierarchy: ['g1', 'below'] };
const free = anAgent({ userId: 'free', statusId: 'available', ...inNorth });
const talking = { ...withContact('talking', now, { seconds: 900 }), ...inNorth };
const inAnother = {
  ...withContact('other', now, { seconds: 900, queueId: 'queue-sales' }),
  ...inNorth,
};

test.each<[string, Asked, Partial<FakeConnectData>, readonly [string, number][]]>([
  [
    'agents available in a queue',
    { metric: { kind: 'agents-available' }, scope: billing, comparison: 'under', threshold: 1 },
    { queueRows: [aRow()] },
    [['queue-billing', 0]],
  ],
  [
    'agents staffed in a team',
    { metric: { kind: 'agents-staffed' }, scope: north, threshold: 1 },
    { agents: [free, talking] },
    [['g1', 2]],
  ],
  [
    'agents available in a profile',
    {
      metric: { kind: 'agents-available' },
      scope: { kind: 'routing-profiles', ids: ['p1'] },
      comparison: 'under',
      threshold: 2,
    },
    { agents: [free, talking] },
    [['p1', 1]],
  ],
  [
    'agents available at all',
    { metric: { kind: 'agents-available' }, scope: everywhere, comparison: 'under', threshold: 1 },
    { agents: [talking] },
    [['instance', 0]],
  ],
  [
    'a contact that lasts, in a profile',
    {
      metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'on-contact' } },
      scope: { kind: 'routing-profiles', ids: ['p1'] },
      threshold: 600,
    },
    { agents: [free, talking] },
    [['talking', 900]],
  ],
  [
    'a contact that lasts, of a queue',
    {
      metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'on-contact' } },
      scope: billing,
      threshold: 600,
    },
    { agents: [talking, inAnother] },
    [['talking', 900]],
  ],
  [
    'a status that lasts',
    {
      metric: { kind: 'agent-state', state: { kind: 'status', statusId: 'lunch' } },
      scope: { kind: 'agents', ids: ['free'] },
      threshold: 60,
    },
    { agents: [{ ...free, statusId: 'lunch', statusSince: new Date(now.getTime() - 90_000) }] },
    [['free', 90]],
  ],
  [
    'missed of queues',
    { metric: { kind: 'missed', windowSeconds: 900 }, scope: everywhere, threshold: 4 },
    {
      missedOfQueues: new Map([
        ['queue-billing', 5],
        ['queue-sales', 1],
      ]),
    },
    [['queue-billing', 5]],
  ],
  [
    'missed of agents who are named, signed in or not',
    {
      metric: { kind: 'missed', windowSeconds: 900 },
      scope: { kind: 'agents', ids: ['away', 'free'] },
      threshold: 1,
    },
    { missed: new Map([['away', 2]]) },
    [['away', 2]],
  ],
  [
    'missed of a team together',
    { metric: { kind: 'missed', windowSeconds: 900 }, scope: north, threshold: 4 },
    {
      agents: [free, talking],
      missed: new Map([
        ['free', 2],
        ['talking', 3],
        ['stranger', 9],
      ]),
    },
    [['g1', 5]],
  ],
  [
    'missed of profiles',
    {
      metric: { kind: 'missed', windowSeconds: 900 },
      scope: { kind: 'routing-profiles', ids: ['p1'] },
      threshold: 1,
    },
    { agents: [free], missed: new Map([['free', 2]]) },
    [['p1', 2]],
  ],
  [
    'service level of a channel',
    {
      metric: { kind: 'service-level', windowSeconds: 900 },
      scope: billing,
      channels: ['CHAT'],
      comparison: 'under',
      threshold: 80,
    },
    {
      outcomes: [
        { queueId: 'queue-billing', channel: 'VOICE', serviceLevelPercent: 99, contactsQueued: 9 },
        { queueId: 'queue-billing', channel: 'CHAT', serviceLevelPercent: 50, contactsQueued: 2 },
      ],
    },
    [['queue-billing', 50]],
  ],
  [
    'nobody staffed',
    { metric: { kind: 'nobody-staffed' }, scope: everywhere, threshold: 0 },
    { queueRows: [aRow({ agentsStaffed: 0 })] },
    [['queue-billing', 7]],
  ],
  [
    'available while contacts wait',
    { metric: { kind: 'available-while-waiting' }, scope: billing, threshold: 0 },
    { queueRows: [aRow({ agentsAvailable: 2 })] },
    [['queue-billing', 2]],
  ],
])('%s', async (_, asked, data, wanted) => {
  const world = await setUp(rule(asked));
  const users = new Map(['free', 'talking', 'away'].map((id) => [id, { username: id }]));
  world.directory.current = { ...world.directory.current, users };
  Object.assign(world.gateway.data, data);

  await world.check();

  const { episodes } = await world.alerts();
  const fired = episodes.map(({ target, measured }) => [
    'id' in target ? target.id : 'instance',
    measured?.kind === 'value' ? measured.value : measured?.kind,
  ]);
  expect(fired).toEqual(wanted);
  expect(world.troubles.outcomes).toMatchObject([{ kind: 'completed' }]);
});

test('missed of a team whose agents were not all reached is at least so many, and resolves nothing', async () => {
  const world = await setUp(
    rule({ metric: { kind: 'missed', windowSeconds: 900 }, scope: north, threshold: 4 }),
  );
  Object.assign(world.gateway.data, {
    agents: [free, talking],
    missed: new Map([
      ['free', 2],
      ['talking', 3],
    ]),
  });
  await world.check();

  world.clock.advance(60);
  Object.assign(world.gateway.data, { agents: [free], isTruncated: true });
  await world.check();

  expect(await world.episodes()).toEqual(['abc234 g1 warning']);
});
