import type { Channel } from '../contact-centre.ts';
import type { Tenant } from '../tenant.ts';
import type { Timetable } from './timetable.ts';

/** What a rule watches. Seconds, counts or percent, as `unitOf` says. */
export type RuleMetric =
  /** Seconds: the longer of the estimate and the age of the oldest contact. */
  | { readonly kind: 'queue-wait' }
  /** Seconds. */
  | { readonly kind: 'oldest-contact' }
  /** Contacts in queue. */
  | { readonly kind: 'contacts-waiting' }
  /** Contacts offered and not taken within the window. */
  | { readonly kind: 'missed'; readonly windowSeconds: number }
  | { readonly kind: 'agents-available' }
  | { readonly kind: 'agents-staffed' }
  /** Percent answered in time, of the window; in time is what administrators set. */
  | { readonly kind: 'service-level'; readonly windowSeconds: number }
  /** Percent abandoned, of the window. */
  | { readonly kind: 'abandonment'; readonly windowSeconds: number }
  /** Seconds an agent has been in a state; one alert per agent. */
  | { readonly kind: 'agent-state'; readonly state: WatchedState }
  /** Ready-made: contacts that wait while nobody is staffed. */
  | { readonly kind: 'nobody-staffed' }
  /** Ready-made: agents who are available while contacts wait. */
  | { readonly kind: 'available-while-waiting' };

export type RuleMetricKind = RuleMetric['kind'];

/** What an agent can be too long in. */
export type WatchedState =
  | {
      readonly kind: 'activity';
      readonly activity: 'on-contact' | 'on-hold' | 'after-contact-work' | 'missed' | 'error';
    }
  /** A custom status by its id: a break, a meeting. */
  | { readonly kind: 'status'; readonly statusId: string };

/** Whom or what it is about. One alert for each queue or agent in it, or one for a profile or team. */
export type RuleScope =
  | { readonly kind: 'queues'; readonly ids: readonly string[] }
  /** A group of queues by its name; what is in it is looked up at each check. */
  | { readonly kind: 'queue-group'; readonly name: string }
  | { readonly kind: 'routing-profiles'; readonly ids: readonly string[] }
  /** A hierarchy group with all below it. */
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'agents'; readonly ids: readonly string[] }
  | { readonly kind: 'instance' };

export type AlertLevel = 'warning' | 'critical';

/** Who is called by name. */
export type Mentioned =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'user-group'; readonly id: string };

export interface RuleMention {
  readonly who: Mentioned;
  /** Warning: from the first message on. Critical: only once it is critical. */
  readonly from: AlertLevel;
  /** The hours in which they are called; always, when absent. */
  readonly when?: Timetable | undefined;
}

/** When nobody acknowledged it in time, these are called. */
export interface Escalation {
  readonly afterSeconds: number;
  readonly who: readonly Mentioned[];
}

/** When a rule is judged. */
export type RuleHours =
  | { readonly kind: 'always' }
  /** The queue's own hours of operation; a queue that closes stays judged until its contacts are served. */
  | { readonly kind: 'opening-hours' }
  | { readonly kind: 'timetable'; readonly timetable: Timetable };

/** What is set, however it was made: by a line, by the form or by a file. */
export interface RuleSpec {
  readonly metric: RuleMetric;
  readonly scope: RuleScope;
  /** Only contacts of these; of every channel, when empty. */
  readonly channels: readonly Channel[];
  /** `over`: more than the threshold. `under`: less than it. Equal is neither. */
  readonly comparison: 'over' | 'under';
  /** Seconds, a count or percent. */
  readonly threshold: number;
  /** The second, worse threshold. */
  readonly criticalThreshold?: number | undefined;
  /** While it fires it is over only when this is not crossed any more; the threshold itself, when absent. */
  readonly clearThreshold?: number | undefined;
  readonly forSeconds: number;
  readonly keepFiringSeconds: number;
  /** A reply that it still fires, so often; never, when absent. */
  readonly repeatSeconds?: number | undefined;
  /** What it means that the service gives nothing to decide on. */
  readonly noData: 'keep' | 'ok' | 'alert';
  readonly hours: RuleHours;
  /** Slack channel the alert is posted to. */
  readonly slackChannelId: string;
  readonly mentions: readonly RuleMention[];
  readonly escalation?: Escalation | undefined;
  /** An acknowledgement holds so long; until it is over, when absent. */
  readonly acknowledgedForSeconds?: number | undefined;
  /** Several queues crossing in one check make one message. */
  readonly isGrouped: boolean;
  /** Critical alerts also go to the outgoing webhook. */
  readonly toWebhook: boolean;
  /** An https address. */
  readonly runbook?: string | undefined;
  readonly note?: string | undefined;
}

/** A threshold somebody set. */
export interface Rule extends RuleSpec {
  /** Short id a person can type, unique within the tenant. */
  readonly id: string;
  /** The workspace it speaks in and the instance it watches. */
  readonly tenant: Tenant;
  /** Slack user who made the rule; only they or an administrator change it. */
  readonly ownerId: string;
  readonly createdAt: Date;
  /** 1 when it is made; grows by one with every change. */
  readonly revision: number;
  /** Slack user who paused it; it is not judged meanwhile. */
  readonly pausedBy?: string | undefined;
  /** Since when what it is about is gone from Connect. */
  readonly orphanedAt?: Date | undefined;
}

/** A rule as it was before a change, for undo and the audit. */
export interface RuleVersion {
  readonly rule: Rule;
  /** Who replaced it, when, and by what. */
  readonly by: string;
  readonly at: Date;
  readonly deed: 'changed' | 'paused' | 'resumed' | 'removed' | 'imported' | 'undone';
}

/** The unit of a metric. */
export function unitOf({ kind }: RuleMetric): 'seconds' | 'count' | 'percent' {
  switch (kind) {
    case 'queue-wait':
    case 'oldest-contact':
    case 'agent-state':
      return 'seconds';
    case 'service-level':
    case 'abandonment':
      return 'percent';
    default:
      return 'count';
  }
}

/** What one alert is about. */
export type AlertTarget =
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'routing-profile'; readonly id: string }
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'instance' };

/** The same word for the same target, `queue:<id>`; never holds a value. */
export function targetKey(target: AlertTarget): string {
  return target.kind === 'instance' ? 'instance' : `${target.kind}:${target.id}`;
}

/** So many rules a tenant has at most. */
export const mostRules = 10_000;
