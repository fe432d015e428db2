import { mostRules, type Rule, type RuleVersion } from '../../src/domain/alerting/rule.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { Applied, RuleChange, RuleStore } from '../../src/stores/alerting.ts';

interface Shelf {
  readonly rules: Map<string, Rule>;
  readonly versions: Map<string, readonly RuleVersion[]>;
  readonly removed: Map<string, Date>;
}

/** Rules in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeRuleStore implements RuleStore {
  isAway = false;
  readonly #shelves = new Map<string, Shelf>();

  async list(tenant: Tenant): Promise<readonly Rule[]> {
    return [...this.#shelf(tenant).rules.values()].toSorted(
      (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
    );
  }

  async find(tenant: Tenant, ruleId: string): Promise<Rule | undefined> {
    return this.#shelf(tenant).rules.get(ruleId);
  }

  async apply(tenant: Tenant, changes: readonly RuleChange[]): Promise<Applied> {
    const shelf = this.#shelf(tenant);
    const obstacle = obstacleTo(shelf, changes);
    if (obstacle) return obstacle;
    for (const change of changes) applyTo(shelf, change);
    return { kind: 'applied' };
  }

  async versions(tenant: Tenant, ruleId: string): Promise<readonly RuleVersion[]> {
    return this.#shelf(tenant).versions.get(ruleId) ?? [];
  }

  async removed(tenant: Tenant): Promise<readonly RuleVersion[]> {
    const { removed, versions } = this.#shelf(tenant);
    return [...removed]
      .toSorted(([, one], [, other]) => other.getTime() - one.getTime())
      .flatMap(([id]) => versions.get(id)?.slice(0, 1) ?? []);
  }

  #shelf({ workspace, instance }: Tenant): Shelf {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const shelf = this.#shelves.get(key) ?? {
      rules: new Map(),
      versions: new Map(),
      removed: new Map(),
    };
    this.#shelves.set(key, shelf);
    return shelf;
  }
}

function obstacleTo({ rules }: Shelf, changes: readonly RuleChange[]): Applied | undefined {
  const seen = new Set<string>();
  let added = 0;
  for (const change of changes) {
    const ruleId = idOf(change);
    if (seen.has(ruleId)) return { kind: 'overtaken', ruleId };
    seen.add(ruleId);
    const known = rules.get(ruleId);
    if (change.kind === 'add') {
      if (known) return { kind: 'taken', ruleId };
      added += 1;
    } else {
      if (known?.revision !== change.expectedRevision) return { kind: 'overtaken', ruleId };
      if (change.kind === 'remove') added -= 1;
    }
  }
  return added > 0 && rules.size + added > mostRules ? { kind: 'too-many' } : undefined;
}

function applyTo({ rules, versions, removed }: Shelf, change: RuleChange): void {
  const id = idOf(change);
  if (change.kind === 'change' || change.kind === 'remove') {
    versions.set(id, [change.before, ...(versions.get(id) ?? [])].slice(0, 20));
  }
  if (change.kind === 'remove') {
    rules.delete(id);
    removed.set(id, change.before.at);
    return;
  }
  rules.set(id, change.rule);
  removed.delete(id);
}

function idOf(change: RuleChange): string {
  return change.kind === 'remove' ? change.ruleId : change.rule.id;
}
