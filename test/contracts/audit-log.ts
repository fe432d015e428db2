import { beforeEach, describe, expect, test } from '@jest/globals';
import { createVerifier } from '../../src/chain/verify.ts';
import { auditedActs, auditOutcomes } from '../../src/domain/audit.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AuditLog } from '../../src/stores/audit.ts';
import { aListening, anAudited, audited } from '../fixtures/audit.ts';

/** What every AuditLog promises. `open` gives one that is up. */
export function auditLogContract(name: string, open: () => AuditLog): void {
  let number = 0;
  let audit: AuditLog;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    audit = open();
    tenant = { workspace: `T${number}`, instance: 'audit' };
  });

  const recordAll = async (count: number) => {
    for (const entry of audited(count)) await audit.record(tenant, entry);
  };

  describe(`${name}: the audit`, () => {
    test('is empty at first', async () => {
      expect(await audit.recent(tenant, 10)).toEqual([]);
      expect(await audit.read(tenant, 1, 10)).toEqual([]);
      expect(await audit.head(tenant)).toBeUndefined();
    });

    test.each([
      ...auditedActs.map((act) => anAudited({ act })),
      ...auditOutcomes.map((outcome) => aListening({ outcome })),
    ])('gives an entry back as it went in: $act $outcome', async (entry) => {
      await audit.record(tenant, entry);

      expect(await audit.recent(tenant, 10)).toEqual([entry]);
    });

    test.each([
      ['nothing to say about it', anAudited({ about: '' })],
      ['little known of listening', anAudited({ act: 'listen', listening: { way: 'listen' } })],
      ['no capability', anAudited({ listening: { way: 'listen', capabilities: [] } })],
      ['no second', anAudited({ listening: { way: 'listen', seconds: 0 } })],
      ['a member of every object for a reason', anAudited({ about: '__proto__ constructor' })],
      ['characters of all kinds', anAudited({ about: 'ü 漢 😀 "{}[]\\\n\u2028' })],
    ])('keeps an entry with %s', async (_what, entry) => {
      await audit.record(tenant, entry);

      expect(await audit.recent(tenant, 10)).toEqual([entry]);
    });

    test('half a character becomes one that can be kept, and breaks no chain', async () => {
      await audit.record(tenant, anAudited({ about: 'half \ud83d' }));
      await audit.record(tenant, anAudited());

      expect(await verdict()).toMatchObject({ findingCount: 0, count: 2 });
    });

    test('gives the newest first, and no more than asked for', async () => {
      await recordAll(3);

      const recent = await audit.recent(tenant, 2);
      expect(recent.map(({ about }) => about)).toEqual(['entry 3', 'entry 2']);
    });

    test('numbers its entries from one on, each with the hash of the one before', async () => {
      await recordAll(3);

      const kept = await audit.read(tenant, 1, 10);
      expect(kept.map((one) => one.number)).toEqual([1, 2, 3]);
      expect(kept.map((one) => one.previous)).toEqual(['', kept[0]?.hash, kept[1]?.hash]);
      expect(await verdict()).toMatchObject({ findingCount: 0, count: 3 });
    });

    test('says where an entry stands', async () => {
      await recordAll(1);
      const { number: place, hash } = await audit.record(tenant, anAudited());

      expect(place).toBe(2);
      expect(await audit.head(tenant)).toEqual({ number: 2, hash });
    });

    test('is read from any number on', async () => {
      await recordAll(5);

      const page = await audit.read(tenant, 3, 2);
      expect(page.map((one) => one.number)).toEqual([3, 4]);
      expect(await audit.read(tenant, 6, 10)).toEqual([]);
    });

    test('takes many at once, and none twice', async () => {
      await Promise.all(audited(300).map((entry) => audit.record(tenant, entry)));

      expect(await verdict()).toMatchObject({ findingCount: 0, count: 300 });
      const abouts = (await audit.recent(tenant, 300)).map(({ about }) => about);
      expect(new Set(abouts).size).toBe(300);
    });

    test('takes entries away in the entry that says so', async () => {
      await recordAll(4);
      const [, , third] = await audit.read(tenant, 1, 10);
      const retention = { keptFrom: 3, removedHash: third?.previous ?? '' };
      const entry = anAudited({ act: 'trim-audit', outcome: 'done', retention });
      await audit.trim(tenant, { ...entry, retention });

      const kept = await audit.read(tenant, 1, 10);
      expect(kept.map((one) => one.number)).toEqual([3, 4, 5]);
      expect(kept.at(-1)?.entry).toEqual(entry);
      expect(await verdict()).toMatchObject({ findingCount: 0, first: 3, head: { number: 5 } });
    });

    test('of another tenant is another', async () => {
      await audit.record(tenant, anAudited());

      expect(await audit.recent({ ...tenant, workspace: 'T-other' }, 10)).toEqual([]);
    });

    async function verdict() {
      const verifier = createVerifier();
      for (const entry of await audit.read(tenant, 1, 1_000)) verifier.take(entry);
      return verifier.verdict();
    }
  });
}
