import type { Channel } from '../../../domain/contact-centre.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { KeptFigures } from '../../../domain/history.ts';
import type { Opening } from '../../../domain/opening.ts';
import type { JudgedWait } from '../../../domain/wait.ts';
import type { FloorView } from '../../../floor/view.ts';

/** What was true some minutes ago, where now cannot be read. */
export interface LastKnownReport {
  readonly kind: 'last-known';
  readonly code: ErrorCode;
  /** Under which the log has the rest. */
  readonly reference: string;
  readonly now: Date;
  /** Worst first, each as old as it is. */
  readonly lines: readonly LastKnownLine[];
  /** There are so many queues that nothing was looked up; no lines then. */
  readonly isTooMany: boolean;
  readonly view: FloorView;
  readonly share: boolean;
}

export interface LastKnownLine {
  readonly at: Date;
  readonly queueName: string;
  readonly channel: Channel;
  readonly row: KeptFigures;
  readonly wait: JudgedWait;
  /** Whether the queue is open now, as far as that is remembered. */
  readonly opening: Opening;
}
