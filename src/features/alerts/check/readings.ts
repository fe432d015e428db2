import type {
  Agent,
  AgentsReading,
  QueueChannelReading,
  QueueOutcome,
  QueuesReading,
} from '../../../domain/contact-centre.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { Opening } from '../../../domain/opening.ts';

/** An answer, or why there is none. */
export type Got<Answer> =
  | { readonly kind: 'got'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

export interface QueueRows {
  readonly asOf: Date;
  readonly estimate: QueuesReading['estimate'];
  readonly byQueue: ReadonlyMap<string, readonly QueueChannelReading[]>;
}

export interface AgentsById extends AgentsReading {
  readonly byId: ReadonlyMap<string, Agent>;
}

export interface Outcomes {
  readonly asOf: Date;
  readonly byQueue: ReadonlyMap<string, readonly QueueOutcome[]>;
}

/** Counts of one window. What was asked for and has no entry has none. */
export interface Counts {
  readonly asOf: Date;
  readonly byId: ReadonlyMap<string, number>;
}

/** All that one check read: each of it once, for all rules. */
export interface Readings {
  /** One time for all decisions of a check. */
  readonly now: Date;
  readonly queues: Got<QueueRows> | undefined;
  readonly agents: Got<AgentsById> | undefined;
  /** By the length of the window, seconds. */
  readonly outcomes: ReadonlyMap<number, Got<Outcomes>>;
  readonly missedOfQueues: ReadonlyMap<number, Got<Counts>>;
  readonly missedOfAgents: ReadonlyMap<number, Got<Counts>>;
  readonly openings: ReadonlyMap<string, Opening>;
}
