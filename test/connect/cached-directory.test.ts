import { afterEach, describe, expect, test } from '@jest/globals';
import { CachedDirectory } from '../../src/connect/cached-directory.ts';
import {
  command,
  failureOf,
  instance,
  setUpWorld,
  startOfTest,
  type World,
} from './connect-world.ts';
import { type Answer, failure, type Recorded } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp(options: { readonly instancesAtMost?: number } = {}) {
  const world = await setUpWorld({ calls: { throttledRetryMs: 'never' } });
  worlds.push(world);
  const directory = new CachedDirectory({ calls: world.calls, ...options });
  const { server } = world;
  server.on('SearchUsers', {
    body: {
      Users: [
        {
          Id: 'u1',
          Username: 'maria',
          IdentityInfo: { FirstName: 'Maria', LastName: 'Lindqvist', Email: 'planted@x.test' },
          PhoneConfig: { DeskPhoneNumber: '+4915199999001' },
        },
        { Id: 'u2', Username: 'sam', IdentityInfo: null },
        { Id: 'u3' },
      ],
    },
  });
  server.on('ListQueues', {
    body: { QueueSummaryList: [{ Id: 'q1', Name: 'Billing' }, { Id: 'q2' }] },
  });
  server.on('ListRoutingProfiles', {
    body: { RoutingProfileSummaryList: [{ Id: 'p1', Name: 'Tier 1' }] },
  });
  server.on('ListUserHierarchyGroups', {
    body: { UserHierarchyGroupSummaryList: [{ Id: 'g1', Name: 'East' }] },
  });
  server.on('ListAgentStatuses', {
    body: {
      AgentStatusSummaryList: [
        { Id: 's1', Name: 'Available', Type: 'ROUTABLE' },
        { Id: 's2', Name: 'Lunch', Type: 'TYPE_OF_TOMORROW' },
      ],
    },
  });
  const count = (operation: string) =>
    server.requests.filter((request) => request.operation === operation).length;
  const names = (signal?: AbortSignal) =>
    directory.names(instance, { priority: 'command', signal });
  return { ...world, directory, count, names };
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

describe('the directory of names', () => {
  test('reads every kind with the largest pages, standard queues only', async () => {
    const { server, names } = await setUp();

    expect(await names()).toEqual({
      asOf: startOfTest,
      users: new Map([
        ['u1', { username: 'maria', firstName: 'Maria', lastName: 'Lindqvist' }],
        ['u2', { username: 'sam' }],
      ]),
      queues: new Map([['q1', 'Billing']]),
      routingProfiles: new Map([['p1', 'Tier 1']]),
      hierarchyGroups: new Map([['g1', 'East']]),
      statuses: new Map([
        ['s1', { name: 'Available', type: 'ROUTABLE' }],
        ['s2', { name: 'Lunch', type: 'TYPE_OF_TOMORROW' }],
      ]),
      missing: [],
      stale: [],
    });
    const asked = new Map(server.requests.map((request) => [request.operation, request]));
    expect(asked.get('SearchUsers')?.body).toEqual({ InstanceId: instance, MaxResults: 500 });
    expect(asked.get('ListQueues')?.query.toString()).toBe('maxResults=1000&queueTypes=STANDARD');
    expect(asked.get('ListAgentStatuses')?.query.toString()).toBe('maxResults=1000');
    expect(server.requests).toHaveLength(5);
  });

  test('keeps no e-mail address and no telephone number', async () => {
    const { names } = await setUp();

    expect(JSON.stringify([...(await names()).users])).not.toMatch(/planted|\+49/);
  });

  test('reads all pages', async () => {
    const { server, names } = await setUp();
    server.on('SearchUsers', ({ body }: Recorded) => {
      const page = Number(body.NextToken ?? 0);
      const Users = [{ Id: `u${page}`, Username: `name-${page}` }];
      return { body: { Users, ...(page < 4 && { NextToken: `${page + 1}` }) } };
    });

    expect((await names()).users.size).toBe(5);
  });

  test('stops at the page cap and warns', async () => {
    const { server, names, count, log } = await setUp();
    server.on('SearchUsers', ({ body }: Recorded) => ({
      body: { Users: [], NextToken: `${Number(body.NextToken ?? 0) + 1}` },
    }));

    await names();

    expect(count('SearchUsers')).toBe(20);
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
  });

  test('shares one reading between all who ask at once and serves it for five minutes', async () => {
    const { server, names, clock } = await setUp();

    await Promise.all(Array.from({ length: 50 }, () => names()));
    await clock.advance(299_999);
    await names();
    expect(server.requests).toHaveLength(5);

    await clock.advance(1);
    const later = await names();
    expect(server.requests).toHaveLength(10);
    expect(later.asOf).toEqual(clock.now());
  });

  test('lists a kind that was never read as missing, and gives the others', async () => {
    const { server, names } = await setUp();
    server.on('ListUserHierarchyGroups', failure('AccessDeniedException', 403));

    const found = await names();

    expect(found.missing).toEqual(['hierarchyGroups']);
    expect(found.stale).toEqual([]);
    expect(found.hierarchyGroups.size).toBe(0);
    expect(found.users.size).toBe(2);
  });

  test('shows the old names as stale while a kind fails, asking every 30 seconds only', async () => {
    const { server, names, count, clock } = await setUp();
    await names();
    const down: Answer = failure('ThrottlingException', 429);
    server.on('ListQueues', down);
    await clock.advance(300_000);

    const failing = await names();
    await clock.advance(29_999);
    await names();

    expect(failing).toMatchObject({ missing: [], stale: ['queues'], asOf: startOfTest });
    expect(failing.queues).toEqual(new Map([['q1', 'Billing']]));
    expect(count('ListQueues')).toBe(2);

    server.on('ListQueues', { body: { QueueSummaryList: [{ Id: 'q9', Name: 'New' }] } });
    await clock.advance(1);
    const recovered = await names();

    expect(recovered.stale).toEqual([]);
    expect(recovered.queues).toEqual(new Map([['q9', 'New']]));
    expect(count('ListAgentStatuses')).toBe(2);
  });

  test('keeps instances apart', async () => {
    const { directory, names, server } = await setUp();
    await names();
    server.on('ListQueues', { body: { QueueSummaryList: [{ Id: 'q9', Name: 'Other' }] } });

    const other = await directory.names('another', command);

    expect(other.queues).toEqual(new Map([['q9', 'Other']]));
    expect((await names()).queues).toEqual(new Map([['q1', 'Billing']]));
  });

  test('forgets the instance not asked for the longest when there are too many', async () => {
    const { directory, count } = await setUp({ instancesAtMost: 2 });

    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await directory.names(id, command);

    expect(count('ListQueues')).toBe(4);
  });

  test('lets one who waits give up without hurting the others', async () => {
    const { names, server } = await setUp();
    const controller = new AbortController();

    const leaving = failureOf(names(controller.signal));
    const staying = names();
    controller.abort();

    expect(await leaving).toMatchObject({ code: 'stopping' });
    expect((await staying).users.size).toBe(2);
    expect(server.requests).toHaveLength(5);
  });
});
