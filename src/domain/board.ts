import type { FloorFilter } from './floor-filter.ts';

/** A message in a channel that stays current. One per channel and filter. */
export interface Board {
  /** Short id a person can type, unique within the tenant. */
  readonly id: string;
  /** Slack channel it is pinned in. */
  readonly channelId: string;
  readonly filter: FloorFilter;
  /** Slack user who pinned it. */
  readonly pinnedBy: string;
  readonly pinnedAt: Date;
  /** When it stops by itself. */
  readonly until: Date;
}

/** What was said of it last: the message, and what a reader saw in it. */
export interface BoardShown {
  readonly messageTs: string;
  readonly at: Date;
  /** Changes when something visible changes; the age of the data counts in steps of ten minutes. */
  readonly fingerprint: string;
}

/** Why it ends. */
export type BoardEnding =
  | { readonly kind: 'stopped'; readonly by: string; readonly at: Date }
  | { readonly kind: 'over'; readonly at: Date }
  | { readonly kind: 'channel-unfit'; readonly at: Date };

/** A board with both its records: what is to be, and what was said. */
export interface BoardRecord {
  readonly board: Board;
  /** undefined until it was posted. */
  readonly shown: BoardShown | undefined;
  /** Set when its last words are still to be said. */
  readonly ending: BoardEnding | undefined;
}
