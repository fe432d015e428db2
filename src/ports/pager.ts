/** What an outgoing webhook is to us: something that wakes people. */
import type { AlertLevel } from '../domain/alerting/rule.ts';

/** What it is told of one episode, at one of its turns. No name of an agent, and no customer data. */
export interface Page {
  readonly type: 'fired' | 'acknowledged' | 'resolved';
  /** The same for all that is told of one episode, and of no other. */
  readonly key: string;
  /** The same whenever the same thing is told again: by it a receiver knows what it has already. */
  readonly idempotencyKey: string;
  /** When it was so; `since` when the threshold was crossed first. */
  readonly at: Date;
  readonly since: Date;
  readonly level: AlertLevel;
  readonly rule: {
    readonly id: string;
    readonly metric: string;
    readonly comparison: 'over' | 'under';
    readonly threshold: number;
    readonly criticalThreshold: number | undefined;
    readonly unit: 'seconds' | 'count' | 'percent';
    readonly note: string | undefined;
    readonly runbook: string | undefined;
  };
  readonly target: {
    readonly kind: 'queue' | 'agent' | 'routing-profile' | 'team' | 'instance';
    readonly id: string | undefined;
    /** Undefined of an agent, and where it is not known. */
    readonly name: string | undefined;
  };
  /** In the unit of the rule; undefined where there is none, or it is beyond any number. */
  readonly value: number | undefined;
  readonly isAtLeast: boolean;
  /** Contacts wait and nobody is staffed: worse than any number. */
  readonly isBeyond: boolean;
  /** Slack user. */
  readonly acknowledgedBy: string | undefined;
  /** Why it is over. */
  readonly endedBecause: string | undefined;
  readonly workspace: string;
  readonly instance: string;
  readonly channelId: string;
}

/** How it went. */
export type Paged =
  | { readonly kind: 'told' }
  /** It was understood and not wanted, or it leads elsewhere: the same again is of little use. */
  | { readonly kind: 'refused'; readonly status: number }
  /** It may go better later. */
  | {
      readonly kind: 'failed';
      /** `timeout`, `unreachable` or `status 503`: none of it holds the address. */
      readonly why: string;
      readonly retryAfterSeconds: number | undefined;
      /** False where nobody answered at all. */
      readonly isAnswered: boolean;
    };

export interface Pager {
  /** Tells it once, with a finite timeout and without trying again. Throws nothing that is foreseen. */
  tell(page: Page, signal: AbortSignal): Promise<Paged>;
}
