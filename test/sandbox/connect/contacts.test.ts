import type { SearchContactsRequest } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { hour, minute, waitFor } from '../centre/rig.ts';
import { type ConnectRig, closeRigs, connectRig, InstanceId, instanceArn, refusal } from './rig.ts';

afterEach(closeRigs);

const both = [{ Name: 'POSITION_IN_QUEUE' as const }, { Name: 'ESTIMATED_WAIT_TIME' as const }];

async function inRush(rig: ConnectRig) {
  const { id } = rig.queue('Billing');
  rig.centre.rush({ queueId: id });
  await rig.clock.advance(6 * minute);
  return rig.centre.waiting(id, 'VOICE');
}

describe('GetContactMetrics', () => {
  test('gives place and seconds while the contact is in a queue', async () => {
    const rig = await connectRig();
    const [, second] = await inRush(rig);
    const place = rig.centre.placeInLine(second?.id ?? '');

    const answer = await rig.client.getContactMetrics({
      InstanceId: instanceArn,
      ContactId: second?.id,
      Metrics: both,
    });

    expect(answer.Id).toBe(second?.id);
    expect(answer.MetricResults?.map(({ Value }) => Value?.Number)).toEqual([2, place?.seconds]);
  });

  test.each([
    ['not-found', 'ResourceNotFoundException'],
    ['invalid-request', 'InvalidRequestException'],
  ] as const)('for a contact with an agent: %s', async (contactNotInQueue, name) => {
    const rig = await connectRig({ contactNotInQueue });
    const ContactId = rig.centre.view().users.flatMap(({ held }) => held)[0]?.contactId;

    const refused = await refusal(
      rig.client.getContactMetrics({ InstanceId, ContactId, Metrics: both }),
    );

    expect(refused.name).toBe(name);
  });

  test.each([
    ['empty-list', []],
    ['no-value', [undefined, undefined]],
  ] as const)('for a contact with an agent: %s', async (contactNotInQueue, numbers) => {
    const rig = await connectRig({ contactNotInQueue });
    const ContactId = rig.centre.view().users.flatMap(({ held }) => held)[0]?.contactId;

    const answer = await rig.client.getContactMetrics({ InstanceId, ContactId, Metrics: both });

    expect(answer.MetricResults?.map(({ Value }) => Value?.Number)).toEqual(numbers);
  });

  test('an id that is no UUID is refused, an unknown one is not found', async () => {
    const { client } = await connectRig();
    const ask = (ContactId: string) =>
      refusal(client.getContactMetrics({ InstanceId, ContactId, Metrics: both }));

    expect((await ask('abc')).name).toBe('InvalidParameterException');
    expect((await ask('00000000-0000-4000-8000-000000000000')).name).toBe(
      'ResourceNotFoundException',
    );
  });
});

function lastHour({ clock }: ConnectRig, more: Partial<SearchContactsRequest> = {}) {
  const EndTime = clock.now();
  const StartTime = new Date(EndTime.getTime() - hour);
  return {
    InstanceId,
    TimeRange: { Type: 'INITIATION_TIMESTAMP' as const, StartTime, EndTime },
    ...more,
  };
}

describe('SearchContacts', () => {
  test('finds no voice contact that waits in a queue, but finds chats that do', async () => {
    const rig = await connectRig({ searchLagSeconds: 0 });
    const waitingCalls = await inRush(rig);
    rig.centre.rush({ queueId: rig.queue('Chat Care').id, contacts: 60, minutes: 1 });
    await rig.clock.advance(2 * minute);

    const unanswered = await rig.client.searchContacts(
      lastHour(rig, {
        SearchCriteria: {
          AdditionalTimeRange: {
            MatchType: 'MATCH_ALL',
            Criteria: (['CONNECTED_TO_AGENT_TIMESTAMP', 'DISCONNECT_TIMESTAMP'] as const).map(
              (Type) => ({ TimestampCondition: { Type, ConditionType: 'NOT_EXISTS' as const } }),
            ),
          },
        },
      }),
    );

    const channels = new Set(unanswered.Contacts?.map(({ Channel }) => Channel));
    expect(waitingCalls.length).toBeGreaterThan(0);
    expect(channels.has('CHAT')).toBe(true);
    expect(channels.has('VOICE')).toBe(false);
  });

  test('knows a chat as waiting for a while after it was answered', async () => {
    const rig = await connectRig({ searchLagSeconds: 30 });
    const justAnswered = () => {
      const now = rig.clock.now().getTime();
      return [...rig.centre.view().contacts.values()].find(({ channel, connectedAt }) => {
        const seconds = connectedAt ? (now - connectedAt.getTime()) / 1000 : Infinity;
        return channel === 'CHAT' && seconds < 15;
      });
    };
    const chat = await waitFor(rig, justAnswered);
    const find = async () => {
      const { Contacts = [] } = await rig.client.searchContacts(lastHour(rig));
      return Contacts.find(({ Id }) => Id === chat.id);
    };

    expect((await find())?.AgentInfo).toBeUndefined();
    await rig.clock.advance(30_000);
    expect((await find())?.AgentInfo?.Id).toBe(chat.agentId);
  });

  test('filters by agent, queue, channel and way of beginning', async () => {
    const rig = await connectRig();
    const { id } = rig.queue('Billing');

    const answer = await rig.client.searchContacts(
      lastHour(rig, {
        SearchCriteria: { QueueIds: [id], Channels: ['VOICE'], InitiationMethods: ['INBOUND'] },
        Sort: { FieldName: 'INITIATION_TIMESTAMP', Order: 'ASCENDING' },
      }),
    );

    const times = answer.Contacts?.map(({ InitiationTimestamp: at }) => at?.getTime() ?? 0) ?? [];
    expect(new Set(answer.Contacts?.map(({ QueueInfo }) => QueueInfo?.Id))).toEqual(new Set([id]));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(answer.TotalCount).toBe(times.length);
  });

  test.each([
    ['an end before the start', { EndTime: new Date(0) }, 'InvalidParameterException'],
    ['more than eight weeks', { StartTime: new Date('2026-01-01') }, 'InternalServiceException'],
  ])('%s is refused', async (_, part, name) => {
    const rig = await connectRig();
    const request = lastHour(rig);

    const refused = await refusal(
      rig.client.searchContacts({ ...request, TimeRange: { ...request.TimeRange, ...part } }),
    );

    expect(refused.name).toBe(name);
  });

  test('criteria the simulator does not know are refused', async () => {
    const rig = await connectRig();

    const refused = await refusal(
      rig.client.searchContacts(
        lastHour(rig, { SearchCriteria: { Name: { SearchText: ['x'], MatchType: 'MATCH_ANY' } } }),
      ),
    );

    expect(refused.name).toBe('NotSimulatedException');
  });
});

