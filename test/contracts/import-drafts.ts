import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ImportDraft, ImportDrafts } from '../../src/stores/alerting.ts';

/** What every ImportDrafts promises. `open` gives one that is up. */
export function importDraftsContract(name: string, open: () => ImportDrafts): void {
  let number = 0;
  let drafts: ImportDrafts;
  let tenant: Tenant;
  const now = new Date('2026-06-01T10:00:00Z');
  const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const draft: ImportDraft = {
    text: 'version: 1\nrules: []\n',
    seen: { k3x9ab: 4, a2b3c4: 0 },
    removed: ['k3x9ab'],
    given: 'version: 1\nrules: [] # “mine” & <yours>\n',
    isReplacing: true,
  };
  const mine = { id: 'abc', by: 'U0SAM00001' };

  beforeEach(() => {
    number += 1;
    drafts = open();
    tenant = { workspace: `T${number}`, instance: 'import-drafts' };
  });

  describe(`${name}: import drafts`, () => {
    test('come back as they went in, and once', async () => {
      await drafts.keep(tenant, mine, { draft, now, forSeconds: 900 });

      expect(await drafts.take(tenant, mine, now)).toEqual(draft);
      expect(await drafts.take(tenant, mine, now)).toBeUndefined();
    });

    test('are taken by one of two who come at once', async () => {
      await drafts.keep(tenant, mine, { draft, now, forSeconds: 900 });
      const taken = await Promise.all([1, 2].map(() => drafts.take(tenant, mine, now)));

      expect(taken.filter((one) => one !== undefined)).toEqual([draft]);
    });

    test.each([
      [899, true],
      [900, false],
      [100_000, false],
    ])('are there after %d s by the clock of the bot: %s', async (seconds, isThere) => {
      await drafts.keep(tenant, mine, { draft, now, forSeconds: 900 });

      expect((await drafts.take(tenant, mine, plus(seconds))) !== undefined).toBe(isThere);
    });

    test('of another person, tenant or id are others, and stay', async () => {
      await drafts.keep(tenant, mine, { draft, now, forSeconds: 900 });

      expect(await drafts.take(tenant, { ...mine, by: 'U0MAYA0001' }, now)).toBeUndefined();
      expect(await drafts.take(tenant, { ...mine, id: 'abd' }, now)).toBeUndefined();
      expect(await drafts.take({ ...tenant, instance: 'other' }, mine, now)).toBeUndefined();
      expect(await drafts.take(tenant, mine, now)).toEqual(draft);
    });
  });
}
