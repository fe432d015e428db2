import type { QueueLine } from './queue-line.ts';

/** What a contact that came now would have to expect of a queue and channel. */
export type Prospect =
  /** It would not be served: never to be recommended. */
  | { readonly kind: 'none'; readonly why: 'closed' | 'nobody-staffed' }
  /** Agents are available and nobody waits. */
  | { readonly kind: 'at-once'; readonly available: number }
  /** By the estimate, or the oldest contact where that waits longer. */
  | { readonly kind: 'about'; readonly seconds: number }
  /** There is no estimate: the oldest contact has waited so long, and that is the least. */
  | { readonly kind: 'at-least'; readonly seconds: number }
  | { readonly kind: 'unknown'; readonly why: UnknownWhy };

/**
 * `nobody-free`: nobody waits, no agent is available, nothing is estimated. `availability`: nobody
 * waits, and whether an agent is available was not said. `wait`: contacts wait, or may, and nobody
 * knows how long. `no-figures`: the service gave no row.
 */
type UnknownWhy = 'nobody-free' | 'availability' | 'wait' | 'no-figures';

/** A queue of which it is not known whether it is open counts as open: without hours nothing is closed. */
export function prospectOf({
  row,
  wait,
  opening,
}: Pick<QueueLine, 'row' | 'wait' | 'opening'>): Prospect {
  if (opening.kind === 'closed') return { kind: 'none', why: 'closed' };
  switch (wait.kind) {
    case 'nobody-staffed':
      return { kind: 'none', why: 'nobody-staffed' };
    case 'wait':
      return wait.estimateSeconds === undefined
        ? { kind: 'at-least', seconds: wait.seconds }
        : { kind: 'about', seconds: wait.seconds };
    case 'empty': {
      const { isStaffed, estimateSeconds: seconds } = wait;
      const { agentsAvailable: available } = row;
      if (isStaffed === false) return { kind: 'none', why: 'nobody-staffed' };
      if (seconds !== undefined && seconds > 0) return { kind: 'about', seconds };
      if (available !== undefined && available > 0) return { kind: 'at-once', available };
      if (seconds !== undefined) return { kind: 'about', seconds };
      return { kind: 'unknown', why: available === undefined ? 'availability' : 'nobody-free' };
    }
    case 'unknown':
      return { kind: 'unknown', why: 'wait' };
    case 'absent':
      return { kind: 'unknown', why: 'no-figures' };
  }
}