describe('DescribeContact', () => {
  test('tells agent, queue and times', async () => {
    const { client, centre } = await connectRig();
    const held = centre
      .view()
      .users.flatMap((user) => user.held)
      .find(({ state }) => state === 'CONNECTED');

    const { Contact } = await client.describeContact({ InstanceId, ContactId: held?.contactId });

    expect(Contact?.QueueInfo?.Id).toBe(held?.queueId);
    expect(Contact?.AgentInfo?.ConnectedToAgentTimestamp).toEqual(held?.connectedAt);
    expect(Contact?.DisconnectTimestamp).toBeUndefined();
  });

  test('a plant is in every customer field, and in every answer besides', async () => {
    const plant = 'PLANTED-7f3a';
    const rig = await connectRig({ plant });
    const ContactId = rig.centre.view().users.flatMap(({ held }) => held)[0]?.contactId;

    const { Contact } = await rig.client.describeContact({ InstanceId, ContactId });
    const found = await rig.client.searchContacts(lastHour(rig));
    const raw = await fetch(`${rig.server.url}/users-summary/${InstanceId}`, {
      headers: { authorization: 'AWS4-HMAC-SHA256 x' },
    });

    expect(Contact?.CustomerEndpoint?.Address).toBe(plant);
    expect([Contact?.Name, Contact?.Description, Contact?.CustomerId]).toEqual([
      plant,
      plant,
      plant,
    ]);
    expect(Object.values(Contact?.Attributes ?? {})).toEqual([plant, plant]);
    expect(found.Contacts?.every(({ Name }) => Name === plant)).toBe(true);
    expect(await raw.text()).toContain(plant);
  });
});

describe('StopContact and PutUserStatus', () => {
  test('a stopped contact ends; stopping it again is 410', async () => {
    const { client, centre } = await connectRig();
    const ContactId = centre
      .view()
      .users.flatMap(({ held }) => held)
      .find(({ state }) => state === 'CONNECTED')?.contactId;

    await client.stopContact({ InstanceId, ContactId });
    const again = await refusal(client.stopContact({ InstanceId, ContactId }));

    expect(centre.view().contacts.get(ContactId ?? '')?.stage).toBe('ended');
    expect(again).toMatchObject({ name: 'ContactNotFoundException', status: 410 });
  });

  test('a transferred call cannot be stopped', async () => {
    const rig = await connectRig();
    const transfer = await waitFor(rig, () =>
      [...rig.centre.view().contacts.values()].find(
        ({ initiationMethod, stage }) => initiationMethod === 'TRANSFER' && stage === 'connected',
      ),
    );

    const refused = await refusal(rig.client.stopContact({ InstanceId, ContactId: transfer.id }));

    expect(refused.name).toBe('InvalidRequestException');
  });

  test('a status is set, or set as the next one, and nobody is signed in by it', async () => {
    const { client, centre, status, user } = await connectRig();
    const AgentStatusId = status('Lunch').id;
    const busy = centre
      .view()
      .users.find(({ held, nextStatusId }) => held[0]?.state === 'CONNECTED' && !nextStatusId);
    const off = centre.view().users.find(({ isSignedIn }) => !isSignedIn);

    await client.putUserStatus({ InstanceId, UserId: user('sam.okafor').id, AgentStatusId });
    await client.putUserStatus({ InstanceId, UserId: busy?.id, AgentStatusId });
    const refused = await refusal(
      client.putUserStatus({ InstanceId, UserId: off?.id, AgentStatusId }),
    );

    expect(user('sam.okafor').statusId).toBe(AgentStatusId);
    expect(busy?.nextStatusId).toBe(AgentStatusId);
    expect(refused.name).toBe('InvalidRequestException');
  });
});
