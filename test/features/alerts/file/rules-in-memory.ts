import type { Rule, RuleVersion } from '../../../../src/domain/alerting/rule.ts';
import type { Tenant } from '../../../../src/domain/tenant.ts';
import type { Applied, RuleChange, RuleStore } from '../../../../src/stores/alerting.ts';

/** Rules of one tenant; compares and sets as the port promises. */
export class RulesInMemory implements RuleStore {
  rules: readonly Rule[] = [];
  readonly kept: RuleVersion[] = [];
  /** Runs once, before the next changes are looked at. */
  beforeApply: (() => void) | undefined;
  mostRules = 1_000;

  async list(): Promise<readonly Rule[]> {
    return this.rules;
  }

  async find(_tenant: Tenant, ruleId: string): Promise<Rule | undefined> {
    return this.rules.find(({ id }) => id === ruleId);
  }

  async apply(_tenant: Tenant, changes: readonly RuleChange[]): Promise<Applied> {
    this.beforeApply?.();
    this.beforeApply = undefined;
    const rules = new Map(this.rules.map((rule) => [rule.id, rule]));
    for (const change of changes) {
      const ruleId = change.kind === 'remove' ? change.ruleId : change.rule.id;
      const now = rules.get(ruleId);
      if (change.kind === 'add') {
        if (now) return { kind: 'taken', ruleId };
        rules.set(ruleId, change.rule);
        continue;
      }
      if (now?.revision !== change.expectedRevision) return { kind: 'overtaken', ruleId };
      if (change.kind === 'change') rules.set(ruleId, change.rule);
      else rules.delete(ruleId);
    }
    if (rules.size > this.mostRules) return { kind: 'too-many' };
    this.rules = [...rules.values()];
    for (const change of changes) if (change.kind !== 'add') this.kept.unshift(change.before);
    return { kind: 'applied' };
  }

  async versions(_tenant: Tenant, ruleId: string): Promise<readonly RuleVersion[]> {
    return this.kept.filter(({ rule }) => rule.id === ruleId);
  }

  async removed(): Promise<readonly RuleVersion[]> {
    return this.kept.filter(({ deed }) => deed === 'removed');
  }
}
