import { afterEach, describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import { CachedDirectory } from '../../src/connect/cached-directory.ts';
import { BotError } from '../../src/domain/errors.ts';
import { connectGatewayContract, type GatewayWorld } from '../contracts/connect-gateway.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { command, startOfTest } from './connect-world.ts';
import { startSimulatedWorld } from './simulated-world.ts';

connectGatewayContract({ name: 'the fake', make: async () => fakeWorld() });

connectGatewayContract({
  name: 'the SDK in front of the simulator',
  make: () => startSimulatedWorld(),
});

const worlds: { close(): Promise<void> }[] = [];

async function setUp(settings?: Parameters<typeof startSimulatedWorld>[0]) {
  const world = await startSimulatedWorld(settings);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

describe('the gateway in front of the simulator', () => {
  test('reads nothing of the customers, whatever is planted in the answers', async () => {
    const planted = 'planted-4915199999001';
    const world = await setUp({ plant: planted });
    const { gateway, instance, routingProfileIds, queueIds } = world;
    const everyone = { kind: 'routing-profiles', ids: routingProfileIds } as const;
    const from = new Date(world.now.getTime() - 3_600_000);

    const read = [
      await gateway.readAgents(instance, everyone, command),
      await gateway.readQueues(instance, queueIds, ['VOICE'], command),
      await gateway.readContactPosition(instance, world.waitingContactId, command),
      await gateway.describeContact(instance, world.waitingContactId, command),
      await gateway.describeContact(instance, world.liveContactId, command),
      await gateway.searchWaiting(
        instance,
        { queueIds, channels: ['TASK'], order: 'newest', from },
        command,
      ),
      await gateway.describeUser(instance, world.supervisor.userId, command),
      Object.entries(await new CachedDirectory(world).names(instance, command)).map(
        ([kind, names]) => [kind, names instanceof Map ? [...names] : names],
      ),
      world.log.lines,
    ];

    expect(JSON.stringify(read)).toContain(world.supervisor.username);
    expect(JSON.stringify(read)).toContain(world.waitingTask.contactId);
    expect(JSON.stringify(read)).not.toContain(planted);
  });

  test('stays inside the limits of the service when the budget paces it', async () => {
    const { gateway, instance, supervisor, clock, server } = await setUp();
    const arrived = async (count: number) => {
      while (server.calls.length < count) await new Promise((resolve) => setImmediate(resolve));
    };

    const readings = Promise.all(
      Array.from({ length: 12 }, () => gateway.describeUser(instance, supervisor.userId, command)),
    );
    await arrived(5);
    for (let call = 6; call <= 12; call += 1) {
      await clock.advance(500);
      await arrived(call);
    }

    expect((await readings).every((user) => user?.userId === supervisor.userId)).toBe(true);
    expect(server.calls).toHaveLength(12);
  });

  test('does without estimates on an instance that has none', async () => {
    const { gateway, instance, queueIds } = await setUp({ edition: 'basic' });

    const reading = await gateway.readQueues(instance, queueIds, ['VOICE'], command);

    expect(reading.estimate).toBe('refused');
    expect(reading.rows.some((row) => row.contactsInQueue !== undefined)).toBe(true);
    expect(reading.rows.every((row) => row.estimatedWaitSeconds === undefined)).toBe(true);
  });

  test('reads the same whether the estimate may be mixed with other metrics or not', async () => {
    const { gateway, instance, queueIds, server } = await setUp();
    const mixed = await gateway.readQueues(instance, queueIds, ['VOICE'], command);
    server.configure({ mixedEstimate: 'refused' });

    const apart = await gateway.readQueues(instance, queueIds, ['VOICE'], command);

    const sorted = (rows: typeof mixed.rows) =>
      [...rows].sort((one, other) => one.queueId.localeCompare(other.queueId));
    expect(apart.estimate).toBe('asked');
    expect(sorted(apart.rows)).toEqual(sorted(mixed.rows));
    expect(mixed.rows.some((row) => row.estimatedWaitSeconds !== undefined)).toBe(true);
  });

  test.each(['absent', 'null', 'no-row'] as const)(
    'has no number for an estimate that is unsure, given as %s',
    async (unsureEstimate) => {
      const { gateway, instance, queueIds } = await setUp({ unsureEstimate, neverSure: true });

      const reading = await gateway.readQueues(instance, queueIds, ['VOICE'], command);

      expect(reading.estimate).toBe('asked');
      expect(reading.rows.every((row) => row.estimatedWaitSeconds === undefined)).toBe(true);
    },
  );

  test.each([
    ['not-found', 'not-found'],
    ['invalid-request', 'refused'],
    ['empty-list', 'no-results'],
    ['no-value', 'no-values'],
  ] as const)('tells a contact out of queue when the service says %s', async (shape, kind) => {
    const { gateway, instance, liveContactId } = await setUp({ contactNotInQueue: shape });

    const position = await gateway.readContactPosition(instance, liveContactId, command);

    expect(position.kind).toBe(kind);
  });

  test('finds a name for everything it shows', async () => {
    const world = await setUp();
    const { gateway, instance, routingProfileIds } = world;
    const everyone = { kind: 'routing-profiles', ids: routingProfileIds } as const;

    const { agents } = await gateway.readAgents(instance, everyone, command);
    const names = await new CachedDirectory(world).names(instance, command);

    expect(names.missing).toEqual([]);
    for (const agent of agents) {
      expect(names.users.get(agent.userId)?.username).toBeTruthy();
      expect(names.routingProfiles.get(agent.routingProfileId ?? '')).toBeTruthy();
      expect(names.statuses.get(agent.statusId ?? '')?.name).toBe(agent.statusName);
      for (const group of agent.hierarchy) expect(names.hierarchyGroups.get(group)).toBeTruthy();
      for (const contact of agent.contacts) {
        if (contact.queueId) expect(names.queues.get(contact.queueId)).toBeTruthy();
      }
    }
  });
});

function fakeWorld(): GatewayWorld {
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const supervisor = { userId: 'u-sam', username: 'sam.okafor', email: 'sam@harbour.test' };
  const waitingTask = { contactId: 'task', queueId: 'q1' };
  const waitingCall = { contactId: 'call', queueId: 'q2' };
  const minutesAgo = (minutes: number) => new Date(startOfTest.getTime() - minutes * 60_000);
  const agent = (userId: string, contactId: string) => ({
    userId,
    statusName: 'Available',
    routingProfileId: 'p1',
    hierarchy: [],
    slots: new Map(),
    contacts: [{ contactId, channel: 'VOICE', state: 'CONNECTED' }],
  });
  const gateway = new FakeConnectGateway({
    clock,
    agents: [agent('u-maria', 'live'), { ...agent('u-lea', 'other'), contacts: [] }],
    queueRows: [{ queueId: 'q1', channel: 'VOICE', contactsInQueue: 3 }],
    positions: new Map([['waiting', { kind: 'in-queue', asOf: startOfTest, position: 1 }]]),
    contacts: new Map([
      ['waiting', { channel: 'VOICE', queueId: 'q1', enqueuedAt: startOfTest }],
      ['live', { channel: 'VOICE', agentUserId: 'u-maria', connectedToAgentAt: startOfTest }],
    ]),
    waiting: [
      { ...waitingTask, channel: 'TASK', enqueuedAt: minutesAgo(2) },
      { contactId: 'another', queueId: 'q1', channel: 'TASK', enqueuedAt: minutesAgo(1) },
      { ...waitingCall, channel: 'VOICE', enqueuedAt: minutesAgo(1) },
    ],
    users: [
      { ...supervisor, securityProfileIds: ['s1'], phone: { kind: 'softphone' } },
      {
        userId: 'u-ada',
        username: 'ada.novak',
        securityProfileIds: [],
        phone: { kind: 'desk-phone', lastDigits: '42' },
      },
    ],
    permissions: new Map([['s1', ['ManagerListenIn']]]),
    statuses: new Map([['lunch', { name: 'Lunch', type: 'CUSTOM' }]]),
    missed: new Map([['u-maria', 2]]),
    missedOfQueues: new Map([['q1', 2]]),
    outcomes: [
      {
        queueId: 'q1',
        channel: 'VOICE',
        contactsQueued: 40,
        serviceLevelPercent: 82,
        abandonmentPercent: 5,
      },
    ],
  });
  const toLunch = { statusId: 'lunch', statusName: 'Lunch' };
  return {
    gateway,
    instance: 'one',
    now: clock.now(),
    busy: { userId: 'u-maria', ...toLunch },
    free: { userId: 'u-lea', ...toLunch },
    missedByUserId: 'u-maria',
    usedQueueId: 'q1',
    denyStatusChanges: () =>
      gateway.fail('setStatus', new BotError('connect_denied', 'no policy allows it')),
    routingProfileIds: ['p1'],
    queueIds: ['q1', 'q2'],
    supervisor,
    atDeskPhoneUserId: 'u-ada',
    liveContactId: 'live',
    waitingContactId: 'waiting',
    waitingTask,
    waitingCall,
    close: async () => {},
  };
}
