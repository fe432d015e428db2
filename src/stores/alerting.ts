/** What is kept of rules, alerts and what was said of them: ports of the memory, on one page. */
import type { AlertRecord, AlertState, Episode, Post } from '../domain/alerting/alert.ts';
import type { AlertTarget, Rule, RuleVersion } from '../domain/alerting/rule.ts';
import type { Silence } from '../domain/alerting/silence.ts';
import type { Trouble } from '../domain/alerting/trouble.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Claims } from './claims.ts';

/** Rules. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface RuleStore {
  /** All rules, oldest first. What did not change since the last call is not read again. */
  list(tenant: Tenant): Promise<readonly Rule[]>;
  find(tenant: Tenant, ruleId: string): Promise<Rule | undefined>;
  /**
   * All of these, or none. A rule is added where none has its id, changed or removed where its
   * revision is still the expected one. What a rule was before is kept, the last 20 of each.
   */
  apply(tenant: Tenant, changes: readonly RuleChange[]): Promise<Applied>;
  /** What the rule was before its changes, newest first; also of one that was removed. */
  versions(tenant: Tenant, ruleId: string): Promise<readonly RuleVersion[]>;
  /** Rules that were removed in the last 30 days, newest first, as they were. */
  removed(tenant: Tenant): Promise<readonly RuleVersion[]>;
}

export type RuleChange =
  | { readonly kind: 'add'; readonly rule: Rule }
  | {
      readonly kind: 'change';
      /** With its new revision. */
      readonly rule: Rule;
      readonly expectedRevision: number;
      readonly before: RuleVersion;
    }
  /** What the watch found out of a rule: it is written, and is no change that somebody made. */
  | { readonly kind: 'mark'; readonly rule: Rule; readonly expectedRevision: number }
  | {
      readonly kind: 'remove';
      readonly ruleId: string;
      readonly expectedRevision: number;
      readonly before: RuleVersion;
    };

export type Applied =
  | { readonly kind: 'applied' }
  /** The id of an added rule is taken. */
  | { readonly kind: 'taken'; readonly ruleId: string }
  /** Somebody else changed or removed this rule meanwhile: nothing was done. */
  | { readonly kind: 'overtaken'; readonly ruleId: string }
  | { readonly kind: 'too-many' };

/** What is true of alerts. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface AlertStore {
  /** Every alert with a record, and all episodes that are open or not yet all said, in one look. */
  read(tenant: Tenant, now: Date): Promise<AlertsRead>;
  /**
   * Writes the state, the episodes and with them what is to be said, if the alert's version is still
   * the expected one (0: there is no record); false when it is not. An inactive state without recent
   * starts leaves no record. Counts the messages that episodes begin, their own or their group's; one
   * that begins quietly begins its message when it comes to be seen.
   */
  commit(tenant: Tenant, change: AlertChange): Promise<boolean>;
  /** An episode that is over and all said goes from what is open into the history. Doing it twice is doing it once. */
  archive(tenant: Tenant, episodeIds: readonly string[]): Promise<void>;
  episode(tenant: Tenant, episodeId: string): Promise<Episode | undefined>;
  /** What is over, newest first: ended within the range, at most so many. Kept for 35 days, the last 5,000. */
  history(
    tenant: Tenant,
    asked: { readonly from: Date; readonly until: Date; readonly atMost: number },
  ): Promise<readonly Episode[]>;
}

export interface AlertsRead {
  readonly records: readonly AlertRecord[];
  readonly episodes: readonly Episode[];
  /** How many messages episodes began, their own or their group's, by `channel|ms of the hour (of all time)`: this hour and the last. */
  readonly messagesInHour: ReadonlyMap<string, number>;
}

export interface AlertChange {
  readonly ruleId: string;
  readonly target: AlertTarget;
  readonly expectedVersion: number;
  readonly state: AlertState;
  /** New, or changed; the whole of each. */
  readonly episodes: readonly Episode[];
}

/** What was said. Written by the sender alone, before and after each attempt. Throws BotError `redis_unavailable`. */
export interface PostStore extends Claims {
  /** All that is not forgotten. */
  read(tenant: Tenant): Promise<ReadonlyMap<string, KeptPost>>;
  /** If the version is still the expected one (0: there is none); false when it is not. */
  write(
    tenant: Tenant,
    change: { readonly expectedVersion: number; readonly post: Post },
  ): Promise<boolean>;
  /** Nothing more will be said there. */
  forget(tenant: Tenant, homeIds: readonly string[]): Promise<void>;
}

export interface KeptPost {
  readonly version: number;
  readonly post: Post;
}

/** Silences. Those that are over are not listed. Throws BotError `redis_unavailable`. */
export interface SilenceStore {
  /** By their end, soonest first. */
  list(tenant: Tenant, now: Date): Promise<readonly Silence[]>;
  add(tenant: Tenant, silence: Silence): Promise<void>;
  /** The one that was lifted; undefined when there is none of that id. */
  lift(tenant: Tenant, silenceId: string): Promise<Silence | undefined>;
}

/** What the outgoing webhook was told. Throws BotError `redis_unavailable`. */
export interface HookStore extends Claims {
  /** By the id of the owed hook: when it was told, or how often it failed and when it is time again. */
  read(tenant: Tenant): Promise<ReadonlyMap<string, HookStanding>>;
  write(tenant: Tenant, hookId: string, standing: HookStanding): Promise<void>;
  forget(tenant: Tenant, hookIds: readonly string[]): Promise<void>;
}

export type HookStanding =
  | { readonly kind: 'told'; readonly at: Date }
  | { readonly kind: 'failed'; readonly count: number; readonly againAt: Date }
  /** It was refused or failed too often; it is told no more. */
  | { readonly kind: 'given-up'; readonly at: Date; readonly why: string };

/** How checks go, and what of the watch itself does not work. Throws BotError `redis_unavailable`. */
export interface WatchJournal {
  read(tenant: Tenant): Promise<JournalPage>;
  /** If the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    change: { readonly expectedVersion: number; readonly page: Omit<JournalPage, 'version'> },
  ): Promise<boolean>;
}

export interface JournalPage {
  /** Grows by one with every write; 0 before the first. */
  readonly version: number;
  /** When a check was last completed. */
  readonly lastOkAt?: Date | undefined;
  /** Since when every check has failed; undefined while they work. */
  readonly failingSince?: Date | undefined;
  readonly failure?: string | undefined;
  /** Open, or over and not told yet; by key. */
  readonly troubles: Readonly<Record<string, Trouble>>;
}

/** What somebody may still apply of a file they have seen the difference of. */
export interface ImportDraft {
  /** What is added and changed: a file of rules by ids, each with its id. */
  readonly text: string;
  /** The revision of each rule that is changed or removed, as it was seen; of one that is added, 0. */
  readonly seen: Readonly<Record<string, number>>;
  readonly removed: readonly string[];
  /** The file as it was given, to find the difference afresh. */
  readonly given: string;
  /** Rules that are not in it are removed. */
  readonly isReplacing: boolean;
}

/** What may be applied yet, each by its one author and once. Throws BotError `redis_unavailable`. */
export interface ImportDrafts {
  keep(
    tenant: Tenant,
    whose: DraftId,
    entry: { readonly draft: ImportDraft; readonly now: Date; readonly forSeconds: number },
  ): Promise<void>;
  /** Takes it away; undefined when it is over (a stored time, compared with `now`), was taken or never was. */
  take(tenant: Tenant, whose: DraftId, now: Date): Promise<ImportDraft | undefined>;
}

export interface DraftId {
  readonly id: string;
  /** Slack user. */
  readonly by: string;
}
