import type {
  AlertLevel,
  Mentioned,
  RuleMetricKind,
  RuleSpec,
  WatchedState,
} from '../../../domain/alerting/rule.ts';
import type { WeekSlice } from '../../../domain/alerting/timetable.ts';
import type { Channel } from '../../../domain/contact-centre.ts';
import type { NameRef, TextRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';

/** What was typed of a rule: names not looked up yet, figures without a unit yet. Absent: nothing was said of it. */
export interface RuleDraft {
  readonly metric?: MetricDraft | undefined;
  /** Without a metric: the window of the one there is. */
  readonly windowSeconds?: number | undefined;
  readonly scope?: ScopeDraft | undefined;
  readonly channels?: readonly Channel[] | undefined;
  readonly comparison?: { readonly kind: 'over' | 'under'; readonly figure: string } | undefined;
  readonly critical?: string | 'none' | undefined;
  readonly clear?: string | 'none' | undefined;
  readonly forSeconds?: number | undefined;
  readonly keepFiringSeconds?: number | undefined;
  readonly repeatSeconds?: number | 'none' | undefined;
  readonly noData?: RuleSpec['noData'] | undefined;
  readonly hours?: HoursDraft | undefined;
  readonly slackChannelId?: string | undefined;
  readonly mentions?: readonly MentionDraft[] | undefined;
  readonly escalation?:
    | { readonly afterSeconds: number; readonly who: readonly Mentioned[] }
    | 'none'
    | undefined;
  readonly acknowledgedForSeconds?: number | 'none' | undefined;
  readonly isGrouped?: boolean | undefined;
  readonly toWebhook?: boolean | undefined;
  readonly runbook?: string | 'none' | undefined;
  readonly note?: NoteDraft | undefined;
  /** The line as it was typed, to ask again with a name chosen. */
  readonly typed: TypedLine;
}

/** A note called none is a note. */
export type NoteDraft = { readonly text: string } | 'none';

export interface MetricDraft {
  readonly kind: RuleMetricKind;
  readonly state?:
    | Extract<WatchedState, { kind: 'activity' }>
    | { readonly kind: 'status'; readonly ref: TextRef }
    | undefined;
}

/** In which part of the directory a name of a scope is looked up. */
export type ScopeField = 'queues' | 'groups' | 'profiles' | 'teams' | 'agents';

export type ScopeDraft =
  | { readonly kind: 'instance' }
  | { readonly kind: 'named'; readonly field: ScopeField; readonly refs: readonly NameRef[] };

/** A zone that is not said is the one of whoever typed. */
export interface TimesDraft {
  readonly zone: string | undefined;
  readonly slices: readonly WeekSlice[];
}

export type HoursDraft =
  | { readonly kind: 'always' }
  | { readonly kind: 'opening-hours' }
  | { readonly kind: 'timetable'; readonly times: TimesDraft };

export interface MentionDraft {
  readonly who: Mentioned;
  readonly from: AlertLevel;
  readonly during?: TimesDraft | undefined;
}

export interface TypedLine {
  /** Before the scope: the metric and its state. */
  readonly metric: readonly Word[];
  /** After the scope. */
  readonly rest: readonly Word[];
}
