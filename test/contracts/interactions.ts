import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Interactions } from '../../src/stores/interactions.ts';

/** What every Interactions promises. `open` gives one that is up. */
export function interactionsContract(name: string, open: () => Interactions): void {
  let number = 0;
  let interactions: Interactions;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    interactions = open();
    tenant = { workspace: `T${number}`, instance: 'interactions' };
  });

  describe(`${name}: what people did`, () => {
    test('is taken by the first alone, of a hundred at once', async () => {
      const all = Array.from({ length: 100 }, () => interactions.isFirst(tenant, 'one'));

      expect((await Promise.all(all)).filter(Boolean)).toHaveLength(1);
      expect(await interactions.isFirst(tenant, 'one')).toBe(false);
    });

    test('is another thing under another id, and for another tenant', async () => {
      await interactions.isFirst(tenant, 'one');

      expect(await interactions.isFirst(tenant, 'two')).toBe(true);
      expect(await interactions.isFirst({ ...tenant, instance: 'other' }, 'one')).toBe(true);
    });
  });
}
