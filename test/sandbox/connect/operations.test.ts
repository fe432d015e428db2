import * as sdk from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { operations } from '../../../sandbox/connect/operations/table.ts';
import { findRoute } from '../../../sandbox/connect/routes.ts';
import { operationOf } from '../../../sandbox/connect/schema.ts';
import { closeRigs, connectRig, InstanceId, instanceArn, refusal } from './rig.ts';

afterEach(closeRigs);

const all = Object.values(sdk).flatMap((value) => operationOf(value) ?? []);

describe('operations', () => {
  test('each operation of the SDK has a route of its own', () => {
    const misrouted = all.filter(({ method, uri, name }) => {
      const path = (uri.split('?')[0] ?? '').replace(/\{\w+\+?\}/g, 'x');
      return findRoute(method, path)?.operation.name !== name;
    });

    expect(all.length).toBeGreaterThan(390);
    expect(misrouted).toEqual([]);
  });

  test('thirty are answered, all of them operations of the SDK', () => {
    const names = all.map(({ name }) => name);

    expect(Object.keys(operations)).toHaveLength(30);
    expect(Object.keys(operations).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('every other one is refused by name and never made up', async () => {
    const { client } = await connectRig();

    const refused = await refusal(client.deleteUser({ InstanceId, UserId: 'x' }));

    expect(refused).toEqual({
      name: 'UnknownOperationException',
      message: 'The simulator does not answer DeleteUser.',
      status: 404,
    });
  });

  test('another instance is not found; an ARN where an id belongs is refused by IAM', async () => {
    const { client } = await connectRig();

    const other = await refusal(client.listUsers({ InstanceId: 'another' }));
    const arn = await refusal(client.listUsers({ InstanceId: instanceArn }));

    expect(other.name).toBe('ResourceNotFoundException');
    expect(arn.name).toBe('AccessDeniedException');
    expect(arn.message).toContain('instance/arn:aws:connect');
  });
});

describe('limits of the model', () => {
  test.each<[string, (client: sdk.Connect) => Promise<unknown>, string]>([
    [
      'ListUsers with 1001 a page',
      (c) => c.listUsers({ InstanceId, MaxResults: 1001 }),
      'InvalidParameterException',
    ],
    [
      'ListInstances with 11 a page',
      (c) => c.listInstances({ MaxResults: 11 }),
      'InvalidRequestException',
    ],
    [
      'SearchUsers with 501 a page',
      (c) => c.searchUsers({ InstanceId, MaxResults: 501 }),
      'InvalidParameterException',
    ],
    [
      'GetCurrentUserData with 101 a page',
      (c) => c.getCurrentUserData({ InstanceId, Filters: { Agents: ['a'] }, MaxResults: 101 }),
      'InvalidParameterException',
    ],
    [
      '101 agents',
      (c) => c.getCurrentUserData({ InstanceId, Filters: { Agents: Array(101).fill('a') } }),
      'InvalidParameterException',
    ],
    [
      'two hierarchy groups',
      (c) => c.getCurrentUserData({ InstanceId, Filters: { UserHierarchyGroups: ['a', 'b'] } }),
      'InvalidParameterException',
    ],
    [
      'a required member missing',
      (c) => c.getCurrentUserData({ InstanceId, Filters: undefined }),
      'InvalidParameterException',
    ],
    [
      'a required member missing deep inside',
      (c) =>
        c.searchContacts({
          InstanceId,
          TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: undefined, EndTime: new Date(0) },
        }),
      'InvalidParameterException',
    ],
    [
      'a status type of another world',
      (c) =>
        c.listAgentStatuses({ InstanceId, AgentStatusTypes: ['ASLEEP' as sdk.AgentStatusType] }),
      'InvalidParameterException',
    ],
    [
      'a date that is none',
      (c) =>
        c.getEffectiveHoursOfOperations({
          InstanceId,
          HoursOfOperationId: 'x',
          FromDate: 'today',
          ToDate: 'tomorrow',
        }),
      'InvalidParameterException',
    ],
  ])('%s is refused', async (_, call, name) => {
    const { client } = await connectRig();

    expect(await refusal(call(client))).toMatchObject({ name, status: 400 });
  });
});
