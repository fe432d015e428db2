import { afterEach, describe, expect, test } from '@jest/globals';
import type { World } from './connect-world.ts';
import { command, failureOf, instance, setUpWorld, startOfTest } from './connect-world.ts';
import { failure } from './scripted-server.ts';

const contactId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const worlds: World[] = [];

async function setUp() {
  const world = await setUpWorld();
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const position = { Name: 'POSITION_IN_QUEUE', Value: { Number: 3 } };
const wait = { Name: 'ESTIMATED_WAIT_TIME', Value: { Number: 120 } };

describe('the position of a contact', () => {
  test('asks for both metrics', async () => {
    const { server, gateway } = await setUp();
    server.on('GetContactMetrics', { body: { MetricResults: [position, wait] } });

    const reading = await gateway.readContactPosition(instance, contactId, command);

    expect(server.requests[0]?.body).toEqual({
      InstanceId: instance,
      ContactId: contactId,
      Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }],
    });
    expect(reading).toEqual({
      kind: 'in-queue',
      asOf: startOfTest,
      position: 3,
      estimatedWaitSeconds: 120,
    });
  });

  test.each([
    ['a position alone', [position], { kind: 'in-queue', position: 3 }],
    ['a wait alone', [wait], { kind: 'in-queue', estimatedWaitSeconds: 120 }],
    [
      'a position of zero',
      [{ Name: 'POSITION_IN_QUEUE', Value: { Number: 0 } }],
      { kind: 'in-queue', position: 0 },
    ],
    ['no results', [], { kind: 'no-results' }],
    ['null results', null, { kind: 'no-results' }],
    ['a result without a value', [{ Name: 'POSITION_IN_QUEUE' }], { kind: 'no-values' }],
    [
      'values without a number',
      [
        { Name: 'POSITION_IN_QUEUE', Value: {} },
        { Name: 'ESTIMATED_WAIT_TIME', Value: { Number: 'NaN' } },
      ],
      { kind: 'no-values' },
    ],
  ])('understands %s', async (_, MetricResults, expected) => {
    const { server, gateway } = await setUp();
    server.on('GetContactMetrics', { body: { MetricResults } });

    const reading = await gateway.readContactPosition(instance, contactId, command);

    expect(reading).toEqual({ asOf: startOfTest, ...expected });
  });

  test.each([
    ['ResourceNotFoundException', 404, 'not-found'],
    ['InvalidRequestException', 400, 'refused'],
  ])('takes %s for an answer', async (name, status, kind) => {
    const { server, gateway } = await setUp();
    server.on('GetContactMetrics', failure(name, status));

    const reading = await gateway.readContactPosition(instance, contactId, command);

    expect(reading).toEqual({ kind, asOf: startOfTest });
    expect(gateway.lastReading(instance).okAt).toEqual(startOfTest);
  });

  test('does not take a refusal by IAM for an answer', async () => {
    const { server, gateway } = await setUp();
    server.on('GetContactMetrics', failure('AccessDeniedException', 403));

    const error = await failureOf(gateway.readContactPosition(instance, contactId, command));

    expect(error).toMatchObject({ code: 'connect_denied' });
  });

  test.each(['', 'Billing', contactId.toUpperCase(), `${contactId}0`])(
    'refuses "%s" as an id without asking',
    async (id) => {
      const { server, gateway } = await setUp();

      const error = await failureOf(gateway.readContactPosition(instance, id, command));

      expect(error).toMatchObject({ code: 'connect_bad_request' });
      expect(server.requests).toEqual([]);
    },
  );
});

