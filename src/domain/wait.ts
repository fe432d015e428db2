import type { QueuesReading } from './contact-centre.ts';
import type { KeptFigures } from './history.ts';

/**
 * What a reading of one queue and channel says about the wait. Each case has its own wording where
 * people read it; none of them but `empty` is good news, and none stands for 0 but `empty`.
 */
export type JudgedWait =
  /** Nobody waits; the estimate is for a contact that would come now. */
  | {
      readonly kind: 'empty';
      readonly isStaffed: boolean | undefined;
      readonly estimateSeconds: number | undefined;
    }
  /** Contacts wait and nobody is staffed: worse than any number. */
  | {
      readonly kind: 'nobody-staffed';
      readonly waiting: number;
      readonly oldestSeconds: number | undefined;
    }
  /** Contacts wait so long: the longer of the estimate and the oldest contact. */
  | {
      readonly kind: 'wait';
      readonly seconds: number;
      readonly source: 'estimate' | 'oldest-contact';
      readonly waiting: number;
      readonly estimateSeconds: number | undefined;
      readonly oldestSeconds: number | undefined;
      /** The service was asked for an estimate and gave none: the true wait is this long or longer. */
      readonly isLowerBound: boolean;
    }
  /** Contacts wait, and there is neither an estimate nor the age of the oldest one; or not even a count. */
  | { readonly kind: 'unknown'; readonly reason: 'no-estimate' | 'no-counts' }
  /** The service gave no row: deleted, disabled, or nobody works for it and nobody waits. */
  | { readonly kind: 'absent' };

/** Judges one row of a reading, or what was kept of one; `undefined` is the row that did not come. What the service left out stays unknown. */
export function judgeRow(
  row: KeptFigures | undefined,
  estimate: QueuesReading['estimate'],
): JudgedWait {
  if (row === undefined) return { kind: 'absent' };
  const { contactsInQueue: waiting, agentsStaffed: staffed } = row;
  if (waiting === undefined) return { kind: 'unknown', reason: 'no-counts' };
  const { estimatedWaitSeconds: estimateSeconds, oldestContactSeconds: oldestSeconds } = row;
  if (waiting === 0) {
    const isStaffed = staffed === undefined ? undefined : staffed > 0;
    return { kind: 'empty', isStaffed, estimateSeconds };
  }
  if (staffed === 0) return { kind: 'nobody-staffed', waiting, oldestSeconds };
  const isOldestLonger =
    oldestSeconds !== undefined &&
    (estimateSeconds === undefined || oldestSeconds > estimateSeconds);
  const seconds = isOldestLonger ? oldestSeconds : estimateSeconds;
  if (seconds === undefined) return { kind: 'unknown', reason: 'no-estimate' };
  return {
    kind: 'wait',
    seconds,
    source: isOldestLonger ? 'oldest-contact' : 'estimate',
    waiting,
    estimateSeconds,
    oldestSeconds,
    // Where the service never estimates, the oldest contact is the measure and not a stand-in.
    isLowerBound: estimateSeconds === undefined && estimate === 'asked',
  };
}
