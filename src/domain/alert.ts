import type { ErrorCode } from './errors.ts';
import type { Tenant } from './tenant.ts';

/** An alert is two records: what is true (`AlertState`) and what was said (`Told`). */

/** A threshold somebody set. */
export interface Rule {
  /** Short id a person can type, unique within the tenant. */
  readonly id: string;
  /** The workspace it speaks in and the instance it watches. */
  readonly tenant: Tenant;
  readonly metric: 'queue-wait';
  readonly queueId: string;
  /** Breached when the wait is longer than this. */
  readonly overSeconds: number;
  /** Slack channel the alert is posted to. */
  readonly channelId: string;
  /** Slack user who made the rule; only they or an administrator change it. */
  readonly ownerId: string;
  readonly createdAt: Date;
}

/** What a reading of a queue means for a wait rule. */
export type WaitReading =
  | {
      readonly kind: 'wait';
      readonly seconds: number;
      /** The channel that waits longest. */
      readonly channel: string;
      readonly source: 'estimate' | 'oldest-contact';
      /** True when something is missing: the true wait is this long or longer, so it can breach but not reassure. */
      readonly isLowerBound: boolean;
      readonly waiting: number | undefined;
    }
  /** Nobody waits in any channel. */
  | { readonly kind: 'empty' }
  /** Contacts wait and nobody is staffed: worse than any number. */
  | { readonly kind: 'nobody-staffed'; readonly channel: string; readonly waiting: number }
  /** The service gave nothing to decide on; never good news. */
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export type UnknownReason = 'queue-absent' | 'no-estimate' | 'no-counts';

/** What is true. Facts are instants, not counters, so a missed check changes nothing. */
export type AlertState =
  | { readonly kind: 'quiet' }
  | {
      readonly kind: 'firing';
      /** Counts the episodes of this rule; part of every event id, the value never is. */
      readonly episode: number;
      readonly since: Date;
      readonly reading: WaitReading;
      /** The longest wait seen in this episode, seconds. */
      readonly worstSeconds: number | undefined;
    };

/** Why the bot speaks. */
export type SayReason = 'fired' | 'resolved' | 'rule-removed';

/** Something to be said, decided in the same atomic write as the state. */
export interface Say {
  /** `rule|episode|reason`: a decision made twice has the same id. */
  readonly eventId: string;
  readonly reason: SayReason;
  readonly rule: Rule;
  readonly episode: number;
  readonly firedAt: Date;
  readonly decidedAt: Date;
  readonly reading: WaitReading;
  readonly worstSeconds: number | undefined;
}

/** What was said: where the one message of an episode stands. */
export interface Told {
  readonly episode: number;
  readonly channelId: string;
  readonly messageTs: string;
  readonly reason: SayReason;
  readonly toldAt: Date;
}

/** The last thing about a rule that could not be said and was given up; gone once something is said again. */
export interface Unsayable {
  readonly code: ErrorCode;
  readonly at: Date;
}

/** Checks did not work for a while. Said once in each channel that has rules. */
export interface GapNotice {
  /** `gap|from|channel`, `from` in epoch milliseconds. */
  readonly eventId: string;
  readonly channelId: string;
  readonly from: Date;
  readonly until: Date;
  /** Why, as an error code; `not-running` when nothing failed but nobody checked. */
  readonly failure: string;
}

/** A rule with both its records, as the check and `/alerts list` read it. */
export interface RuleRecord {
  readonly rule: Rule;
  /** Grows by one with every write; a write that expects another version does nothing. */
  readonly version: number;
  /** The number of episodes there have been. */
  readonly episodes: number;
  readonly state: AlertState;
  /** The message of the open episode; undefined when quiet or not posted yet. */
  readonly told: Told | undefined;
  readonly unsayable: Unsayable | undefined;
}
