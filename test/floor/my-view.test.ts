import { describe, expect, test } from '@jest/globals';
import type { Names } from '../../src/domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import type { FilterRequest } from '../../src/floor/filter-request.ts';
import { viewOf } from '../../src/floor/my-view.ts';
import type { ViewOwner } from '../../src/stores/floor.ts';
import { FakeViewStore } from '../fakes/view-store.ts';
import { anAsker } from '../fixtures/asker.ts';
import { ids, someGroups, someNames } from '../fixtures/floor.ts';
import { anIdentity, instance } from './lookup.ts';

const tenant = { workspace: 'T0FLOOR001', instance };
const sam: ViewOwner = { kind: 'person', userId: 'U0SAM00001' };
const here: ViewOwner = { kind: 'channel', channelId: 'C0FLOOR001' };
const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });
const billing = some({ queueIds: [ids.billing] });
const sales = some({ queueIds: [ids.sales] });

interface World {
  readonly own?: FloorFilter;
  readonly channel?: FloorFilter;
  readonly groupId?: string;
  readonly isLinked?: boolean;
  readonly isAway?: boolean;
  readonly inNoChannel?: boolean;
  readonly names?: Names;
}

async function view(world: World, request: FilterRequest = { kind: 'mine' }) {
  const viewStore = new FakeViewStore();
  if (world.own) await viewStore.save(tenant, sam, world.own);
  if (world.channel) await viewStore.save(tenant, here, world.channel);
  viewStore.isAway = world.isAway ?? false;
  const asker = anAsker();
  const link = asker.access.link && { ...asker.access.link, hierarchyGroupId: world.groupId };
  const viewer = {
    caller: { ...asker.caller, ...(world.inNoChannel && { channelId: undefined }) },
    access: { link: world.isLinked === false ? undefined : link },
  };
  const ports = { viewStore, identity: anIdentity(), instance };
  return viewOf(ports, viewer, world.names ?? someNames(), request, 'agents');
}

const read = { isSavedUnread: false, dropped: [] };
const team = some({ teamId: ids.group });

describe('my view', () => {
  test.each<[string, World, object]>([
    [
      'what I saved, before all else',
      { own: billing, channel: sales, groupId: ids.group },
      { filter: billing, source: 'saved' },
    ],
    [
      'the whole floor, where that is what I saved',
      { own: some({ sort: 'name' }), channel: sales },
      { filter: some({ sort: 'name' }), source: 'saved' },
    ],
    [
      'what the channel starts from',
      { channel: sales, groupId: ids.group },
      { filter: sales, source: 'channel' },
    ],
    [
      'my own group, where there is no channel',
      { channel: sales, groupId: ids.group, inNoChannel: true },
      { filter: team, source: 'team' },
    ],
    ['my own group', { groupId: ids.group }, { filter: team, source: 'team' }],
    [
      'everything, where my group is not in the directory',
      { groupId: 'gone' },
      { filter: everything, source: 'everything' },
    ],
    [
      'my own group, where groups could not be read',
      {
        groupId: ids.group,
        names: someNames({ hierarchyGroups: new Map(), missing: ['hierarchyGroups'] }),
      },
      { filter: team, source: 'team' },
    ],
    ['everything without a group', {}, { filter: everything, source: 'everything' }],
    [
      'everything without a link',
      { isLinked: false },
      { filter: everything, source: 'everything' },
    ],
  ])('is %s', async (_case, world, expected) => {
    expect(await view(world)).toEqual({ ...expected, ...read });
  });

  test.each<[World, object]>([
    [
      { own: billing, groupId: ids.group },
      { filter: team, source: 'team', isSavedUnread: true, dropped: [] },
    ],
    [
      { own: billing },
      { filter: everything, source: 'everything', isSavedUnread: true, dropped: [] },
    ],
  ])('goes on without what was saved while Redis is away', async (world, expected) => {
    expect(await view({ ...world, isAway: true })).toEqual(expected);
  });

  test('is mine with another order when only that is asked for', async () => {
    expect(await view({ own: billing }, { kind: 'mine', sort: 'name' })).toEqual({
      filter: { ...billing, sort: 'name' },
      source: 'saved',
      ...read,
    });
  });
});

