import { describe, expect, test } from '@jest/globals';
import type { Agent, Names, UserName } from '../../src/domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import { readFloor } from '../../src/floor/read-floor.ts';
import { FakeClock } from '../fakes/clock.ts';
import { type FakeConnectData, FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../fixtures/floor.ts';

const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });

async function read(
  part: Partial<FloorFilter>,
  agents: readonly Agent[],
  change: { readonly names?: Names; readonly data?: Partial<FakeConnectData> } = {},
) {
  const gateway = new FakeConnectGateway({ clock: new FakeClock(now), agents, ...change.data });
  const ports = { readings: gateway, instance: 'i-1' };
  const options = { priority: 'command' } as const;
  const reading = await readFloor(ports, some(part), change.names ?? someNames(), options);
  return { reading, asked: gateway.asked.map(({ about }) => about) };
}

const east = anAgent({ userId: ids.maria, hierarchy: ['top', ids.group, 'below'] });
const west = anAgent({ userId: ids.jonas, hierarchy: ['top', 'west'], routingProfileId: 'p-2' });
const bare: Agent = { userId: ids.rtl, hierarchy: [], slots: new Map(), contacts: [] };

const manyUsers = (count: number) =>
  new Map<string, UserName>(
    Array.from({ length: count }, (_, index) => [`u-${index}`, { username: `u${index}` }]),
  );

describe('exactly one part goes to the service', () => {
  const everybody = { kind: 'routing-profiles', ids: [ids.profile] };

  test.each<[string, Partial<FloorFilter>, object, object]>([
    ['nothing', {}, everybody, { askedFor: 'everybody', appliedHere: [] }],
    [
      'a queue before all else',
      {
        queueIds: [ids.billing],
        agentIds: [ids.maria],
        profileIds: [ids.profile],
        teamId: ids.group,
        states: ['CONNECTED'],
        statusIds: [ids.lunch],
        channels: ['VOICE'],
      },
      { kind: 'queues', ids: [ids.billing] },
      {
        askedFor: 'queues',
        appliedHere: ['profile', 'agent', 'team', 'state', 'status', 'channel'],
      },
    ],
    [
      'agents before teams and profiles',
      { agentIds: [ids.maria], profileIds: [ids.profile], teamId: ids.group },
      { kind: 'agents', ids: [ids.maria] },
      { askedFor: 'agents', appliedHere: ['profile', 'team'] },
    ],
    [
      'a team of a small floor as everybody',
      { teamId: ids.group, profileIds: [ids.profile] },
      everybody,
      { askedFor: 'everybody', appliedHere: ['profile', 'team'] },
    ],
    [
      'profiles',
      { profileIds: ['p-2'], statusTypes: ['CUSTOM'] },
      { kind: 'routing-profiles', ids: ['p-2'] },
      { askedFor: 'profiles', appliedHere: ['status'] },
    ],
  ])('%s', async (_case, part, selection, expected) => {
    const { reading, asked } = await read(part, []);

    expect(asked).toEqual([selection]);
    expect(reading).toMatchObject(expected);
  });

  test.each([
    [1000, 'everybody'],
    [1001, 'team'],
  ])('a team of a floor of %p users is asked for as %s', async (count, askedFor) => {
    const names = someNames({ users: manyUsers(count) });

    const { reading } = await read({ teamId: ids.group }, [east, west], { names });

    expect(reading).toMatchObject({ askedFor, isTeamAsServiceSeesIt: askedFor === 'team' });
    expect(reading.agents).toEqual([east]);
  });

  test('a team inside queues is picked out here, however large the floor is', async () => {
    const names = someNames({ users: manyUsers(1001) });
    const part = { teamId: ids.group, queueIds: [ids.billing] };

    expect((await read(part, [], { names })).reading).toMatchObject({
      isTeamAsServiceSeesIt: false,
    });
  });

  test.each(['users', 'routingProfiles'] as const)(
    'a team is asked for as such where %s were never read',
    async (kind) => {
      const names = someNames({ [kind]: new Map(), missing: [kind] });

      const { reading } = await read({ teamId: ids.group }, [], { names });

      expect(reading).toMatchObject({
        askedFor: 'team',
        appliedHere: [],
        isTeamAsServiceSeesIt: true,
      });
    },
  );
});

test('nobody is asked for while it is not known whom to ask for', async () => {
  const names = someNames({ routingProfiles: new Map(), missing: ['routingProfiles'] });

  await expect(read({}, [], { names })).rejects.toMatchObject({ code: 'connect_list_unread' });
});

test('a type of status is not judged while types were never read', async () => {
  const names = someNames({ statuses: new Map(), missing: ['statuses'] });

  await expect(read({ statusTypes: ['CUSTOM'] }, [], { names })).rejects.toMatchObject({
    code: 'connect_list_unread',
  });
});