describe('where a contact is', () => {
  const at = (seconds: number) => new Date(seconds * 1000);

  test('is read without a word of the customer', async () => {
    const { server, gateway } = await setUp();
    server.on('DescribeContact', {
      body: {
        Contact: {
          Id: contactId,
          InitialContactId: 'first',
          PreviousContactId: 'before',
          InitiationMethod: 'TRANSFER',
          Channel: 'VOICE',
          Name: 'planted',
          Description: 'planted',
          QueueInfo: { Id: 'q1', EnqueueTimestamp: 1_780_000_060 },
          AgentInfo: { Id: 'u1', ConnectedToAgentTimestamp: 1_780_000_120 },
          InitiationTimestamp: 1_780_000_000,
          DisconnectTimestamp: 1_780_000_300,
          DisconnectReason: 'AGENT_DISCONNECT',
          CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: 'planted' },
          Attributes: { note: 'planted' },
          NextContacts: [
            {
              Type: 'QUICK_CONNECT',
              NextContactMetadata: {
                QuickConnectContactData: { ContactId: 'after', QuickConnectName: 'planted' },
              },
            },
          ],
        },
      },
    });

    expect(await gateway.describeContact(instance, contactId, command)).toEqual({
      asOf: startOfTest,
      channel: 'VOICE',
      initiationMethod: 'TRANSFER',
      initialContactId: 'first',
      previousContactId: 'before',
      nextContactId: 'after',
      initiatedAt: at(1_780_000_000),
      queueId: 'q1',
      enqueuedAt: at(1_780_000_060),
      agentUserId: 'u1',
      connectedToAgentAt: at(1_780_000_120),
      disconnectedAt: at(1_780_000_300),
      disconnectReason: 'AGENT_DISCONNECT',
    });
    expect(server.requests[0]?.path).toBe(`/contacts/${instance}/${contactId}`);
  });

  test('has no member for what the service leaves out', async () => {
    const { server, gateway } = await setUp();
    server.on('DescribeContact', { body: { Contact: { Id: contactId, QueueInfo: null } } });

    expect(await gateway.describeContact(instance, contactId, command)).toEqual({
      asOf: startOfTest,
    });
  });

  test.each([
    ['there is no such contact', failure('ResourceNotFoundException', 404)],
    ['the answer is empty', { body: {} }],
  ])('is undefined when %s', async (_, reply) => {
    const { server, gateway } = await setUp();
    server.on('DescribeContact', reply);

    expect(await gateway.describeContact(instance, contactId, command)).toBeUndefined();
  });

  test('is not asked for with an id that is none', async () => {
    const { server, gateway } = await setUp();

    const error = await failureOf(gateway.describeContact(instance, '../users/u1', command));

    expect(error).toMatchObject({ code: 'connect_bad_request' });
    expect(server.requests).toEqual([]);
  });
});

