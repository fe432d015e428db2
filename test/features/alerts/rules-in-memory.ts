import type { Rule, RuleVersion } from '../../../src/domain/alerting/rule.ts';
import type { Tenant } from '../../../src/domain/tenant.ts';
import type { Applied, RuleChange } from '../../../src/stores/alerting.ts';
import { FakeRuleStore } from '../../fakes/rule-store.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

/** Rules of one tenant, past every road, and what happens between a look at them and a change. */
export class RulesInMemory extends FakeRuleStore {
  /** Runs once, before the next changes are looked at. */
  beforeApply: (() => Promise<void>) | undefined;

  /** These and no others. */
  async set(rules: readonly Rule[]): Promise<void> {
    const at = new Date(0);
    const removals = (await this.list(tenant)).map((rule): RuleChange => {
      const before: RuleVersion = { rule, by: rule.ownerId, at, deed: 'removed' };
      return { kind: 'remove', ruleId: rule.id, expectedRevision: rule.revision, before };
    });
    for (const removal of removals) await super.apply(tenant, [removal]);
    await super.apply(
      tenant,
      rules.map((rule) => ({ kind: 'add', rule })),
    );
  }

  override async apply(of: Tenant, changes: readonly RuleChange[]): Promise<Applied> {
    await this.beforeApply?.();
    this.beforeApply = undefined;
    return super.apply(of, changes);
  }

  all(): Promise<readonly Rule[]> {
    return this.list(tenant);
  }
}
