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

/** Who comes first: whoever came last, or has waited longest. */
export type WaitingOrder = 'newest' | 'oldest';

/** What to search for. */
export interface WaitingQuestion {
  /** At most 100. */
  readonly queueIds: readonly string[];
  readonly channels: readonly Channel[];
  /** Who began to wait before is not looked for; at most eight weeks ago. */
  readonly from: Date;
  /** Of more than 100 these come first, by when they began; there is no order by time of queueing. */
  readonly order: WaitingOrder;
}

/** Contacts that wait, as one page of the contact search shows them. */
export interface WaitingReading {
  readonly asOf: Date;
  /** In the order that was asked for, at most 100. */
  readonly contacts: readonly WaitingContact[];
  /** How many there are in all; undefined when the service did not say. */
  readonly total?: number | undefined;
}

/** Puts contacts in order by when they were queued; those of whom nobody knows since when stand last. */
export function byWait(
  order: WaitingOrder,
): (one: WaitingContact, other: WaitingContact) => number {
  const unknown = order === 'newest' ? 0 : Number.MAX_SAFE_INTEGER;
  const at = ({ enqueuedAt }: WaitingContact) => enqueuedAt?.getTime() ?? unknown;
  const sign = order === 'newest' ? -1 : 1;
  return (one, other) => sign * (at(one) - at(other)) || (one.contactId < other.contactId ? -1 : 1);
}
