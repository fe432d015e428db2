import type { Channel } from './contact-centre.ts';

/**
 * What one contact event says, as far as it is kept. Each event may tell again what earlier ones
 * told; they come in any order, and more than once.
 */
export interface ContactEvent {
  readonly eventId: string;
  readonly contactId: string;
  readonly channel: Channel;
  readonly enqueued?: Enqueued | undefined;
  readonly answeredAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
}

export interface Enqueued {
  readonly queueId: string;
  readonly at: Date;
}

/** A contact that waited and was answered: what an estimate is judged by. */
export interface AnsweredContact {
  readonly queueId: string;
  readonly channel: Channel;
  readonly enqueuedAt: Date;
  readonly answeredAt: Date;
}

/** A contact that Connect's own record says is in no queue any more. */
export interface LeftQueue {
  readonly contactId: string;
  /** When an agent got it: it waits again only where it is queued later. undefined = it has ended, and waits nowhere again. */
  readonly answeredAt?: Date | undefined;
}

/** A contact of which nothing was heard for so long is forgotten, and listed no more. */
export const forgottenAfterMs = 24 * 3_600_000;

/** So long is it known when an answered contact had waited. */
export const answersKeptMs = 8 * 24 * 3_600_000;