describe('users', () => {
  test('are found by exact names in one call, and what merely resembles is left out', async () => {
    const { server, gateway } = await setUp();
    server.on('SearchUsers', {
      body: {
        Users: [
          {
            Id: 'u1',
            Username: 'Maria@harbour.test',
            SecurityProfileIds: ['p1', null],
            HierarchyGroupId: 'g1',
            IdentityInfo: { FirstName: 'Maria' },
          },
          { Id: 'u2', Username: 'maria@harbour.test.old' },
          { Id: 'u3' },
        ],
      },
    });

    const names = ['maria@harbour.test', 'maria'];
    const users = await gateway.findUsers(instance, names, command);

    const exact = (Value: string) => ({
      StringCondition: { FieldName: 'Username', Value, ComparisonType: 'EXACT' },
    });
    expect(server.requests.map((request) => request.body)).toEqual([
      {
        InstanceId: instance,
        MaxResults: 500,
        SearchCriteria: { OrConditions: names.map(exact) },
      },
    ]);
    expect(users).toEqual([
      {
        userId: 'u1',
        username: 'Maria@harbour.test',
        securityProfileIds: ['p1'],
        hierarchyGroupId: 'g1',
      },
    ]);
  });

  test('are not searched for without a name', async () => {
    const { server, gateway } = await setUp();

    expect(await gateway.findUsers(instance, [], command)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  test('are described with their work address and nothing more private', async () => {
    const { server, gateway } = await setUp();
    server.on('DescribeUser', {
      body: {
        User: {
          Id: 'u1',
          Username: 'maria',
          SecurityProfileIds: ['p1'],
          HierarchyGroupId: 'g1',
          IdentityInfo: {
            Email: 'maria@harbour.test',
            SecondaryEmail: 'planted@home.test',
            Mobile: '+4915199999001',
          },
          PhoneConfig: { PhoneType: 'DESK_PHONE', DeskPhoneNumber: '+4915199999042' },
        },
      },
    });

    const user = await gateway.describeUser(instance, 'u1', command);

    expect(user).toEqual({
      userId: 'u1',
      username: 'maria',
      securityProfileIds: ['p1'],
      hierarchyGroupId: 'g1',
      email: 'maria@harbour.test',
      phone: { kind: 'desk-phone', lastDigits: '42' },
    });
    expect(server.requests[0]?.path).toBe(`/users/${instance}/u1`);
  });

  const softphone = { kind: 'softphone' };
  const voice = (PhoneType: string, PhoneNumber?: string) => ({
    PhoneNumberConfigs: [{ Channel: 'VOICE', PhoneType, PhoneNumber }],
  });
  test.each([
    ['a softphone', { PhoneConfig: { PhoneType: 'SOFT_PHONE' } }, softphone],
    [
      'a desk phone without a number',
      { PhoneConfig: { PhoneType: 'DESK_PHONE' } },
      { kind: 'desk-phone', lastDigits: undefined },
    ],
    [
      'a number with other signs at its end',
      { PhoneConfig: { PhoneType: 'DESK_PHONE', DeskPhoneNumber: '+49 (30) 123 4-2 ' } },
      { kind: 'desk-phone', lastDigits: '42' },
    ],
    ['an unknown type', { PhoneConfig: { PhoneType: 'HOLOGRAM' } }, undefined],
    ['no type', { PhoneConfig: {} }, undefined],
    ['no settings at all', {}, undefined],
    ['settings of the voice channel alone', voice('SOFT_PHONE'), softphone],
    [
      'a desk phone of the voice channel',
      voice('DESK_PHONE', '+493012342'),
      { kind: 'desk-phone', lastDigits: '42' },
    ],
    [
      'settings of another channel',
      { PhoneNumberConfigs: [{ Channel: 'CHAT', PhoneType: 'SOFT_PHONE' }] },
      undefined,
    ],
    [
      'both, and the same',
      { PhoneConfig: { PhoneType: 'SOFT_PHONE' }, ...voice('SOFT_PHONE') },
      softphone,
    ],
    [
      'both, and not the same',
      { PhoneConfig: { PhoneType: 'SOFT_PHONE' }, ...voice('DESK_PHONE', '+493012342') },
      undefined,
    ],
  ])('ring where their settings say: %s', async (_case, settings, phone) => {
    const { server, gateway } = await setUp();
    server.on('DescribeUser', { body: { User: { Id: 'u1', Username: 'maria', ...settings } } });

    expect((await gateway.describeUser(instance, 'u1', command))?.phone).toEqual(phone);
  });

  test.each([
    ['there is no such user', failure('ResourceNotFoundException', 404)],
    ['the answer is empty', { body: {} }],
    ['the user has no username', { body: { User: { Id: 'u1' } } }],
  ])('are undefined when %s', async (_, reply) => {
    const { server, gateway } = await setUp();
    server.on('DescribeUser', reply);

    expect(await gateway.describeUser(instance, 'u1', command)).toBeUndefined();
  });

  test('have the permissions of all pages of a profile', async () => {
    const { server, gateway } = await setUp();
    server.on(
      'ListSecurityProfilePermissions',
      { body: { Permissions: ['AccessMetrics'], NextToken: 't' } },
      { body: { Permissions: ['ManagerListenIn'] } },
    );

    const permissions = await gateway.readPermissions(instance, 'p1', command);

    expect(permissions).toEqual(new Set(['AccessMetrics', 'ManagerListenIn']));
    expect(server.requests[1]?.query.get('nextToken')).toBe('t');
    expect(server.requests[1]?.query.get('maxResults')).toBe('1000');
  });
});

describe('monitoring', () => {
  const request = {
    contactId,
    supervisorUserId: 'u-sam',
    capabilities: ['SILENT_MONITOR'],
    clientToken: 'intent-1',
  } as const;

  test('sends the contact, the supervisor, the capabilities and the token of the intent', async () => {
    const { server, gateway } = await setUp();
    server.on('MonitorContact', { body: { ContactId: 'monitor-1', ContactArn: 'arn' } });

    const started = await gateway.monitorContact(instance, request, command);

    expect(started).toEqual({ contactId: 'monitor-1', requestId: 'request-1' });
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        InstanceId: instance,
        ContactId: contactId,
        UserId: 'u-sam',
        AllowedMonitorCapabilities: ['SILENT_MONITOR'],
        ClientToken: 'intent-1',
      },
    ]);
  });

  test('tells the reason of a refusal', async () => {
    const { server, gateway } = await setUp();
    server.on(
      'MonitorContact',
      failure('InvalidRequestException', 400, 'No AGENT participant found in the contact'),
    );

    const error = await failureOf(gateway.monitorContact(instance, request, command));

    expect(error).toMatchObject({ code: 'listen_no_agent' });
  });

  test('is not tried again when the answer was lost, because it may ring already', async () => {
    const { server, gateway } = await setUp();
    server.on('MonitorContact', { silence: 'reset' }, { body: { ContactId: 'monitor-1' } });

    const error = await failureOf(gateway.monitorContact(instance, request, command));

    expect(error).toMatchObject({ code: 'connect_unavailable' });
    expect(server.requests).toHaveLength(1);
  });
});