test('says what the service counts and what was read before the rest was applied', async () => {
  const agents = [anAgent(), anAgent({ userId: ids.jonas, contacts: [aContact()] })];

  const { reading } = await read({ states: ['CONNECTED'] }, agents, {
    data: { approximateTotal: 7, isTruncated: true },
  });

  expect(reading).toEqual({
    asOf: now,
    agents: [agents[1]],
    askedFor: 'everybody',
    approximateTotal: 7,
    readCount: 2,
    appliedHere: ['state'],
    isTruncated: true,
    isTeamAsServiceSeesIt: false,
  });
});

describe('what is applied here', () => {
  const slots = (maximum?: number) =>
    new Map([['VOICE', maximum === undefined ? {} : { maximum }]]);
  const one = (change: Partial<Agent>) => anAgent({ userId: ids.maria, ...change });
  const chatOnHold = aContact({ channel: 'CHAT', state: 'CONNECTED_ONHOLD' });
  const ended = (seconds: number) => aContact({ state: 'ENDED', stateSince: ago(seconds) });
  const session = aContact({ initiationMethod: 'MONITOR' });
  const inQueue = { queueIds: [ids.billing] };

  test.each<[string, Partial<FloorFilter>, Agent, boolean]>([
    ['profile', { ...inQueue, profileIds: ['p-2'] }, west, true],
    ['profile', { ...inQueue, profileIds: ['p-2'] }, east, false],
    ['unknown profile', { ...inQueue, profileIds: ['p-2'] }, bare, false],
    ['agent', { ...inQueue, agentIds: [ids.jonas] }, west, true],
    ['agent', { ...inQueue, agentIds: [ids.jonas] }, east, false],
    ['team, with the groups below', { ...inQueue, teamId: ids.group }, east, true],
    ['team', { ...inQueue, teamId: 'west' }, east, false],
    ['unknown place in the hierarchy', { ...inQueue, teamId: 'west' }, bare, false],
    ['status', { statusIds: [ids.lunch] }, one({ statusId: ids.lunch }), true],
    ['status', { statusIds: [ids.lunch] }, one({ statusId: ids.available }), false],
    ['status by type', { statusTypes: ['CUSTOM'] }, one({ statusId: ids.lunch }), true],
    [
      'status by name or type',
      { statusTypes: ['CUSTOM'], statusIds: [ids.offline] },
      one({ statusId: ids.offline }),
      true,
    ],
    ['status of unknown type', { statusTypes: ['CUSTOM'] }, one({ statusId: 's-new' }), false],
    ['unknown status', { statusTypes: ['CUSTOM'] }, one({ statusId: undefined }), false],
    ['state', { states: ['MISSED', 'CONNECTED'] }, one({ contacts: [aContact()] }), true],
    ['state', { states: ['MISSED'] }, one({ contacts: [aContact()] }), false],
    ['unknown state', { states: ['MISSED'] }, one({ contacts: [{}] }), false],
    ['fresh after-contact work', { states: ['ENDED'] }, one({ contacts: [ended(299)] }), true],
    ['stale after-contact work', { states: ['ENDED'] }, one({ contacts: [ended(301)] }), false],
    ['a listening session', { states: ['CONNECTED'] }, one({ contacts: [session] }), false],
    ['channel taken', { channels: ['VOICE'] }, one({ slots: slots(1) }), true],
    ['channel of unknown slots', { channels: ['VOICE'] }, one({ slots: slots() }), true],
    ['no slots said at all', { channels: ['VOICE'] }, one({ slots: new Map() }), true],
    ['channel switched off', { channels: ['VOICE'] }, one({ slots: slots(0) }), false],
    ['channel not among the slots', { channels: ['CHAT'] }, one({ slots: slots(1) }), false],
    [
      'channel of a contact',
      { channels: ['CHAT'] },
      one({ slots: slots(1), contacts: [chatOnHold] }),
      true,
    ],
    [
      'channel of a listening session',
      { channels: ['VOICE'] },
      one({ slots: slots(0), contacts: [session] }),
      false,
    ],
    [
      'state and channel of one contact',
      { states: ['CONNECTED_ONHOLD'], channels: ['CHAT'] },
      one({ contacts: [aContact(), chatOnHold] }),
      true,
    ],
    [
      'state and channel of two contacts',
      { states: ['CONNECTED_ONHOLD'], channels: ['VOICE'] },
      one({ contacts: [aContact(), chatOnHold] }),
      false,
    ],
  ])('%s: %p', async (_case, part, agent, isKept) => {
    // The fake gives everybody of these profiles, and everybody who serves Billing.
    const names = someNames({ routingProfiles: new Map([[agent.routingProfileId ?? '', 'P']]) });
    const queuesOfProfile = new Map([[agent.routingProfileId ?? '', [ids.billing]]]);

    const { reading } = await read(part, [agent], { names, data: { queuesOfProfile } });

    expect(reading.readCount).toBe(1);
    expect(reading.agents).toEqual(isKept ? [agent] : []);
  });
});
