import { beforeEach, describe, expect, test } from '@jest/globals';
import { everything } from '../../src/domain/floor-filter.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Listing, Listings } from '../../src/stores/floor.ts';

/** What every Listings promises. `open` gives one that is up. */
export function listingsContract(name: string, open: () => Listings): void {
  let number = 0;
  let listings: Listings;
  let tenant: Tenant;
  const now = new Date('2026-06-01T10:00:00Z');
  const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const listing: Listing = {
    filter: { ...everything, teamId: 'team-1', sort: 'name' },
    order: ['maria', 'jonas', 'yael'],
  };

  beforeEach(() => {
    number += 1;
    listings = open();
    tenant = { workspace: `T${number}`, instance: 'listings' };
  });

  describe(`${name}: listings`, () => {
    test('come back as they went in, in their order', async () => {
      await listings.keep(tenant, 'abc', { listing, now, forSeconds: 600 });

      expect(await listings.find(tenant, 'abc', now)).toEqual(listing);
    });

    test('that never were are none', async () => {
      expect(await listings.find(tenant, 'never', now)).toBeUndefined();
    });

    test.each([
      [599, true],
      [600, false],
      [100_000, false],
    ])('are there after %d s by the clock of the bot: %s', async (seconds, isThere) => {
      await listings.keep(tenant, 'abc', { listing, now, forSeconds: 600 });

      const found = await listings.find(tenant, 'abc', plus(seconds));
      expect(found !== undefined).toBe(isThere);
    });

    test('are kept anew under the same id', async () => {
      await listings.keep(tenant, 'abc', { listing, now, forSeconds: 600 });
      const longer = { ...listing, order: [...listing.order, 'late'] };
      await listings.keep(tenant, 'abc', { listing: longer, now: plus(500), forSeconds: 600 });

      expect(await listings.find(tenant, 'abc', plus(900))).toEqual(longer);
    });

    test('of another tenant or id are others', async () => {
      await listings.keep(tenant, 'abc', { listing, now, forSeconds: 600 });

      expect(await listings.find({ ...tenant, instance: 'other' }, 'abc', now)).toBeUndefined();
      expect(await listings.find(tenant, 'abd', now)).toBeUndefined();
    });
  });
}
