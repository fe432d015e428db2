import type { Channel } from './contact-centre.ts';

/** How a contact came and where it is, as `DescribeContact` tells it; of the customer nothing. */
export interface ContactDetail {
  readonly asOf: Date;
  readonly channel?: Channel | undefined;
  readonly initiationMethod?: string | undefined;
  readonly initialContactId?: string | undefined;
  readonly previousContactId?: string | undefined;
  /** What it was passed on as, where the service says so (quick connects only). */
  readonly nextContactId?: string | undefined;
  readonly initiatedAt?: Date | undefined;
  /** The queue it is in or came from. */
  readonly queueId?: string | undefined;
  readonly enqueuedAt?: Date | undefined;
  readonly agentUserId?: string | undefined;
  readonly connectedToAgentAt?: Date | undefined;
  readonly disconnectedAt?: Date | undefined;
  /** A word of the service, `CUSTOMER_DISCONNECT`; open like every enum of it. */
  readonly disconnectReason?: string | undefined;
}

/** The one place a contact is in. */
export type ContactPlace =
  /** Begun, in no queue yet. */
  | { readonly kind: 'in-flow' }
  /** In a queue, or being offered to an agent out of it: the service tells the two apart by no word. */
  | { readonly kind: 'queued' }
  | { readonly kind: 'with-agent'; readonly since: Date }
  /** `wasAnswered`: an agent had it before it ended. */
  | { readonly kind: 'ended'; readonly at: Date; readonly wasAnswered: boolean };

/** Where a contact is, by the latest thing that happened to it. */
export function placeOf(detail: ContactDetail): ContactPlace {
  const { connectedToAgentAt, disconnectedAt } = detail;
  if (disconnectedAt) {
    return { kind: 'ended', at: disconnectedAt, wasAnswered: connectedToAgentAt !== undefined };
  }
  if (connectedToAgentAt) return { kind: 'with-agent', since: connectedToAgentAt };
  const isQueued = detail.queueId !== undefined || detail.enqueuedAt !== undefined;
  return { kind: isQueued ? 'queued' : 'in-flow' };
}

/** Seconds it waited in its queue, or has waited until `now`; undefined where the service gave no time of queueing. */
export function waitedSeconds(detail: ContactDetail, now: Date): number | undefined {
  const { enqueuedAt, connectedToAgentAt, disconnectedAt } = detail;
  if (!enqueuedAt) return undefined;
  const until = connectedToAgentAt ?? disconnectedAt ?? now;
  return Math.max(0, (until.getTime() - enqueuedAt.getTime()) / 1000);
}
