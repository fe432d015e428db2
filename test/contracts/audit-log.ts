import { beforeEach, describe, expect, test } from '@jest/globals';
import { type AuditEntry, auditedActs } from '../../src/domain/audit.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AuditLog } from '../../src/stores/floor.ts';

/** What every AuditLog promises. `open` gives one that is up. */
export function auditLogContract(name: string, open: () => AuditLog): void {
  let number = 0;
  let audit: AuditLog;
  let tenant: Tenant;
  const anEntry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
    at: new Date('2026-06-01T10:00:00.123Z'),
    who: 'U0SAM00001',
    act: 'set-status',
    about: 'agent a1 status s1',
    outcome: 'intended',
    ...change,
  });

  beforeEach(() => {
    number += 1;
    audit = open();
    tenant = { workspace: `T${number}`, instance: 'audit' };
  });

  describe(`${name}: the audit`, () => {
    test('is empty at first', async () => {
      expect(await audit.recent(tenant, 10)).toEqual([]);
    });

    test.each(auditedActs.map((act) => anEntry({ act })))(
      'gives an entry back as it went in: $act',
      async (entry) => {
        await audit.record(tenant, entry);

        expect(await audit.recent(tenant, 10)).toEqual([entry]);
      },
    );

    test('keeps an entry with nothing to say about it', async () => {
      await audit.record(tenant, anEntry({ about: '' }));

      expect(await audit.recent(tenant, 10)).toEqual([anEntry({ about: '' })]);
    });

    test('gives the newest first, and no more than asked for', async () => {
      for (const about of ['one', 'two', 'three']) await audit.record(tenant, anEntry({ about }));

      const recent = await audit.recent(tenant, 2);
      expect(recent.map(({ about }) => about)).toEqual(['three', 'two']);
    });

    test('keeps the last 10,000 and not one more', async () => {
      for (let batch = 0; batch < 11; batch += 1) {
        const entries = Array.from({ length: 1_000 }, (_, index) =>
          anEntry({ about: String(batch * 1_000 + index) }),
        );
        await Promise.all(entries.map((entry) => audit.record(tenant, entry)));
      }

      const recent = await audit.recent(tenant, 20_000);
      expect(recent).toHaveLength(10_000);
      expect(recent.at(-1)?.about).toBe('1000');
    });

    test('of another tenant is another', async () => {
      await audit.record(tenant, anEntry());

      expect(await audit.recent({ ...tenant, workspace: 'T-other' }, 10)).toEqual([]);
    });
  });
}
