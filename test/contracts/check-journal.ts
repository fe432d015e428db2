import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { CheckJournal } from '../../src/stores/alerts.ts';
import { aNotice } from '../fixtures/alerts.ts';

/** What every CheckJournal promises. `open` gives one that is up. */
export function checkJournalContract(name: string, open: () => CheckJournal): void {
  let number = 0;
  let journal: CheckJournal;
  let tenant: Tenant;
  const lastOkAt = new Date('2026-06-01T10:00:00.123Z');

  beforeEach(() => {
    number += 1;
    journal = open();
    tenant = { workspace: `T${number}`, instance: 'journal' };
  });

  describe(`${name}: the journal`, () => {
    test('is empty before the first check', async () => {
      expect(await journal.read(tenant)).toEqual({ version: 0 });
      expect(await journal.unsaidNotices(tenant)).toEqual([]);
    });

    test('comes back as it went in, one version on', async () => {
      const failingSince = new Date('2026-06-01T10:00:15Z');
      const health = { lastOkAt, failingSince, failure: 'connect_timeout' };

      expect(await journal.write(tenant, { expectedVersion: 0, health, notices: [] })).toBe(true);

      expect(await journal.read(tenant)).toEqual({ ...health, version: 1 });
    });

    test('forgets a failure with the next success', async () => {
      const failure = { failingSince: lastOkAt, failure: 'connect_timeout' };
      await journal.write(tenant, { expectedVersion: 0, health: failure, notices: [] });

      await journal.write(tenant, { expectedVersion: 1, health: { lastOkAt }, notices: [] });

      expect(await journal.read(tenant)).toEqual({ lastOkAt, version: 2 });
    });

    test('takes of two entries on one version the first, notices included', async () => {
      const first = { expectedVersion: 0, health: { lastOkAt }, notices: [aNotice()] };
      const second = { ...first, notices: [aNotice({ eventId: 'gap|2|C0ALERTS01' })] };

      expect(await journal.write(tenant, first)).toBe(true);
      expect(await journal.write(tenant, second)).toBe(false);

      expect(await journal.unsaidNotices(tenant)).toEqual([aNotice()]);
    });

    test('keeps notices in order until they are dropped', async () => {
      const one = aNotice({ eventId: 'gap|1|C2', channelId: 'C2' });
      const two = aNotice({ eventId: 'gap|1|C1', channelId: 'C1' });
      const health = { lastOkAt };
      await journal.write(tenant, { expectedVersion: 0, health, notices: [one, two] });
      expect(await journal.unsaidNotices(tenant)).toEqual([one, two]);

      await journal.dropNotices(tenant, [one.eventId]);
      expect(await journal.unsaidNotices(tenant)).toEqual([two]);

      await journal.dropNotices(tenant, []);
      expect(await journal.unsaidNotices(tenant)).toEqual([two]);
    });

    test('belongs to one tenant', async () => {
      await journal.write(tenant, {
        expectedVersion: 0,
        health: { lastOkAt },
        notices: [aNotice()],
      });

      const other = { ...tenant, instance: 'other' };
      expect(await journal.read(other)).toEqual({ version: 0 });
      expect(await journal.unsaidNotices(other)).toEqual([]);
    });
  });
}
