import type { QueueChannelReading } from '../../domain/contact-centre.ts';
import type { Opening } from '../../domain/opening.ts';
import type { Limit } from '../../domain/settings.ts';
import type { JudgedWait } from '../../domain/wait.ts';

/** One queue and channel of a reading, and what it means. */
export interface QueueLine {
  readonly queueId: string;
  readonly queueName: string;
  readonly row: QueueChannelReading;
  readonly wait: JudgedWait;
  readonly opening: Opening;
  /** Seconds a contact may wait here. */
  readonly limit: Limit;
}

/** A queue the service gave no row for. */
export type AbsentQueue = Pick<QueueLine, 'queueId' | 'queueName' | 'opening'>;

/** Whether it is closed and nobody waits, which is as it should be. */
export function isClosedAndEmpty({ opening, wait }: Pick<QueueLine, 'opening' | 'wait'>): boolean {
  return opening.kind === 'closed' && wait.kind === 'empty';
}
