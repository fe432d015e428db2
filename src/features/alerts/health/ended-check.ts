/** How a check of this process ended. */
export type CheckOutcome =
  | {
      readonly kind: 'completed';
      readonly startedAt: Date;
      /** How many rules there were. */
      readonly rules: number;
    }
  | {
      readonly kind: 'failed';
      /** An error code; `internal` for a bug. */
      readonly code: string;
      readonly startedAt: Date;
    };

/** A check that came to an end. */
export interface EndedCheck {
  readonly outcome: CheckOutcome;
  readonly endedAt: Date;
}
