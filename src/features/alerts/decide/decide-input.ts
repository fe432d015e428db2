import type { AlertRecord, AlertState, Episode } from '../../../domain/alerting/alert.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../../domain/alerting/rule.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';

/** All that one alert is decided by. No clock and no I/O: the same in, the same out. */
export interface DecideInput {
  readonly rule: Rule;
  readonly target: AlertTarget;
  readonly record: AlertRecord | undefined;
  /** The open one of the record; undefined when there is none. */
  readonly episode: Episode | undefined;
  readonly measured: Measured;
  readonly now: Date;
  readonly around: DecideAround;
}

/** What is true beside the alert itself. */
export interface DecideAround {
  /** Nobody checked in between: the time a crossing must last does not run meanwhile. */
  readonly outage: { readonly from: Date; readonly until: Date } | undefined;
  /** The one of those that hold now that ends last. */
  readonly silence: Silence | undefined;
  /** The id of a critical episode of another rule on the same target and metric in the same channel. */
  readonly hushedBy: string | undefined;
  /** Messages of episodes of their own in this channel and hour so far. */
  readonly messagesInHour: number;
  /** More than so many become a digest. */
  readonly digestAbove: number;
  /** The open group message of this rule, where it makes one; undefined: this check's own. */
  readonly groupHomeId: string | undefined;
}

/** What is to be written: `undefined` where nothing changes. */
export interface Decided {
  readonly state: AlertState;
  readonly episodes: readonly Episode[];
}
