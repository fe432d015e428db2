import { afterEach, describe, expect, test } from '@jest/globals';
import type { Progress } from '../../src/ports/connect.ts';
import { command, instance, setUpWorld, startOfTest, type World } from './connect-world.ts';
import { fixture } from './fixture.ts';
import type { Recorded } from './scripted-server.ts';

const everyone = { kind: 'routing-profiles', ids: ['profile-1'] } as const;
const worlds: World[] = [];

async function setUp(options?: Parameters<typeof setUpWorld>[0]) {
  const world = await setUpWorld(options);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

function page(ids: readonly string[], rest: object = {}) {
  return { body: { UserDataList: ids.map((Id) => ({ User: { Id } })), ...rest } };
}

describe('reading agents', () => {
  test('takes every field of a row and leaves out what the service left out', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', { body: fixture('user-data-page') });

    const reading = await gateway.readAgents(instance, everyone, command);

    expect(reading.agents[0]).toEqual({
      userId: 'user-maria',
      statusId: 'status-available',
      statusName: 'Available',
      statusSince: new Date(1793696400250),
      nextStatus: 'Lunch',
      routingProfileId: 'profile-1',
      hierarchy: ['group-emea', 'group-east'],
      slots: new Map([
        ['VOICE', { active: 1, available: 0, maximum: 1 }],
        ['CHAT', { active: 2, available: 1, maximum: 3 }],
        ['HOLOGRAM', { active: undefined, available: 2, maximum: undefined }],
      ]),
      contacts: [
        {
          contactId: 'contact-1',
          channel: 'VOICE',
          initiationMethod: 'INBOUND',
          state: 'CONNECTED_ONHOLD',
          stateSince: new Date(1793696460000),
          connectedSince: new Date(1793696460000),
          queueId: 'queue-billing',
        },
        { channel: 'HOLOGRAM', state: 'PAUSED' },
      ],
    });
  });

  test('knows an agent by the ARN alone, keeps one without anything, drops a row that is nobody’s', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', { body: fixture('user-data-page') });

    const { agents } = await gateway.readAgents(instance, everyone, command);

    expect(agents.map((agent) => agent.userId)).toEqual(['user-maria', 'user-bare', 'user-null']);
    expect(agents[2]).toEqual({
      userId: 'user-null',
      hierarchy: [],
      slots: new Map(),
      contacts: [],
    });
  });

  test('reads nothing of the customer into our types', async () => {
    const { server, gateway, log } = await setUp();
    server.on('GetCurrentUserData', { body: fixture('user-data-page') });

    const reading = await gateway.readAgents(instance, everyone, command);

    const kept = JSON.stringify([
      reading,
      reading.agents.map(({ slots }) => [...slots]),
      log.lines,
    ]);
    expect(fixture('user-data-page')).toMatch(/planted|\+49151/);
    expect(kept).not.toMatch(/planted|\+49151/i);
  });

  test('reads all pages, each agent once with the later row, and says when it began', async () => {
    const { server, gateway, budget } = await setUp();
    server.on(
      'GetCurrentUserData',
      { body: { UserDataList: [{ User: { Id: 'a' }, NextStatus: 'old' }], NextToken: 't1' } },
      page(['b', 'c'], { NextToken: 't2' }),
      { body: { UserDataList: [{ User: { Id: 'a' }, NextStatus: 'new' }] } },
    );

    const reading = await gateway.readAgents(instance, everyone, command);

    expect(reading.agents.map((agent) => [agent.userId, agent.nextStatus])).toEqual([
      ['a', 'new'],
      ['b', undefined],
      ['c', undefined],
    ]);
    expect(reading.asOf).toEqual(startOfTest);
    expect(reading.isTruncated).toBe(false);
    expect(server.requests.map((request) => request.body.NextToken)).toEqual([
      undefined,
      't1',
      't2',
    ]);
    expect(budget.taken).toHaveLength(3);
  });

  test('starts from the first page again at the next reading', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', ({ body }: Recorded) =>
      body.NextToken === 't1' ? page(['b']) : page(['a'], { NextToken: 't1' }),
    );

    await gateway.readAgents(instance, everyone, command);
    const second = await gateway.readAgents(instance, everyone, command);

    expect(second.agents).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });

  test('asks in chunks of 100 ids with one filter each and adds up what the service counts', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', ({ body }: Recorded) =>
      page([JSON.stringify(body.Filters).slice(0, 40)], { ApproximateTotalCount: 7 }),
    );
    const ids = Array.from({ length: 230 }, (_, i) => `profile-${i}`);

    const selection = { kind: 'routing-profiles', ids } as const;
    const reading = await gateway.readAgents(instance, selection, command);

    expect(server.requests.map(({ body }) => body)).toEqual([
      { Filters: { RoutingProfiles: ids.slice(0, 100) }, MaxResults: 100 },
      { Filters: { RoutingProfiles: ids.slice(100, 200) }, MaxResults: 100 },
      { Filters: { RoutingProfiles: ids.slice(200) }, MaxResults: 100 },
    ]);
    expect(reading.approximateTotal).toBe(21);
  });

  test('does not know the total when one of the answers does not say', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', page(['a'], { ApproximateTotalCount: 7 }), page(['b']));
    const ids = Array.from({ length: 101 }, (_, i) => `queue-${i}`);

    const reading = await gateway.readAgents(instance, { kind: 'queues', ids }, command);

    expect(reading.approximateTotal).toBeUndefined();
  });

  test.each([
    [{ kind: 'queues', ids: ['q'] } as const, { Queues: ['q'] }],
    [{ kind: 'agents', ids: ['u'] } as const, { Agents: ['u'] }],
    [{ kind: 'hierarchy-group', id: 'g' } as const, { UserHierarchyGroups: ['g'] }],
  ])('filters by %j', async (selection, filters) => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', page([]));

    await gateway.readAgents(instance, selection, command);

    expect(server.requests[0]?.path).toBe(`/metrics/userdata/${instance}`);
    expect(server.requests[0]?.body.Filters).toEqual(filters);
  });

  test('tells after every page how far it is, and of how many once all chunks have begun', async () => {
    const { server, gateway } = await setUp();
    server.on(
      'GetCurrentUserData',
      page(['a', 'b'], { NextToken: 't1', ApproximateTotalCount: 4 }),
      page(['b', 'c'], { ApproximateTotalCount: 4 }),
      page(['d'], { NextToken: 't2', ApproximateTotalCount: 3 }),
      page(['e'], { ApproximateTotalCount: 3 }),
    );
    const ids = Array.from({ length: 101 }, (_, i) => `profile-${i}`);
    const told: Progress[] = [];
    const options = { ...command, onProgress: (progress: Progress) => told.push(progress) };

    await gateway.readAgents(instance, { kind: 'routing-profiles', ids }, options);

    expect(told).toEqual([
      { agentsRead: 2, ofAbout: undefined },
      { agentsRead: 3, ofAbout: undefined },
      { agentsRead: 4, ofAbout: 7 },
      { agentsRead: 5, ofAbout: 7 },
    ]);
  });

  test('does not tell of how many when the service does not say', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', page(['a']));
    const told: Progress[] = [];
    const options = { ...command, onProgress: (progress: Progress) => told.push(progress) };

    await gateway.readAgents(instance, { kind: 'hierarchy-group', id: 'g' }, options);

    expect(told).toEqual([{ agentsRead: 1, ofAbout: undefined }]);
  });

  test('asks nothing when there is nobody to ask for', async () => {
    const { server, gateway } = await setUp();

    const reading = await gateway.readAgents(instance, { kind: 'agents', ids: [] }, command);

    expect(reading).toEqual({
      asOf: startOfTest,
      doneAt: startOfTest,
      agents: [],
      approximateTotal: 0,
      isTruncated: false,
    });
    expect(server.requests).toEqual([]);
  });

  test('stops at the page cap and says so', async () => {
    const { server, gateway } = await setUp({ agentPagesAtMost: 3 });
    server.on('GetCurrentUserData', ({ body }: Recorded) => {
      const next = Number(body.NextToken ?? 0) + 1;
      return page([`agent-${next}`], { NextToken: `${next}` });
    });
    const ids = Array.from({ length: 101 }, (_, i) => `queue-${i}`);

    const reading = await gateway.readAgents(instance, { kind: 'queues', ids }, command);

    expect(server.requests).toHaveLength(3);
    expect(reading.agents).toHaveLength(3);
    expect(reading.isTruncated).toBe(true);
  });

  test('stops when the service repeats its token and says so', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', page(['a'], { NextToken: 'same' }));

    const reading = await gateway.readAgents(instance, everyone, command);

    expect(server.requests).toHaveLength(2);
    expect(reading.isTruncated).toBe(true);
  });

  test('takes an empty answer for nobody, not for an error', async () => {
    const { server, gateway } = await setUp();
    server.on('GetCurrentUserData', { body: '' });

    const reading = await gateway.readAgents(instance, everyone, command);

    expect(reading.agents).toEqual([]);
    expect(reading.approximateTotal).toBeUndefined();
  });
});
