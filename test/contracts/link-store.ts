import { beforeEach, describe, expect, test } from '@jest/globals';
import type { KeptLink } from '../../src/domain/people.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { LinkStore } from '../../src/stores/listening.ts';
import { aLink } from '../fixtures/links.ts';

/** What every LinkStore promises. `open` gives one that is up. */
export function linkStoreContract(name: string, open: () => LinkStore): void {
  let number = 0;
  let store: LinkStore;
  let tenant: Tenant;
  const byAda: Partial<KeptLink> = {
    by: { kind: 'administrator', slackUserId: 'U0ADA00001' },
    at: new Date('2026-06-02T10:00:00Z'),
  };

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'links' };
  });

  describe(`${name}: links`, () => {
    test('are none at first', async () => {
      expect(await store.find(tenant, 'U0SAM00001')).toBeUndefined();
      expect(await store.findByConnectUser(tenant, 'c-sam')).toBeUndefined();
      expect(await store.list(tenant)).toEqual([]);
      expect(await store.remove(tenant, { slackUserId: 'U0SAM00001' })).toBeUndefined();
    });

    test.each([
      ['by e-mail', aLink()],
      ['by an administrator', aLink(byAda)],
    ])('%s are found from both sides as they went in', async (_how, link) => {
      expect(await store.keep(tenant, link)).toEqual({ kind: 'kept' });

      expect(await store.find(tenant, 'U0SAM00001')).toEqual(link);
      expect(await store.findByConnectUser(tenant, 'c-sam')).toEqual(link);
      expect(await store.list(tenant)).toEqual([link]);
    });

    test('are kept once: the same two are known', async () => {
      await store.keep(tenant, aLink());

      expect(await store.keep(tenant, aLink({ at: new Date(0) }))).toEqual({ kind: 'known' });
      expect(await store.find(tenant, 'U0SAM00001')).toEqual(aLink());
    });

    test('by an administrator take the place of the same by e-mail, and not the other way round', async () => {
      await store.keep(tenant, aLink());

      expect(await store.keep(tenant, aLink(byAda))).toEqual({ kind: 'kept' });
      expect(await store.keep(tenant, aLink(byAda))).toEqual({ kind: 'known' });
      expect(await store.keep(tenant, aLink())).toEqual({ kind: 'known' });
      expect(await store.find(tenant, 'U0SAM00001')).toEqual(aLink(byAda));
    });

    test.each([
      ['another Connect user for the same Slack user', { connectUserId: 'c-boss' }],
      ['another Slack user for the same Connect user', { slackUserId: 'U0EVE00001' }],
    ])('do not take %s, whoever says so', async (_case, change) => {
      await store.keep(tenant, aLink());
      const taken = { kind: 'taken', by: aLink() };

      expect(await store.keep(tenant, aLink(change))).toEqual(taken);
      expect(await store.keep(tenant, aLink({ ...byAda, ...change }))).toEqual(taken);
      expect(await store.list(tenant)).toEqual([aLink()]);
    });

    test('of many who want one Connect user at once are one', async () => {
      const wishes = Array.from({ length: 20 }, (_, index) =>
        store.keep(tenant, aLink({ slackUserId: `U${index}` })),
      );

      const outcomes = await Promise.all(wishes);
      expect(outcomes.filter(({ kind }) => kind === 'kept')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
      expect(await store.list(tenant)).toHaveLength(1);
    });

    test('leave both free once removed', async () => {
      await store.keep(tenant, aLink());

      expect(await store.remove(tenant, { slackUserId: 'U0SAM00001' })).toEqual(aLink());
      expect(await store.find(tenant, 'U0SAM00001')).toBeUndefined();
      expect(await store.findByConnectUser(tenant, 'c-sam')).toBeUndefined();
      const next = aLink({ slackUserId: 'U0EVE00001' });
      expect(await store.keep(tenant, next)).toEqual({ kind: 'kept' });
    });

    test('are removed with one Connect user only while it is that one', async () => {
      await store.keep(tenant, aLink());
      const whom = { slackUserId: 'U0SAM00001', connectUserId: 'c-old' };

      expect(await store.remove(tenant, whom)).toBeUndefined();
      expect(await store.find(tenant, 'U0SAM00001')).toEqual(aLink());
      expect(await store.remove(tenant, { ...whom, connectUserId: 'c-sam' })).toEqual(aLink());
    });

    test('note a change once, until it is another or the link is gone', async () => {
      const change = { slackUserId: 'U0SAM00001', connectUserId: 'c-boss' };
      expect(await store.noteChange(tenant, change)).toBe(false);
      await store.keep(tenant, aLink());

      expect(await store.noteChange(tenant, change)).toBe(true);
      expect(await store.noteChange(tenant, change)).toBe(false);
      expect(await store.noteChange(tenant, { ...change, connectUserId: 'c-vip' })).toBe(true);

      await store.remove(tenant, change);
      await store.remove(tenant, { slackUserId: change.slackUserId });
      await store.keep(tenant, aLink());
      expect(await store.noteChange(tenant, { ...change, connectUserId: 'c-vip' })).toBe(true);
    });

    test('are listed oldest first', async () => {
      const later = aLink({ ...byAda, slackUserId: 'U0LEA00001', connectUserId: 'c-lea' });
      await store.keep(tenant, later);
      await store.keep(tenant, aLink());

      expect(await store.list(tenant)).toEqual([aLink(), later]);
    });

    test('are of one tenant', async () => {
      await store.keep(tenant, aLink());

      const other = { ...tenant, instance: 'other' };
      expect(await store.find(other, 'U0SAM00001')).toBeUndefined();
      expect(await store.keep(other, aLink({ connectUserId: 'c-x' }))).toEqual({ kind: 'kept' });
    });

    test('are looked through by one at a time, until its time is over', async () => {
      const now = new Date('2026-06-01T10:00:00Z');
      const claim = (token: string, seconds: number) =>
        store.claim(tenant, {
          token,
          now: new Date(now.getTime() + seconds * 1000),
          forSeconds: 3600,
        });

      expect(await claim('one', 0)).toBe(true);
      expect(await claim('other', 3599)).toBe(false);
      expect(await claim('other', 3600)).toBe(true);
    });
  });
}
