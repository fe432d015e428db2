import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AlertStore } from '../../src/stores/alerts.ts';
import { aFiring, aRecord, aRule, aSay, aTold, aWait } from '../fixtures/alerts.ts';

/** What every AlertStore promises. `open` gives one that is up; each test has a tenant of its own. */
export function alertStoreContract(name: string, open: () => AlertStore): void {
  let number = 0;
  let store: AlertStore;
  let tenant: Tenant;
  const fire = { ruleId: 'abc234', expectedVersion: 1, episodes: 1, state: aFiring() };

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'contract' };
  });

  describe(`${name}: rules`, () => {
    test('a rule comes back as it went in, quiet and never fired', async () => {
      expect(await store.addRule(tenant, aRule())).toBe(true);

      expect(await store.findRule(tenant, 'abc234')).toEqual(aRecord());
      expect(await store.listRules(tenant)).toEqual([aRecord()]);
    });

    test('an id is taken once', async () => {
      await store.addRule(tenant, aRule({ queueId: 'first' }));

      expect(await store.addRule(tenant, aRule({ queueId: 'second' }))).toBe(false);
      expect((await store.findRule(tenant, 'abc234'))?.rule.queueId).toBe('first');
    });

    test('rules are listed oldest first', async () => {
      const at = (time: string) => new Date(`2026-06-01T${time}Z`);
      await store.addRule(tenant, aRule({ id: 'later2', createdAt: at('09:30:00') }));
      await store.addRule(tenant, aRule({ id: 'first2', createdAt: at('09:00:00') }));

      const ids = (await store.listRules(tenant)).map(({ rule }) => rule.id);
      expect(ids).toEqual(['first2', 'later2']);
    });

    test('tenants do not see each other, by workspace or by instance', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });

      for (const other of [
        { ...tenant, workspace: 'T-other' },
        { ...tenant, instance: 'other' },
      ]) {
        expect(await store.listRules(other)).toEqual([]);
        expect(await store.findRule(other, 'abc234')).toBeUndefined();
        expect(await store.unsaid(other)).toEqual([]);
      }
    });
  });

  describe(`${name}: decisions`, () => {
    test('state and what is to be said are written together', async () => {
      await store.addRule(tenant, aRule());

      expect(await store.commit(tenant, { ...fire, say: aSay() })).toBe(true);

      const record = await store.findRule(tenant, 'abc234');
      expect(record).toEqual(aRecord({ version: 2, episodes: 1, state: aFiring() }));
      expect(await store.unsaid(tenant)).toEqual([{ say: aSay(), told: undefined }]);
    });

    test('a decision on an old version changes nothing and says nothing', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: undefined });
      const late = { ...fire, episodes: 7, say: aSay({ episode: 7 }) };

      expect(await store.commit(tenant, late)).toBe(false);

      expect((await store.findRule(tenant, 'abc234'))?.episodes).toBe(1);
      expect(await store.unsaid(tenant)).toEqual([]);
    });

    test('of many decisions at once on one version exactly one is taken', async () => {
      await store.addRule(tenant, aRule());

      const attempts = Array.from({ length: 20 }, () =>
        store.commit(tenant, { ...fire, say: aSay() }),
      );

      const taken = (await Promise.all(attempts)).filter(Boolean);
      expect(taken).toHaveLength(1);
      expect(await store.unsaid(tenant)).toHaveLength(1);
    });

    test('a decision on a rule that is gone changes nothing', async () => {
      expect(await store.commit(tenant, { ...fire, say: aSay() })).toBe(false);
      expect(await store.listRules(tenant)).toEqual([]);
      expect(await store.unsaid(tenant)).toEqual([]);
    });

    test.each([
      ['a wait without a count', aWait({ waiting: undefined, isLowerBound: true })],
      ['nobody staffed', { kind: 'nobody-staffed', channel: 'CHAT', waiting: 3 } as const],
      ['an unknown reading', { kind: 'unknown', reason: 'no-estimate' } as const],
      ['an empty queue', { kind: 'empty' } as const],
    ])('a state keeps %s', async (_name, reading) => {
      await store.addRule(tenant, aRule());
      const state = aFiring({ reading, worstSeconds: undefined });

      await store.commit(tenant, { ...fire, state, say: undefined });

      expect((await store.findRule(tenant, 'abc234'))?.state).toEqual(state);
    });
  });

  describe(`${name}: removal`, () => {
    test('a removed rule is gone, and what closes its message is to be said', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: undefined });
      const say = aSay({ reason: 'rule-removed' });

      const removal = { ruleId: 'abc234', expectedVersion: 2, say };
      expect(await store.removeRule(tenant, removal)).toBe(true);

      expect(await store.findRule(tenant, 'abc234')).toBeUndefined();
      expect(await store.listRules(tenant)).toEqual([]);
      expect(await store.unsaid(tenant)).toEqual([{ say, told: undefined }]);
      expect(await store.removeRule(tenant, removal)).toBe(false);
    });

    test('a rule that changed meanwhile stays, so that its message is not left open', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });

      const removal = { ruleId: 'abc234', expectedVersion: 1, say: undefined };
      expect(await store.removeRule(tenant, removal)).toBe(false);
      expect(await store.findRule(tenant, 'abc234')).toBeDefined();
    });

    test('a new rule with the id of a removed one begins anew', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: undefined });
      await store.removeRule(tenant, { ruleId: 'abc234', expectedVersion: 2, say: undefined });

      await store.addRule(tenant, aRule());

      expect(await store.findRule(tenant, 'abc234')).toEqual(aRecord());
    });
  });

  describe(`${name}: telling`, () => {
    test('what was told is off the list and stands on the rule while the episode is open', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });

      await store.recordTold(tenant, 'abc234', aTold(), [aSay().eventId]);

      expect(await store.unsaid(tenant)).toEqual([]);
      expect((await store.findRule(tenant, 'abc234'))?.told).toEqual(aTold());
      expect((await store.listRules(tenant))[0]?.told).toEqual(aTold());
    });

    test('what is to be said comes oldest first, with the message of its own episode', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });
      await store.recordTold(tenant, 'abc234', aTold(), [aSay().eventId]);
      const resolved = aSay({ reason: 'resolved' });
      const again = aSay({ episode: 2 });
      const quiet = { kind: 'quiet' } as const;
      await store.commit(tenant, { ...fire, expectedVersion: 2, state: quiet, say: resolved });
      const state = aFiring({ episode: 2 });
      await store.commit(tenant, { ...fire, expectedVersion: 3, episodes: 2, state, say: again });

      expect(await store.unsaid(tenant)).toEqual([
        { say: resolved, told: aTold() },
        { say: again, told: undefined },
      ]);
    });

    test('more than nine intentions keep their order', async () => {
      const ids = Array.from({ length: 12 }, (_, index) => `rule${index}`);
      for (const id of ids) {
        await store.addRule(tenant, aRule({ id }));
        const say = aSay({ rule: aRule({ id }) });
        await store.commit(tenant, { ...fire, ruleId: id, say });
      }

      expect((await store.unsaid(tenant)).map(({ say }) => say.rule.id)).toEqual(ids);
    });

    test('once the end of an episode is told its message is forgotten', async () => {
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });
      await store.recordTold(tenant, 'abc234', aTold(), [aSay().eventId]);
      const resolved = aSay({ reason: 'resolved' });
      const state = { kind: 'quiet' } as const;
      await store.commit(tenant, { ...fire, expectedVersion: 2, state, say: resolved });

      await store.recordTold(tenant, 'abc234', aTold({ reason: 'resolved' }), [resolved.eventId]);

      expect(await store.unsaid(tenant)).toEqual([]);
      const record = await store.findRule(tenant, 'abc234');
      expect(record).toEqual(aRecord({ version: 3, episodes: 1 }));
    });

    test('a message is told of a rule that is removed already', async () => {
      await store.addRule(tenant, aRule());
      const say = aSay({ reason: 'rule-removed' });
      await store.removeRule(tenant, { ruleId: 'abc234', expectedVersion: 1, say });

      await store.recordTold(tenant, 'abc234', aTold({ reason: 'rule-removed' }), [say.eventId]);

      expect(await store.unsaid(tenant)).toEqual([]);
      expect(await store.listRules(tenant)).toEqual([]);
    });

    test('what can never be said is off the list and shows on its rule until something is said', async () => {
      const at = new Date('2026-06-01T10:03:00Z');
      await store.addRule(tenant, aRule());
      await store.commit(tenant, { ...fire, say: aSay() });

      const eventIds = [aSay().eventId];
      await store.dropUnsaid(tenant, {
        ruleId: 'abc234',
        eventIds,
        code: 'slack_channel_gone',
        at,
      });

      expect(await store.unsaid(tenant)).toEqual([]);
      const unsayable = { code: 'slack_channel_gone', at };
      expect((await store.findRule(tenant, 'abc234'))?.unsayable).toEqual(unsayable);

      await store.recordTold(tenant, 'abc234', aTold(), []);
      expect((await store.findRule(tenant, 'abc234'))?.unsayable).toBeUndefined();
    });

    test('giving up on a removed rule leaves nothing behind', async () => {
      await store.addRule(tenant, aRule());
      const say = aSay({ reason: 'rule-removed' });
      await store.removeRule(tenant, { ruleId: 'abc234', expectedVersion: 1, say });

      const at = new Date('2026-06-01T10:03:00Z');
      const drop = { ruleId: 'abc234', eventIds: [say.eventId], code: 'slack_denied', at } as const;
      await store.dropUnsaid(tenant, drop);
      await store.addRule(tenant, aRule());

      expect(await store.unsaid(tenant)).toEqual([]);
      expect(await store.findRule(tenant, 'abc234')).toEqual(aRecord());
    });
  });
}
