import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Post } from '../../src/domain/alerting/alert.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { PostStore } from '../../src/stores/alerting.ts';

const now = new Date('2026-06-01T10:00:00.250Z');
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const whole: Post = {
  homeId: 'k3x9bd|queue:billing|1',
  channelId: 'C0FLOOR001',
  messageTs: '1750000000.000100',
  postedAt: now,
  shown: { facts: 'warning', figures: '6 min', at: plus(1) },
  replies: { 'k3x9bd|queue:billing|1|raised|1': '1750000000.000200' },
  attempt: {
    what: 'k3x9bd|queue:billing|1|resolved|1',
    covers: ['k3x9bd|queue:billing|1|repeated|1'],
    at: now,
    token: 'one',
    until: plus(30),
  },
  sweepAfter: plus(90),
  sweepOf: {
    whats: ['k3x9bd|queue:billing|1|resolved|1'],
    since: now,
    covers: ['k3x9bd|queue:billing|1|repeated|1'],
  },
  givenUp: { code: 'slack_channel_gone', at: plus(3) },
};
const bare: Post = { homeId: 'other', channelId: 'C0FLOOR001', replies: {} };

/** What every PostStore promises. `open` gives one that is up. */
export function postStoreContract(name: string, open: () => PostStore): void {
  let number = 0;
  let store: PostStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'posts' };
  });

  describe(`${name}: what was said of alerts`, () => {
    test('comes back as it was written, for its tenant alone', async () => {
      expect(await store.write(tenant, { expectedVersion: 0, post: whole })).toBe(true);
      expect(await store.write(tenant, { expectedVersion: 0, post: bare })).toBe(true);

      expect(await store.read(tenant)).toEqual(
        new Map([
          [whole.homeId, { version: 1, post: whole }],
          ['other', { version: 1, post: bare }],
        ]),
      );
      expect(await store.read({ ...tenant, instance: 'another' })).toEqual(new Map());
    });

    test('takes of two writes on one version the first', async () => {
      await store.write(tenant, { expectedVersion: 0, post: bare });

      expect(await store.write(tenant, { expectedVersion: 0, post: whole })).toBe(true);
      expect(await store.write(tenant, { expectedVersion: 0, post: bare })).toBe(false);
      expect(
        await store.write(tenant, { expectedVersion: 1, post: { ...bare, messageTs: '2.1' } }),
      ).toBe(true);

      const kept = await store.read(tenant);
      expect(kept.get('other')).toEqual({ version: 2, post: { ...bare, messageTs: '2.1' } });
    });

    test('forgets what nothing more will be said of, and begins anew then', async () => {
      await store.write(tenant, { expectedVersion: 0, post: bare });
      await store.forget(tenant, []);
      await store.forget(tenant, ['other', 'never was']);

      expect(await store.read(tenant)).toEqual(new Map());
      expect(await store.write(tenant, { expectedVersion: 0, post: bare })).toBe(true);
    });

    test('is said by one at a time', async () => {
      expect(await store.claim(tenant, { token: 'one', now, forSeconds: 30 })).toBe(true);
      expect(await store.claim(tenant, { token: 'two', now, forSeconds: 30 })).toBe(false);
      await store.release(tenant, 'one');
      expect(await store.claim(tenant, { token: 'two', now, forSeconds: 30 })).toBe(true);
    });
  });
}
