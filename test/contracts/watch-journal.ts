import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { WatchJournal } from '../../src/stores/alerting.ts';
import { keptAt, later } from '../fixtures/kept-alerts.ts';

/** What every WatchJournal promises. `open` gives one that is up. */
export function watchJournalContract(name: string, open: () => WatchJournal): void {
  let number = 0;
  let journal: WatchJournal;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    journal = open();
    tenant = { workspace: `T${number}`, instance: 'watch' };
  });

  const lastOkAt = keptAt;
  const trouble = {
    key: 'orphan|abc234',
    kind: 'orphan',
    since: later(1),
    about: 'abc234',
  } as const;

  describe(`${name}: the journal of the watch`, () => {
    test('is empty before the first check', async () => {
      expect(await journal.read(tenant)).toEqual({ version: 0, troubles: {} });
    });

    test('comes back as it went in, one version on', async () => {
      const page = {
        lastOkAt,
        failingSince: later(15),
        failure: 'connect_timeout',
        troubles: {
          [trouble.key]: trouble,
          'channel-gone|C1': {
            key: 'channel-gone|C1',
            kind: 'channel-gone',
            since: later(2),
            code: 'slack_channel_gone',
            toldAt: later(3),
            over: later(4),
            endToldAt: later(5),
            backAt: later(6),
            waited: 7,
            telling: { what: 'came-back', token: 't', until: later(8), tried: ['U1'] },
          } as const,
        },
      };
      expect(await journal.write(tenant, { expectedVersion: 0, page })).toBe(true);

      expect(await journal.read(tenant)).toEqual({ ...page, version: 1 });
    });

    test('forgets a failure with the next success', async () => {
      const failing = { failingSince: lastOkAt, failure: 'connect_timeout', troubles: {} };
      await journal.write(tenant, { expectedVersion: 0, page: failing });
      await journal.write(tenant, { expectedVersion: 1, page: { lastOkAt, troubles: {} } });

      expect(await journal.read(tenant)).toEqual({ lastOkAt, troubles: {}, version: 2 });
    });

    test('takes of many pages on one version one', async () => {
      const page = { lastOkAt, troubles: {} };
      const all = await Promise.all(
        Array.from({ length: 10 }, () => journal.write(tenant, { expectedVersion: 0, page })),
      );
      expect(all.filter(Boolean)).toHaveLength(1);
      expect((await journal.read(tenant)).version).toBe(1);
    });

    test('belongs to one tenant', async () => {
      await journal.write(tenant, { expectedVersion: 0, page: { lastOkAt, troubles: {} } });
      const other = { ...tenant, instance: 'other' };
      expect(await journal.read(other)).toEqual({ version: 0, troubles: {} });
    });
  });
}
