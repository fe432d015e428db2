import type { Channel } from '../contact-centre.ts';

/** What the readings of one check mean for one rule and target. */
export type Measured =
  /** A number in the unit of the metric. */
  | {
      readonly kind: 'value';
      readonly value: number;
      /** True when something is missing: the true value is this or more. */
      readonly isAtLeast: boolean;
      readonly facts: MeasuredFacts;
    }
  /** Worse than any number: contacts wait and nobody is staffed, where a wait is asked for. */
  | { readonly kind: 'beyond'; readonly facts: MeasuredFacts }
  /** The service answered and gave nothing to decide on; the rule says what that means. */
  | { readonly kind: 'no-data'; readonly reason: NoDataReason }
  /** The question was not answered: nothing changes, and nothing is resolved. */
  | { readonly kind: 'failed'; readonly code: string }
  /** Outside its hours, and nobody waits from before: not judged, an open alert is closed. */
  | { readonly kind: 'outside-hours'; readonly opensAt: Date | undefined };

export type NoDataReason =
  /** No row came for the queue at all. */
  | 'queue-absent'
  | 'no-estimate'
  | 'no-counts'
  /** Nobody was in the window, so there is no percentage. */
  | 'nobody-in-window'
  /** Nobody of the scope is signed in. */
  | 'no-agents'
  /** The state is seen, but not since when. */
  | 'no-time';

/** What is said beside the number, as far as it is known; undefined is never zero. */
export interface MeasuredFacts {
  /** When the service took the snapshot. */
  readonly asOf: Date;
  /** The channel it is about, where one decided it. */
  readonly channel?: Channel | undefined;
  /** Where a wait comes from. */
  readonly source?: 'estimate' | 'oldest-contact' | undefined;
  readonly waiting?: number | undefined;
  readonly available?: number | undefined;
  readonly staffed?: number | undefined;
  /** The state an agent is in, since when, and with which contact. */
  readonly stateSince?: Date | undefined;
  readonly contactId?: string | undefined;
  /** The queue is closed and these contacts still wait. */
  readonly isAfterClosing?: boolean | undefined;
}
