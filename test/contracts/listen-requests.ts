import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ListenRequest } from '../../src/domain/listening.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenRequests } from '../../src/stores/listening.ts';
import { ids, now } from '../fixtures/floor.ts';
import { aRequest } from '../fixtures/sessions.ts';

const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** What every ListenRequests promises. `open` gives one that is up. */
export function listenRequestsContract(name: string, open: () => ListenRequests): void {
  let number = 0;
  let store: ListenRequests;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'requests' };
  });

  const add = (change: Partial<ListenRequest> = {}) =>
    store.add(tenant, aRequest(change), { mostOfOne: 2 });

  describe(`${name}: requests to listen`, () => {
    test.each<[string, Partial<ListenRequest>]>([
      ['without a reason', {}],
      ['to barge in, with a reason', { way: 'barge', reason: 'coaching: “calm”' }],
    ])('come back as they were asked: %s', async (_case, change) => {
      expect(await add(change)).toEqual({ kind: 'added' });
      expect(await store.list(tenant)).toEqual([aRequest(change)]);
    });

    test('of one person for one agent there is one: the first wins', async () => {
      await add();

      expect(await add({ id: 'other', way: 'barge' })).toEqual({
        kind: 'exists',
        request: aRequest(),
      });
      expect(await store.list(tenant)).toEqual([aRequest()]);
    });

    test('of one person there are not more than were allowed, and others have their own', async () => {
      await add();
      await add({ id: 'second', agentId: ids.jonas });

      expect(await add({ id: 'third', agentId: ids.sam })).toEqual({ kind: 'too-many' });
      expect(await add({ id: 'third', slackUserId: 'U0SAM0000' })).toEqual({ kind: 'added' });
    });

    test('of many at once no more are taken than were allowed', async () => {
      const asks = Array.from({ length: 10 }, (_, index) =>
        add({ id: `request-${index}`, agentId: `agent-${index}` }),
      );

      const added = (await Promise.all(asks)).filter(({ kind }) => kind === 'added');
      expect(added).toHaveLength(2);
      expect(await store.list(tenant)).toHaveLength(2);
    });

    test('are listed oldest first, for their tenant alone', async () => {
      await add({ id: 'later', agentId: ids.jonas, askedAt: plus(9) });
      await add({ id: 'first' });

      expect((await store.list(tenant)).map(({ id }) => id)).toEqual(['first', 'later']);
      expect(await store.list({ ...tenant, instance: 'other' })).toEqual([]);
    });

    test('one is taken away once, and makes room', async () => {
      await add();
      const both = [store.remove(tenant, aRequest().id), store.remove(tenant, aRequest().id)];

      expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
      expect(await store.list(tenant)).toEqual([]);
      expect(await add({ id: 'again' })).toEqual({ kind: 'added' });
    });
  });
}
