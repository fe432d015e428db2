import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HeadStanding } from '../../src/domain/audit-head.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HeadPosts } from '../../src/stores/audit.ts';

/** What every HeadPosts promises. `open` gives one that is up. */
export function headPostsContract(name: string, open: () => HeadPosts): void {
  const now = new Date('2026-06-01T10:00:00Z');
  const standing: HeadStanding = {
    said: {
      day: '2026-05-31',
      at: now,
      channelId: 'C1',
      messageTs: '1.2',
      head: { number: 7, hash: 'f'.repeat(64) },
    },
    toSay: { day: '2026-06-01', channelId: 'C1' },
  };
  let number = 0;
  let posts: HeadPosts;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    posts = open();
    tenant = { workspace: `T${number}`, instance: 'heads' };
  });

  describe(`${name}: the posted heads`, () => {
    test('are none at first', async () => {
      expect(await posts.read(tenant)).toEqual({ version: 0, standing: {} });
    });

    test('are given back as they went in', async () => {
      expect(await posts.write(tenant, { expectedVersion: 0, standing })).toBe(true);

      expect(await posts.read(tenant)).toEqual({ version: 1, standing });
    });

    test('are written by one of two who read the same', async () => {
      await posts.write(tenant, { expectedVersion: 0, standing });

      expect(await posts.write(tenant, { expectedVersion: 0, standing: {} })).toBe(false);
      expect(await posts.read(tenant)).toEqual({ version: 1, standing });
    });

    test('are posted by one process at a time', async () => {
      expect(await posts.claim(tenant, { token: 'a', now, forSeconds: 60 })).toBe(true);
      expect(await posts.claim(tenant, { token: 'b', now, forSeconds: 60 })).toBe(false);

      await posts.release(tenant, 'a');
      expect(await posts.claim(tenant, { token: 'b', now, forSeconds: 60 })).toBe(true);
    });

    test('of another tenant are others', async () => {
      await posts.write(tenant, { expectedVersion: 0, standing });

      expect(await posts.read({ ...tenant, instance: 'other' })).toMatchObject({ version: 0 });
    });
  });
}
