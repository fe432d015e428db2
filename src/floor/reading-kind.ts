import type { Names } from '../domain/contact-centre.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { AskRedis } from './reading-outage.ts';

/** What is common to readings of anything. */
export interface TimedReading {
  /** No row is older. */
  readonly asOf: Date;
  /** When its last page came; undefined where that is not known. */
  readonly doneAt?: Date | undefined;
}

/** What is asked of the service, in the one form that the same question always has. */
export interface Question<Selection> {
  readonly instance: string;
  readonly selection: Selection;
  /** The same text for the same selection, and for no other. */
  readonly key: string;
}

/** What is read, agents or queues, and how one reading answers for a part of another. */
export interface ReadingKind<Selection, Reading extends TimedReading> {
  /** What errors call it. */
  readonly name: string;
  questionOf(instance: string, selection: Selection): Question<Selection>;
  /** Whether the gateway answers without a call. */
  isAboutNobody(question: Question<Selection>): boolean;
  /** Asks the service afresh. Throws BotError `connect_…`. */
  read(question: Question<Selection>, options: CallOptions): Promise<Reading>;
  /** What becomes of a fresh reading before others have it. */
  complete(question: Question<Selection>, fresh: Reading, redis: AskRedis): Promise<Reading>;
  /** Whether a reading of more could answer it at all. */
  mayBePart(question: Question<Selection>): boolean;
  /** The question about all there is; undefined when that is not known. */
  wholeOf(instance: string, names: Names): Question<Selection> | undefined;
  /** Whether any reading answers for its parts; else only the whole does. */
  readonly hasPartsOfAny: boolean;
  /** The answer to a selection out of the answer to another; undefined when it cannot be had from there. */
  partOf(reading: Reading, of: Selection, selection: Selection): Reading | undefined;
  /** How much a reading holds, to know how long a part of it would have taken. */
  sizeOf(reading: Reading): number;
}
