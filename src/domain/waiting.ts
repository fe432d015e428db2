import type { Channel } from './contact-centre.ts';

/** A contact that waits in a queue, and nothing of whom it is with. */
export interface WaitingContact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly queueId: string;
  /** undefined = whoever told of it did not say since when. */
  readonly enqueuedAt?: Date | undefined;
  readonly initiatedAt?: Date | undefined;
}

/** What to search for. */
export interface WaitingQuestion {
  /** At most 100. */
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  /** Who began to wait before is not looked for; at most eight weeks ago. */
  readonly from: Date;
}

/** Contacts that wait, as one page of the contact search shows them. */
export interface WaitingReading {
  readonly asOf: Date;
  /** Newest first, at most 100. */
  readonly contacts: readonly WaitingContact[];
  /** How many there are in all; undefined when the service did not say. */
  readonly total?: number | undefined;
}

/** The later in the queue first; those of whom nobody knows since when stand last. */
export function newestFirst(one: WaitingContact, other: WaitingContact): number {
  const later = (other.enqueuedAt?.getTime() ?? 0) - (one.enqueuedAt?.getTime() ?? 0);
  return later || (one.contactId < other.contactId ? -1 : 1);
}
