import type { AlertState, Rule, RuleRecord, Say, Told, Unsayable } from '../../src/domain/alert.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AlertStore } from '../../src/stores/alerts.ts';

interface Entry {
  readonly rule: Rule;
  version: number;
  episodes: number;
  state: AlertState;
  unsayable: Unsayable | undefined;
}

interface Shelf {
  readonly rules: Map<string, Entry>;
  readonly told: Map<string, Told>;
  unsaid: Say[];
}

/** Rules in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeAlertStore implements AlertStore {
  isAway = false;
  readonly #shelves = new Map<string, Shelf>();

  async addRule(tenant: Tenant, rule: Rule): Promise<boolean> {
    const { rules } = this.#shelf(tenant);
    if (rules.has(rule.id)) return false;
    const state: AlertState = { kind: 'quiet' };
    rules.set(rule.id, { rule, version: 1, episodes: 0, state, unsayable: undefined });
    return true;
  }

  async removeRule(
    tenant: Tenant,
    removal: { ruleId: string; expectedVersion: number; say: Say | undefined },
  ): Promise<boolean> {
    const shelf = this.#shelf(tenant);
    if (shelf.rules.get(removal.ruleId)?.version !== removal.expectedVersion) return false;
    shelf.rules.delete(removal.ruleId);
    if (removal.say) shelf.unsaid.push(removal.say);
    return true;
  }

  async findRule(tenant: Tenant, ruleId: string): Promise<RuleRecord | undefined> {
    const shelf = this.#shelf(tenant);
    const entry = shelf.rules.get(ruleId);
    return entry && recordOf(shelf, entry);
  }

  async listRules(tenant: Tenant): Promise<readonly RuleRecord[]> {
    const shelf = this.#shelf(tenant);
    return [...shelf.rules.values()]
      .map((entry) => recordOf(shelf, entry))
      .toSorted((one, other) => one.rule.createdAt.getTime() - other.rule.createdAt.getTime());
  }

  async commit(
    tenant: Tenant,
    change: {
      ruleId: string;
      expectedVersion: number;
      state: AlertState;
      episodes: number;
      say: Say | undefined;
    },
  ): Promise<boolean> {
    const shelf = this.#shelf(tenant);
    const entry = shelf.rules.get(change.ruleId);
    if (entry?.version !== change.expectedVersion) return false;
    entry.version += 1;
    entry.state = change.state;
    entry.episodes = change.episodes;
    if (change.say) shelf.unsaid.push(change.say);
    return true;
  }

  async unsaid(tenant: Tenant): Promise<readonly { say: Say; told: Told | undefined }[]> {
    const { unsaid, told } = this.#shelf(tenant);
    return unsaid.map((say) => ({ say, told: told.get(`${say.rule.id}|${say.episode}`) }));
  }

  async recordTold(
    tenant: Tenant,
    ruleId: string,
    told: Told,
    saidEventIds: readonly string[],
  ): Promise<void> {
    const shelf = this.#shelf(tenant);
    const key = `${ruleId}|${told.episode}`;
    if (told.reason === 'fired') shelf.told.set(key, told);
    else shelf.told.delete(key);
    shelf.unsaid = shelf.unsaid.filter((say) => !saidEventIds.includes(say.eventId));
    const entry = shelf.rules.get(ruleId);
    if (entry) entry.unsayable = undefined;
  }

  async dropUnsaid(
    tenant: Tenant,
    drop: Unsayable & { ruleId: string; eventIds: readonly string[] },
  ): Promise<void> {
    const shelf = this.#shelf(tenant);
    for (const say of shelf.unsaid) {
      if (drop.eventIds.includes(say.eventId)) shelf.told.delete(`${say.rule.id}|${say.episode}`);
    }
    shelf.unsaid = shelf.unsaid.filter((say) => !drop.eventIds.includes(say.eventId));
    const entry = shelf.rules.get(drop.ruleId);
    if (entry) entry.unsayable = { code: drop.code, at: drop.at };
  }

  #shelf({ workspace, instance }: Tenant): Shelf {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const shelf = this.#shelves.get(key) ?? { rules: new Map(), told: new Map(), unsaid: [] };
    this.#shelves.set(key, shelf);
    return shelf;
  }
}

function recordOf(shelf: Shelf, entry: Entry): RuleRecord {
  const { rule, version, episodes, state, unsayable } = entry;
  const told = state.kind === 'firing' ? shelf.told.get(`${rule.id}|${state.episode}`) : undefined;
  return { rule, version, episodes, state, told, unsayable };
}
