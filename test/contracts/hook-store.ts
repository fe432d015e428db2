import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HookStanding, HookStore } from '../../src/stores/alerting.ts';

const now = new Date('2026-06-01T10:00:00Z');
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const forSeconds = 60;

/** What every HookStore promises. `open` gives one that is up. */
export function hookStoreContract(name: string, open: () => HookStore): void {
  let number = 0;
  let store: HookStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'hooks' };
  });

  describe(`${name}: what the outgoing webhook was told`, () => {
    test.each<[string, HookStanding]>([
      ['that it was told', { kind: 'told', at: now }],
      ['that it failed', { kind: 'failed', count: 2, againAt: plus(20) }],
      ['that it was given up', { kind: 'given-up', at: now, why: 'status 404' }],
    ])('comes back as it was written: %s', async (_what, standing) => {
      await store.write(tenant, 'k3x9bd|queue:q|1|fired', standing);

      expect(await store.read(tenant)).toEqual(new Map([['k3x9bd|queue:q|1|fired', standing]]));
      expect(await store.read({ ...tenant, instance: 'another' })).toEqual(new Map());
    });

    test('is the last that was written, until it is forgotten', async () => {
      await store.write(tenant, 'a', { kind: 'failed', count: 1, againAt: plus(10) });
      await store.write(tenant, 'a', { kind: 'told', at: plus(10) });
      await store.write(tenant, 'b', { kind: 'told', at: now });

      expect((await store.read(tenant)).get('a')).toEqual({ kind: 'told', at: plus(10) });
      await store.forget(tenant, []);
      await store.forget(tenant, ['a', 'never there']);
      expect([...(await store.read(tenant)).keys()]).toEqual(['b']);
    });

    test('is told by one process at a time', async () => {
      expect(await store.claim(tenant, { token: 'a', now, forSeconds })).toBe(true);
      expect(await store.claim(tenant, { token: 'b', now: plus(59), forSeconds })).toBe(false);
      await store.release(tenant, 'b');
      expect(await store.claim(tenant, { token: 'b', now: plus(59), forSeconds })).toBe(false);
      await store.release(tenant, 'a');
      expect(await store.claim(tenant, { token: 'b', now: plus(59), forSeconds })).toBe(true);
      expect(await store.claim(tenant, { token: 'a', now: plus(119), forSeconds })).toBe(true);
    });
  });
}
