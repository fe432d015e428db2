/** What is kept of rules, alerts and checks: ports of the memory, on one page. */
import type {
  AlertState,
  GapNotice,
  Rule,
  RuleRecord,
  Say,
  Told,
  Unsayable,
} from '../domain/alert.ts';
import type { Tenant } from '../domain/tenant.ts';

/** Rules and their two records. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface AlertStore {
  /** False when the id is taken. */
  addRule(tenant: Tenant, rule: Rule): Promise<boolean>;
  /**
   * Removes the rule and, when it was firing, writes what closes its message in the same step.
   * False when there is no such rule of that version any more: read it again.
   */
  removeRule(
    tenant: Tenant,
    removal: {
      readonly ruleId: string;
      readonly expectedVersion: number;
      readonly say: Say | undefined;
    },
  ): Promise<boolean>;
  findRule(tenant: Tenant, ruleId: string): Promise<RuleRecord | undefined>;
  /** All rules, oldest first. */
  listRules(tenant: Tenant): Promise<readonly RuleRecord[]>;
  /** Writes the state and what is to be said, if the version is still the expected one; false when it is not. */
  commit(
    tenant: Tenant,
    change: {
      readonly ruleId: string;
      readonly expectedVersion: number;
      readonly state: AlertState;
      readonly episodes: number;
      readonly say: Say | undefined;
    },
  ): Promise<boolean>;
  /** What is still to be said, oldest first, with the message of its episode if one was posted. */
  unsaid(
    tenant: Tenant,
  ): Promise<readonly { readonly say: Say; readonly told: Told | undefined }[]>;
  /**
   * Records the message and takes the intentions off the list, in one step. Once the end of an
   * episode is told, its message is forgotten: nothing more will be said in it.
   */
  recordTold(
    tenant: Tenant,
    ruleId: string,
    told: Told,
    saidEventIds: readonly string[],
  ): Promise<void>;
  /** Gives up on intentions that can never be said (the channel is gone); the rule's record shows it. */
  dropUnsaid(
    tenant: Tenant,
    drop: Unsayable & { readonly ruleId: string; readonly eventIds: readonly string[] },
  ): Promise<void>;
}

/**
 * How the last checks of a tenant went, and what is to be said about a gap in them. Survives
 * restarts, so that a gap can be named afterwards. Throws BotError `redis_unavailable`.
 */
export interface CheckJournal {
  read(tenant: Tenant): Promise<CheckHealth>;
  /** Writes health and notices in one step, if the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    entry: {
      readonly expectedVersion: number;
      readonly health: Omit<CheckHealth, 'version'>;
      readonly notices: readonly GapNotice[];
    },
  ): Promise<boolean>;
  /** Notices still to be said, oldest first. */
  unsaidNotices(tenant: Tenant): Promise<readonly GapNotice[]>;
  /** Takes notices off the list: said, or never to be said. */
  dropNotices(tenant: Tenant, eventIds: readonly string[]): Promise<void>;
}

export interface CheckHealth {
  /** Grows by one with every write; 0 before the first. */
  readonly version: number;
  readonly lastOkAt?: Date | undefined;
  /** Since when every check has failed; undefined while they work. */
  readonly failingSince?: Date | undefined;
  /** Why the last one failed, as an error code. */
  readonly failure?: string | undefined;
}
