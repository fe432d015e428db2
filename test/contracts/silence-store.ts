import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Silence } from '../../src/domain/alerting/silence.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { SilenceStore } from '../../src/stores/alerting.ts';

const now = new Date('2026-06-01T10:00:00Z');
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

function aSilence(change: Partial<Silence> = {}): Silence {
  return {
    id: 'abc234',
    what: { kind: 'queue', id: 'queue-billing' },
    until: plus(3600),
    by: 'U0SAM00001',
    at: now,
    ...change,
  };
}

/** What every SilenceStore promises. `open` gives one that is up. */
export function silenceStoreContract(name: string, open: () => SilenceStore): void {
  let number = 0;
  let store: SilenceStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'silences' };
  });

  describe(`${name}: silences`, () => {
    test.each<[string, Partial<Silence>]>([
      ['a queue', {}],
      ['an agent', { what: { kind: 'agent', id: 'agent-maria' } }],
      ['a rule, with a reason', { what: { kind: 'rule', ruleId: 'k3x9bd' }, reason: 'drill “A”' }],
      ['an alert', { what: { kind: 'alert', ruleId: 'k3x9bd', targetKey: 'queue:queue-billing' } }],
    ])('come back as they were made: of %s', async (_what, change) => {
      await store.add(tenant, aSilence(change));

      expect(await store.list(tenant, now)).toEqual([aSilence(change)]);
    });

    test('are listed by their end, for their tenant alone', async () => {
      await store.add(tenant, aSilence({ id: 'late', until: plus(7200) }));
      await store.add(tenant, aSilence({ id: 'soon', until: plus(60) }));

      expect((await store.list(tenant, now)).map(({ id }) => id)).toEqual(['soon', 'late']);
      expect(await store.list({ ...tenant, instance: 'another' }, now)).toEqual([]);
    });

    test('that are over are not listed, from their end on, and vanish by themselves', async () => {
      await store.add(tenant, aSilence({ until: plus(60) }));

      expect(await store.list(tenant, plus(59))).toHaveLength(1);
      expect(await store.list(tenant, plus(60))).toEqual([]);
      expect(await store.list(tenant, plus(60 + 3601))).toEqual([]);
    });

    test('are lifted once, by whoever was first, and others stay', async () => {
      await store.add(tenant, aSilence());
      await store.add(tenant, aSilence({ id: 'other' }));

      const lifted = await Promise.all([
        store.lift(tenant, 'abc234'),
        store.lift(tenant, 'abc234'),
      ]);

      expect(lifted.filter((one) => one !== undefined)).toEqual([aSilence()]);
      expect((await store.list(tenant, now)).map(({ id }) => id)).toEqual(['other']);
      expect(await store.lift(tenant, 'nobody')).toBeUndefined();
    });
  });
}