describe('what was saved and is no longer there', () => {
  test.each<[string, FloorFilter, FloorFilter, object]>([
    [
      'queues',
      some({ queueIds: ['gone', ids.billing, 'gone too'], sort: 'name' }),
      some({ queueIds: [ids.billing], sort: 'name' }),
      { kind: 'queue', count: 2 },
    ],
    [
      'profiles',
      some({ profileIds: [ids.profile, 'gone'] }),
      some({ profileIds: [ids.profile] }),
      { kind: 'profile', count: 1 },
    ],
    [
      'agents',
      some({ agentIds: ['gone', ids.maria] }),
      some({ agentIds: [ids.maria] }),
      { kind: 'agent', count: 1 },
    ],
    [
      'statuses',
      some({ statusIds: ['gone'], queueIds: [ids.billing] }),
      billing,
      { kind: 'status', count: 1 },
    ],
  ])('is left out and counted: %s', async (_kind, own, filter, gone) => {
    expect(await view({ own })).toEqual({
      ...{ filter, source: 'saved', isSavedUnread: false },
      dropped: [{ ...gone, of: 'saved' }],
    });
  });

  test.each<[string, FloorFilter, readonly object[]]>([
    ['queues', some({ queueIds: ['gone'], teamId: ids.group }), [{ kind: 'queue', count: 1 }]],
    [
      'profiles',
      some({ profileIds: ['gone'], queueIds: [ids.billing] }),
      [{ kind: 'profile', count: 1 }],
    ],
    ['agents', some({ agentIds: ['a', 'b'], channels: ['CHAT'] }), [{ kind: 'agent', count: 2 }]],
    ['the team', some({ teamId: 'gone', states: ['MISSED'] }), [{ kind: 'team', count: 1 }]],
    ['all it names', some({ statusIds: ['gone'] }), [{ kind: 'status', count: 1 }]],
  ])(
    'gives way to the next view where %s it asks for are gone altogether',
    async (_kind, own, gone) => {
      const dropped = gone.map((one) => ({ ...one, of: 'saved' }));

      expect(await view({ own, channel: sales, groupId: ids.group })).toEqual({
        ...{ filter: sales, source: 'channel', isSavedUnread: false },
        dropped,
      });
      expect(await view({ own })).toEqual({
        ...{ filter: everything, source: 'everything', isSavedUnread: false },
        dropped,
      });
    },
  );

  test('is counted for each view that gave way', async () => {
    const own = some({ queueIds: ['gone'] });

    expect(await view({ own, channel: own, groupId: ids.group })).toEqual({
      ...{ filter: team, source: 'team', isSavedUnread: false },
      dropped: [
        { kind: 'queue', count: 1, of: 'saved' },
        { kind: 'queue', count: 1, of: 'channel' },
      ],
    });
  });

  describe('of groups of queues', () => {
    const names = someNames({ queueGroups: someGroups() });

    test('is left out where a group or a queue beside it is left', async () => {
      expect(await view({ own: some({ groups: ['amer', 'emea'] }), names })).toMatchObject({
        filter: some({ groups: ['emea'] }),
        dropped: [{ kind: 'group', count: 1, of: 'saved' }],
      });
      const mixed = some({ groups: ['amer'], queueIds: [ids.billing] });
      expect(await view({ own: mixed, names })).toMatchObject({
        filter: billing,
        dropped: [{ kind: 'group', count: 1, of: 'saved' }],
      });
      const other = some({ groups: ['emea'], queueIds: ['gone'] });
      expect(await view({ own: other, names })).toMatchObject({
        filter: some({ groups: ['emea'] }),
        dropped: [{ kind: 'queue', count: 1, of: 'saved' }],
      });
    });

    test('gives way where no group and no queue is left, and never widens', async () => {
      const own = some({ groups: ['amer'], queueIds: ['gone'], teamId: ids.group });

      expect(await view({ own, channel: sales, names })).toEqual({
        ...{ filter: sales, source: 'channel', isSavedUnread: false },
        dropped: [
          { kind: 'queue', count: 1, of: 'saved' },
          { kind: 'group', count: 1, of: 'saved' },
        ],
      });
    });

    test('follows the group: what is saved is its name', async () => {
      expect(await view({ own: some({ groups: ['emea'] }), names })).toMatchObject({
        filter: { groups: ['emea'], queueIds: [] },
        dropped: [],
      });
    });

    test('is taken to be there where groups could not be read', async () => {
      expect(await view({ own: some({ groups: ['amer'] }) })).toMatchObject({
        filter: { groups: ['amer'] },
        dropped: [],
      });
    });
  });

  test('is taken to be there where its kind could not be read', async () => {
    const names = someNames({ queues: new Map(), missing: ['queues'] });

    expect(await view({ own: billing, names })).toMatchObject({ filter: billing, source: 'saved' });
  });
});

describe('anything typed', () => {
  test('but the order is taken literally, whatever was saved', async () => {
    const asked = {
      queues: [{ kind: 'named', text: 'Sales' }],
      groups: [],
      profiles: [],
      agents: [],
      teams: [],
      any: [],
      states: [],
      statuses: [],
      channels: [],
    } as const;

    expect(await view({ own: billing }, { kind: 'asked', asked, sort: 'status' })).toEqual({
      filter: { ...sales, sort: 'status' },
      source: 'asked',
      ...read,
    });
  });

  test('and all forces everything', async () => {
    expect(await view({ own: billing }, { kind: 'all', sort: 'name' })).toEqual({
      filter: some({ sort: 'name' }),
      source: 'all',
      ...read,
    });
  });
});
