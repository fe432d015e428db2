import type { Opening } from '../../domain/opening.ts';
import type { Limit } from '../../domain/settings.ts';
import type { JudgedWait } from '../../domain/wait.ts';

/** A wait, and what is too long or to be expected of it. */
export interface Limited {
  readonly wait: JudgedWait;
  readonly opening: Opening;
  /** Seconds. */
  readonly limit: Limit;
}

/** Whether contacts wait longer than they may; never in a queue that is closed, which serves nobody. */
export function isOverLimit({ wait, limit, opening }: Limited): boolean {
  return (
    limit !== 'off' && opening.kind !== 'closed' && wait.kind === 'wait' && wait.seconds > limit
  );
}

/** Whether contacts wait, although it is not closed, where nobody is staffed: there is no end to that. */
export function isUnstaffed({ wait, opening }: Pick<Limited, 'wait' | 'opening'>): boolean {
  return wait.kind === 'nobody-staffed' && opening.kind !== 'closed';
}

/** Whether something should be done about it: over its limit, or nobody staffed. A limit that is off wants nothing said. */
export function needsAdvice(line: Limited): boolean {
  return isOverLimit(line) || (line.limit !== 'off' && isUnstaffed(line));
}
