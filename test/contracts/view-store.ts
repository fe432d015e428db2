import { beforeEach, describe, expect, test } from '@jest/globals';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ViewOwner, ViewStore } from '../../src/stores/floor.ts';

const full: FloorFilter = {
  queueIds: ['q1', 'q2'],
  groups: ['emea'],
  profileIds: ['p1'],
  agentIds: ['a1'],
  teamId: 'team-1',
  states: ['CONNECTED_ONHOLD'],
  statusIds: ['s1'],
  statusTypes: ['CUSTOM'],
  channels: ['VOICE', 'CHAT'],
  sort: 'longest',
};

/** What every ViewStore promises. `open` gives one that is up. */
export function viewStoreContract(name: string, open: () => ViewStore): void {
  let number = 0;
  let store: ViewStore;
  let tenant: Tenant;
  const sam: ViewOwner = { kind: 'person', userId: 'U0SAM00001' };

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'views' };
  });

  describe(`${name}: saved views`, () => {
    test('are none at first', async () => {
      expect(await store.find(tenant, sam)).toBeUndefined();
      expect(await store.remove(tenant, sam)).toBe(false);
    });

    test.each([
      ['every part', full],
      ['no part', everything],
    ])('come back as they went in, with %s', async (_what, filter) => {
      await store.save(tenant, sam, filter);

      expect(await store.find(tenant, sam)).toEqual(filter);
    });

    test('are the last one saved', async () => {
      await store.save(tenant, sam, everything);
      await store.save(tenant, sam, full);

      expect(await store.find(tenant, sam)).toEqual(full);
    });

    test('are gone once removed', async () => {
      await store.save(tenant, sam, full);

      expect(await store.remove(tenant, sam)).toBe(true);
      expect(await store.find(tenant, sam)).toBeUndefined();
    });

    test('are of one person, one channel and one tenant', async () => {
      await store.save(tenant, sam, full);

      const lea: ViewOwner = { kind: 'person', userId: 'U0LEA00001' };
      const channel: ViewOwner = { kind: 'channel', channelId: 'U0SAM00001' };
      expect(await store.find(tenant, lea)).toBeUndefined();
      expect(await store.find(tenant, channel)).toBeUndefined();
      expect(await store.find({ ...tenant, instance: 'other' }, sam)).toBeUndefined();
    });
  });
}
