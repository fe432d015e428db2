import type { ChainHead } from './audit.ts';

/** A head of the audit that stands in a channel, for everybody there to compare with. */
export interface SaidHead {
  /** The day it was due, UTC: `2026-11-23`. */
  readonly day: string;
  readonly at: Date;
  readonly channelId: string;
  readonly messageTs: string;
  /** undefined where nothing had been written down yet. */
  readonly head?: ChainHead | undefined;
}

/** What was posted last, and what is to be. */
export interface HeadStanding {
  readonly said?: SaidHead | undefined;
  readonly toSay?: { readonly day: string; readonly channelId: string } | undefined;
}

/** The day of an instant, UTC: `2026-11-23`. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
