import type { Measured } from './measured.ts';
import type { AlertLevel, AlertTarget, Mentioned, Rule } from './rule.ts';

/** An alert is two records: what is true (`AlertRecord`, `Episode`) and what was said (`Post`). */

/** One level of one alert, as Prometheus has it. Facts are instants, not counters, so a missed check changes nothing. */
export type LevelState =
  | { readonly kind: 'inactive' }
  | { readonly kind: 'pending'; readonly activeAt: Date }
  | {
      readonly kind: 'firing';
      /** When it was crossed first. */
      readonly activeAt: Date;
      readonly firedAt: Date;
      /** The first check at which it was not crossed any more, while it is kept firing. */
      readonly calmSince?: Date | undefined;
    };

/** What is true of a rule and a target. Without a record it is inactive on both levels. */
export interface AlertState {
  readonly warning: LevelState;
  /** Inactive for ever where the rule has no critical threshold. */
  readonly critical: LevelState;
  /** The id of the open episode; undefined while neither level fires. */
  readonly episodeId?: string | undefined;
  /** What the rule asked when it became pending: a rule that asks something else begins anew. */
  readonly subject?: string | undefined;
  /** When the last episodes began, oldest first, of the last 30 minutes: by this flapping is told. */
  readonly recentStarts: readonly Date[];
}

export const inactiveState: AlertState = {
  warning: { kind: 'inactive' },
  critical: { kind: 'inactive' },
  recentStarts: [],
};

export interface AlertRecord {
  readonly ruleId: string;
  readonly target: AlertTarget;
  /** Grows by one with every write, also of its open episode; a write that expects another version does nothing. */
  readonly version: number;
  readonly state: AlertState;
}

/** The message an episode stands in. */
export type Home =
  /** One of its own: the id is the episode's. */
  | { readonly kind: 'own'; readonly id: string; readonly channelId: string }
  /** What crossed together: `group|rule|ms`. */
  | { readonly kind: 'group'; readonly id: string; readonly channelId: string }
  /** More than the set number in this channel and hour: `digest|channel|ms of the hour`. */
  | { readonly kind: 'digest'; readonly id: string; readonly channelId: string };

export type EndReason =
  | 'resolved'
  /** The queue closed or the timetable ended. */
  | 'outside-hours'
  | 'rule-removed'
  | 'rule-paused'
  /** The rule was changed so that it is not about this any more. */
  | 'rule-changed'
  /** What it is about is gone from Connect. */
  | 'orphaned'
  /** The agent is not there any more. */
  | 'gone';

export interface Acknowledgement {
  readonly by: string;
  readonly at: Date;
  /** Then it counts no more; undefined: until it is over. */
  readonly until?: Date | undefined;
  /** What it was when it was taken: worse than this, and it counts no more. */
  readonly level: AlertLevel;
}

/** One time of firing, from crossing to over; what is true of it and is to be said. */
export interface Episode {
  /** `rule|target|ms of firedAt`: a decision made twice has the same id, and the value is never in it. */
  readonly id: string;
  /** As it was when it was last decided on. */
  readonly rule: Rule;
  readonly target: AlertTarget;
  readonly home: Home;
  /** When it was crossed first. */
  readonly activeAt: Date;
  readonly firedAt: Date;
  readonly level: AlertLevel;
  /** The worst level it ever had. */
  readonly worstLevel: AlertLevel;
  /** What was read last that decided something. */
  readonly measured: Extract<Measured, { kind: 'value' | 'beyond' }> | undefined;
  readonly measuredAt: Date;
  /** The worst value seen; undefined where it was beyond any number, or there was none. */
  readonly worstValue?: number | undefined;
  readonly acknowledged?: Acknowledgement | undefined;
  /** The silence that keeps it quiet now. */
  readonly silenced?:
    | { readonly silenceId: string; readonly until: Date; readonly by: string }
    | undefined;
  /** A worse alert on the same target and metric in the same channel keeps it quiet now. */
  readonly hushedBy?: string | undefined;
  /** How many times it began in the last 30 minutes, this one included; said from four on. */
  readonly starts: number;
  /** When anything that notifies was last decided: first message, escalation, repeat. */
  readonly spokenAt: Date;
  /** False while it never was to be seen: it began under a silence or hushed, and has no message yet. */
  readonly isShown: boolean;
  /** When it came to be seen, where it began quietly. */
  readonly shownAt?: Date | undefined;
  /** When a silence over it ended: from then on somebody has time to take it. */
  readonly heardAgainAt?: Date | undefined;
  /** When the next people were called because nobody had acknowledged it. */
  readonly escalatedAt?: Date | undefined;
  /** Whom its first message calls by name. */
  readonly mentions: readonly Mentioned[];
  /** What is to be said as replies, in order; what was said of them stands in the post. */
  readonly replies: readonly OwedReply[];
  readonly ended?: { readonly at: Date; readonly why: EndReason } | undefined;
  /** What the outgoing webhook is to be told, in order. */
  readonly hooks: readonly OwedHook[];
}

export interface OwedReply {
  /** `episode|kind|n`. */
  readonly id: string;
  readonly kind: 'raised' | 'repeated' | 'escalated' | 'joined' | 'resolved';
  readonly at: Date;
  readonly mentions: readonly Mentioned[];
  /** Also shown in the channel: critical ones. */
  readonly isBroadcast: boolean;
  /** What was read when it was decided. */
  readonly measured: Episode['measured'];
}

export interface OwedHook {
  /** `episode|kind`. */
  readonly id: string;
  readonly kind: 'fired' | 'acknowledged' | 'resolved';
  readonly at: Date;
}

/** What was said of a home: its one message, and the replies below it. Written by the sender alone. */
export interface Post {
  readonly homeId: string;
  readonly channelId: string;
  /** undefined: not known to be posted. */
  readonly messageTs?: string | undefined;
  readonly postedAt?: Date | undefined;
  /** What the message shows now: a change of `facts` goes at once, one of `figures` at most once a minute. */
  readonly shown?:
    | { readonly facts: string; readonly figures: string; readonly at: Date }
    | undefined;
  /** Reply id → its ts. */
  readonly replies: Readonly<Record<string, string>>;
  /** Something was sent, or was about to be, and how it went is not known: looked for before any second attempt. */
  readonly attempt?: Attempt | undefined;
  /** Something may stand there twice until this was looked after. */
  readonly sweepAfter?: Date | undefined;
  /** What may come late or stand there twice; undefined: only what the message shows is not known. */
  readonly sweepOf?:
    | {
        /** The home's id, ids of replies. */
        readonly whats: readonly string[];
        readonly since: Date;
        /** What is covered by whichever of the attempts comes. */
        readonly covers: readonly string[];
      }
    | undefined;
  /** Why nothing more can be said there. */
  readonly givenUp?: { readonly code: string; readonly at: Date } | undefined;
}

export interface Attempt {
  /** The home's id or a reply's. */
  readonly what: string;
  /** Ids of the replies that it is said instead of, as it was made. */
  readonly covers: readonly string[];
  readonly at: Date;
  /** Whose turn it is, and until when nobody else tries. */
  readonly token: string;
  readonly until: Date;
}
