import type { Tenant } from '../../../domain/tenant.ts';

/** How the sender of alerts stands. */
export interface SenderStanding {
  /** Whether it can look for its own messages; undefined while it never had to. */
  readonly mayReadHistory: boolean | undefined;
  /** Messages and replies that are still to be said. */
  readonly waiting: number;
  readonly oldestWaitingSince?: Date | undefined;
  /** Where nothing more is tried, and why: an error code. */
  readonly givenUp: readonly {
    readonly channelId: string;
    readonly code: string;
    readonly at: Date;
  }[];
}

/** Throws BotError `redis_unavailable`. */
export type ReadSenderStanding = (tenant: Tenant) => Promise<SenderStanding>;
