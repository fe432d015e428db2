import { beforeEach, describe, expect, test } from '@jest/globals';
import { newStanding, type WatchStanding } from '../../src/domain/contact-watch.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { WatchStore } from '../../src/stores/waits.ts';
import { ids, now } from '../fixtures/floor.ts';
import { aWatch, aWatchSay } from '../fixtures/watches.ts';

const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const limits = { mostOfOne: 2, mostOfAll: 4 };

const standing: WatchStanding = {
  state: {
    seen: {
      lookedAt: plus(16),
      placeAt: plus(15),
      isQueued: true,
      queueId: ids.billing,
      channel: 'VOICE',
      enqueuedAt: plus(-60),
      metricsAt: plus(15),
      metrics: 'in-queue',
      position: 2,
      estimatedWaitSeconds: 61.5,
    },
    stay: 1,
    crossed: ['position', 'waited'],
    end: aWatchSay({ disconnectReason: 'OTHER', nextContactId: ids.chat }),
  },
  unsaid: [aWatchSay({ reason: 'position', position: 2 })],
  card: { channelId: 'D0SAM00001', messageTs: '1.2', at: plus(15), fingerprint: 'abc' },
};

/** What every WatchStore promises. `open` gives one that is up. */
export function watchStoreContract(name: string, open: () => WatchStore): void {
  let number = 0;
  let store: WatchStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'watches' };
  });

  const add = (change: Parameters<typeof aWatch>[0] = {}) =>
    store.add(tenant, aWatch(change), limits);

  describe(`${name}: watches`, () => {
    test.each([[{ position: 2, waitSeconds: 600 }], [{}]])(
      'come back as they were begun, not yet looked at: %j',
      async (asks) => {
        expect(await add({ asks })).toEqual({ kind: 'added' });

        expect(await store.list(tenant)).toEqual([
          { watch: aWatch({ asks }), version: 1, standing: newStanding, stoppedAt: undefined },
        ]);
      },
    );

    test('are listed oldest first', async () => {
      await add({ id: 'later', contactId: ids.chat, startedAt: plus(60) });
      await add({ id: 'first' });

      expect((await store.list(tenant)).map(({ watch }) => watch.id)).toEqual(['first', 'later']);
    });

    test('are one for a person and a contact', async () => {
      await add();

      const again = await add({ id: 'other', asks: { position: 1 } });
      expect(again).toEqual({ kind: 'exists', watch: aWatch() });
      expect(await add({ id: 'lea', userId: 'U0LEA00001' })).toEqual({ kind: 'added' });
    });

    test('of one person are not more than they may have, nor those of all', async () => {
      for (const id of ['a', 'b']) await add({ id, contactId: id });
      expect(await add({ id: 'c', contactId: 'c' })).toEqual({ kind: 'too-many-of-one' });

      for (const id of ['d', 'e']) await add({ id, contactId: id, userId: `U${id}` });
      const one = await add({ id: 'f', contactId: 'f', userId: 'U0ADA00001' });
      expect(one).toEqual({ kind: 'too-many-of-all' });
    });

    test('begun at once by many are no more than they may be', async () => {
      const begun = Array.from({ length: 20 }, (_, index) =>
        add({ id: `w${index}`, contactId: `c${index}` }),
      );

      const added = (await Promise.all(begun)).filter(({ kind }) => kind === 'added');
      expect(added).toHaveLength(2);
    });

    test('keep what is true, what is to be said and what was shown', async () => {
      await add();
      const change = { watchId: 'watch-1', expectedVersion: 1, standing };
      expect(await store.write(tenant, change)).toBe(true);

      expect(await store.list(tenant)).toMatchObject([{ version: 2, standing }]);
    });

    test('take one write of two that expect the same version', async () => {
      await add();
      const change = { watchId: 'watch-1', expectedVersion: 1, standing };
      const both = [store.write(tenant, change), store.write(tenant, change)];

      expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
    });

    test('that are stopped say so once, and make room at once', async () => {
      await add();
      expect(await store.stop(tenant, 'watch-1', plus(30))).toBe(true);
      expect(await store.stop(tenant, 'watch-1', plus(60))).toBe(false);

      expect(await store.list(tenant)).toMatchObject([{ stoppedAt: plus(30) }]);
      expect(await add({ id: 'again', startedAt: plus(60) })).toEqual({ kind: 'added' });
      expect(await store.list(tenant)).toHaveLength(2);
    });

    test('that are removed leave nothing, and take no write', async () => {
      await add();
      await store.write(tenant, { watchId: 'watch-1', expectedVersion: 1, standing });
      await store.stop(tenant, 'watch-1', plus(30));
      await store.remove(tenant, 'watch-1');

      expect(await store.list(tenant)).toEqual([]);
      const late = { watchId: 'watch-1', expectedVersion: 2, standing };
      expect(await store.write(tenant, late)).toBe(false);
      expect(await store.stop(tenant, 'watch-1', plus(40))).toBe(false);
      expect(await add()).toEqual({ kind: 'added' });
      expect(await store.list(tenant)).toMatchObject([{ version: 1, standing: newStanding }]);
    });

    test('of another tenant are others', async () => {
      await add();
      const other = { ...tenant, instance: 'other' };

      expect(await store.list(other)).toEqual([]);
      expect(await store.add(other, aWatch(), limits)).toEqual({ kind: 'added' });
    });

    test('are looked at by one at a time, until its time is over or it gives the right back', async () => {
      const forSeconds = 60;
      expect(await store.claim(tenant, { token: 'a', now, forSeconds })).toBe(true);
      expect(await store.claim(tenant, { token: 'b', now: plus(59), forSeconds })).toBe(false);
      expect(await store.claim(tenant, { token: 'b', now: plus(60), forSeconds })).toBe(true);

      await store.release(tenant, 'a');
      expect(await store.claim(tenant, { token: 'a', now: plus(61), forSeconds })).toBe(false);
      await store.release(tenant, 'b');
      expect(await store.claim(tenant, { token: 'a', now: plus(61), forSeconds })).toBe(true);
    });

    test('are not looked at by one whose clock was far ahead when it asked', async () => {
      const forSeconds = 60;
      await store.claim(tenant, { token: 'a', now: plus(3600), forSeconds });

      expect(await store.claim(tenant, { token: 'b', now, forSeconds })).toBe(true);
    });
  });
}
