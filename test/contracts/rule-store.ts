import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Rule } from '../../src/domain/alerting/rule.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { RuleChange, RuleStore } from '../../src/stores/alerting.ts';
import { aFullRule, aKeptRule, aRuleVersion, later } from '../fixtures/kept-alerts.ts';

/** What every RuleStore promises. `open` gives one that is up; each test has a tenant of its own. */
export function ruleStoreContract(name: string, open: () => RuleStore): void {
  let number = 0;
  let store: RuleStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'rules' };
  });

  const adding = (parts: Partial<Rule> = {}): RuleChange => ({
    kind: 'add',
    rule: aKeptRule(parts),
  });
  const changing = (parts: Partial<Rule>, expectedRevision = 1): RuleChange => ({
    kind: 'change',
    rule: aKeptRule({ revision: expectedRevision + 1, ...parts }),
    expectedRevision,
    before: aRuleVersion({ rule: aKeptRule({ revision: expectedRevision }) }),
  });
  const removing = (ruleId = 'abc234', expectedRevision = 1, at = later(60)): RuleChange => ({
    kind: 'remove',
    ruleId,
    expectedRevision,
    before: aRuleVersion({ rule: aKeptRule({ id: ruleId }), at, deed: 'removed' }),
  });
  const ids = async () => (await store.list(tenant)).map(({ id }) => id);

  describe(`${name}: rules`, () => {
    test.each([
      ['the least', aKeptRule()],
      ['everything', aFullRule()],
      ['a missed count of agents', { metric: { kind: 'missed', windowSeconds: 900 } as const }],
      [
        'a state of a team',
        {
          metric: { kind: 'agent-state', state: { kind: 'status', statusId: 'lunch' } } as const,
          scope: { kind: 'team', id: 'g1' } as const,
        },
      ],
      ['a group', { scope: { kind: 'queue-group', name: 'emea' } as const }],
      ['the instance', { scope: { kind: 'instance' } as const }],
    ])('come back as they went in: %s', async (_what, parts) => {
      const rule = aKeptRule(parts);
      expect(await store.apply(tenant, [{ kind: 'add', rule }])).toEqual({ kind: 'applied' });

      expect(await store.list(tenant)).toEqual([rule]);
      expect(await store.find(tenant, rule.id)).toEqual(rule);
    });

    test('are listed oldest first, also after a change', async () => {
      await store.apply(tenant, [
        adding({ id: 'later', createdAt: later(60) }),
        adding({ id: 'first', createdAt: later(0) }),
      ]);
      expect(await ids()).toEqual(['first', 'later']);

      await store.apply(tenant, [
        { ...changing({ id: 'first', note: 'new', createdAt: later(0) }) },
      ]);
      expect((await store.list(tenant)).map(({ note }) => note)).toEqual(['new', undefined]);
    });

    test('a store that has listed them sees what another one changed, added and removed', async () => {
      const other = open();
      await store.apply(tenant, [
        adding({ id: 'a' }),
        adding({ id: 'b', createdAt: later(1) }),
        adding({ id: 'c', createdAt: later(2) }),
      ]);
      const before = await other.list(tenant);
      expect(await other.list(tenant)).toEqual(before);

      await store.apply(tenant, [
        changing({ id: 'a', threshold: 7 }),
        removing('b'),
        adding({ id: 'd', createdAt: later(3) }),
      ]);
      await store.apply(tenant, [removing('c')]);
      await store.apply(tenant, [adding({ id: 'c', note: 'again', createdAt: later(2) })]);

      const list = await other.list(tenant);
      expect(list.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
      expect(list.map(({ threshold }) => threshold)).toEqual([7, 300, 300]);
      expect(list[1]?.note).toBe('again');
    });

    test('an id is taken once', async () => {
      await store.apply(tenant, [adding({ note: 'first' })]);

      const again = await store.apply(tenant, [adding({ id: 'new' }), adding({ note: 'second' })]);
      expect(again).toEqual({ kind: 'taken', ruleId: 'abc234' });
      expect(await store.list(tenant)).toEqual([aKeptRule({ note: 'first' })]);
    });

    test('a change of a revision that is gone does nothing, nor does anything with it', async () => {
      await store.apply(tenant, [adding(), adding({ id: 'other' })]);
      await store.apply(tenant, [changing({ note: 'first' })]);

      const late = [changing({ id: 'other' }), changing({ note: 'late' })];
      expect(await store.apply(tenant, late)).toEqual({ kind: 'overtaken', ruleId: 'abc234' });
      expect(await store.apply(tenant, [removing()])).toMatchObject({ kind: 'overtaken' });
      expect(await store.apply(tenant, [removing('none')])).toMatchObject({ ruleId: 'none' });

      expect((await store.find(tenant, 'abc234'))?.note).toBe('first');
      expect((await store.find(tenant, 'other'))?.revision).toBe(1);
    });

    test('a mark is written, and is no version; not on another revision', async () => {
      await store.apply(tenant, [adding()]);
      await store.list(tenant);
      const rule = aKeptRule({ orphanedAt: later(9) });

      const mark = { kind: 'mark', rule, expectedRevision: 1 } as const;
      expect(await store.apply(tenant, [mark])).toEqual({ kind: 'applied' });
      expect(await store.list(tenant)).toEqual([rule]);
      expect(await store.versions(tenant, 'abc234')).toEqual([]);
      const late = await store.apply(tenant, [{ ...mark, expectedRevision: 2 }]);
      expect(late).toMatchObject({ kind: 'overtaken' });
      expect(await store.apply(tenant, [changing({})])).toEqual({ kind: 'applied' });
    });

    test('two changes of one rule in one step are none', async () => {
      await store.apply(tenant, [adding()]);

      const twice = [changing({ note: 'one' }), changing({ note: 'two' })];
      expect(await store.apply(tenant, twice)).toEqual({ kind: 'overtaken', ruleId: 'abc234' });
      expect((await store.find(tenant, 'abc234'))?.revision).toBe(1);
    });

    test('of many changes at once on one revision exactly one is taken', async () => {
      await store.apply(tenant, [adding()]);

      const all = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.apply(tenant, [changing({ note: String(index) })]),
        ),
      );
      expect(all.filter(({ kind }) => kind === 'applied')).toHaveLength(1);
    });

    test('no change is one that is done', async () => {
      expect(await store.apply(tenant, [])).toEqual({ kind: 'applied' });
    });

    test('there are no more than there may be, and room again after one went', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => adding({ id: `r${index}` }));
      for (let from = 0; from < many.length; from += 1_000) {
        await store.apply(tenant, many.slice(from, from + 1_000));
      }

      expect(await store.apply(tenant, [adding()])).toEqual({ kind: 'too-many' });
      expect(await store.apply(tenant, [changing({ id: 'r1' })])).toEqual({ kind: 'applied' });
      expect(await store.apply(tenant, [removing('r2'), adding()])).toEqual({ kind: 'applied' });
    });

    test('what a rule was is kept, newest first, the last 20', async () => {
      await store.apply(tenant, [adding()]);
      for (let revision = 1; revision <= 25; revision += 1) {
        await store.apply(tenant, [changing({}, revision)]);
      }

      const versions = await store.versions(tenant, 'abc234');
      expect(versions).toHaveLength(20);
      expect(versions[0]).toEqual(aRuleVersion({ rule: aKeptRule({ revision: 25 }) }));
      expect(versions.at(-1)?.rule.revision).toBe(6);
      expect(await store.versions(tenant, 'none')).toEqual([]);
    });

    test('those that were removed are listed, newest first, until they are made again', async () => {
      await store.apply(tenant, [adding({ id: 'a' }), adding({ id: 'b' })]);
      await store.apply(tenant, [removing('a', 1, later(60)), removing('b', 1, later(90))]);

      expect(await store.find(tenant, 'a')).toBeUndefined();
      expect(await store.list(tenant)).toEqual([]);
      const removed = await store.removed(tenant);
      expect(removed.map(({ rule, deed }) => `${rule.id} ${deed}`)).toEqual([
        'b removed',
        'a removed',
      ]);
      expect(await store.versions(tenant, 'a')).toHaveLength(1);

      await store.apply(tenant, [adding({ id: 'a', revision: 3 })]);
      expect((await store.removed(tenant)).map(({ rule }) => rule.id)).toEqual(['b']);
      expect(await store.versions(tenant, 'a')).toHaveLength(1);
    });

    test('those of another tenant are others', async () => {
      await store.apply(tenant, [adding()]);
      await store.apply(tenant, [changing({})]);

      for (const other of [
        { ...tenant, workspace: 'T-other' },
        { ...tenant, instance: 'other' },
      ]) {
        expect(await store.list(other)).toEqual([]);
        expect(await store.find(other, 'abc234')).toBeUndefined();
        expect(await store.versions(other, 'abc234')).toEqual([]);
      }
    });
  });
}
