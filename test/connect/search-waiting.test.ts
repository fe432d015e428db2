import { afterEach, describe, expect, test } from '@jest/globals';
import { rateOf } from '../../src/connect/operations.ts';
import type { World } from './connect-world.ts';
import { command, failureOf, instance, setUpWorld, startOfTest } from './connect-world.ts';
import { failure } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp() {
  const world = await setUpWorld();
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const from = new Date(startOfTest.getTime() - 7 * 24 * 3_600_000);
const question = {
  queueIds: ['q1', 'q2'],
  channels: ['CHAT', 'TASK', 'EMAIL'],
  order: 'newest' as const,
  from,
};
const seconds = (at: Date) => at.getTime() / 1000;
const minutesAgo = (minutes: number) => new Date(startOfTest.getTime() - minutes * 60_000);

const chat = (id: string, minutes: number, more: object = {}) => ({
  Id: id,
  Channel: 'CHAT',
  QueueInfo: { Id: 'q1', EnqueueTimestamp: seconds(minutesAgo(minutes)) },
  InitiationTimestamp: seconds(minutesAgo(minutes + 1)),
  ...more,
});

describe('the search for contacts that wait', () => {
  test('asks for those queued and neither answered nor ended, newest first, one page', async () => {
    const { server, gateway } = await setUp();
    server.on('SearchContacts', { body: { Contacts: [], TotalCount: 0 } });

    await gateway.searchWaiting(instance, question, command);

    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        InstanceId: instance,
        TimeRange: {
          Type: 'ENQUEUE_TIMESTAMP',
          StartTime: seconds(from),
          EndTime: seconds(startOfTest),
        },
        SearchCriteria: {
          QueueIds: ['q1', 'q2'],
          Channels: ['CHAT', 'TASK', 'EMAIL'],
          AdditionalTimeRange: {
            MatchType: 'MATCH_ALL',
            Criteria: ['CONNECTED_TO_AGENT_TIMESTAMP', 'DISCONNECT_TIMESTAMP'].map((Type) => ({
              TimestampCondition: { Type, ConditionType: 'NOT_EXISTS' },
            })),
          },
        },
        Sort: { FieldName: 'INITIATION_TIMESTAMP', Order: 'DESCENDING' },
        MaxResults: 100,
      },
    ]);
  });

  test('asks for those that began first where whoever has waited longest is to come first', async () => {
    const { gateway, server } = await setUp();
    server.on('SearchContacts', { body: { Contacts: [], TotalCount: 0 } });

    await gateway.searchWaiting(instance, { ...question, order: 'oldest' }, command);

    expect(server.requests[0]?.body).toMatchObject({ Sort: { Order: 'ASCENDING' } });
  });

  test('gives them by when they were queued, and how many there are', async () => {
    const { server, gateway } = await setUp();
    const unknown = chat('unknown', 0, { QueueInfo: { Id: 'q2' } });
    const body = { Contacts: [unknown, chat('older', 5), chat('newer', 2)], TotalCount: 240 };
    server.on('SearchContacts', { body });

    const reading = await gateway.searchWaiting(instance, question, command);

    expect(reading).toEqual({
      asOf: startOfTest,
      total: 240,
      contacts: [
        {
          contactId: 'newer',
          channel: 'CHAT',
          queueId: 'q1',
          enqueuedAt: minutesAgo(2),
          initiatedAt: minutesAgo(3),
        },
        {
          contactId: 'older',
          channel: 'CHAT',
          queueId: 'q1',
          enqueuedAt: minutesAgo(5),
          initiatedAt: minutesAgo(6),
        },
        {
          contactId: 'unknown',
          channel: 'CHAT',
          queueId: 'q2',
          enqueuedAt: undefined,
          initiatedAt: minutesAgo(1),
        },
      ],
    });
  });

  test.each([
    ['was answered', { AgentInfo: { ConnectedToAgentTimestamp: seconds(startOfTest) } }],
    ['has ended', { DisconnectTimestamp: seconds(startOfTest) }],
    ['is in no queue', { QueueInfo: undefined }],
    ['has no channel', { Channel: undefined }],
    ['has no id', { Id: undefined }],
  ])('leaves out what %s all the same', async (_, more) => {
    const { server, gateway } = await setUp();
    const body = { Contacts: [chat('one', 1), chat('other', 2, more)], TotalCount: 2 };
    server.on('SearchContacts', { body });

    const { contacts } = await gateway.searchWaiting(instance, question, command);

    expect(contacts.map(({ contactId }) => contactId)).toEqual(['one']);
  });

  test('takes nothing over of whom a contact is with', async () => {
    const { server, gateway } = await setUp();
    const customer = {
      Name: 'planted',
      SegmentAttributes: { note: { ValueString: 'planted' } },
      Tags: { note: 'planted' },
    };
    const body = { Contacts: [chat('one', 1, customer)], TotalCount: 1 };
    server.on('SearchContacts', { body });

    const reading = await gateway.searchWaiting(instance, question, command);

    expect(JSON.stringify(reading)).not.toContain('planted');
  });

  test('does not know how many there are when the service does not say', async () => {
    const { server, gateway } = await setUp();
    server.on('SearchContacts', { body: {} });

    expect(await gateway.searchWaiting(instance, question, command)).toEqual({
      asOf: startOfTest,
      contacts: [],
      total: undefined,
    });
  });

  test.each([
    ['AccessDeniedException', 403, 'connect_denied'],
    ['InvalidRequestException', 400, 'connect_bad_request'],
    ['InternalServiceException', 500, 'connect_unavailable'],
  ])('says of %s what it is', async (name, status, code) => {
    const { server, gateway } = await setUp();
    server.on('SearchContacts', failure(name, status));

    const error = await failureOf(gateway.searchWaiting(instance, question, command));

    expect(error).toMatchObject({ code });
  });

  test('has the smallest budget of all: one call in two seconds', () => {
    expect(rateOf('SearchContacts')).toEqual({ perSecond: 0.5, burst: 1 });
  });
});
