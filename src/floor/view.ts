import type { FloorFilter } from '../domain/floor-filter.ts';

/** Which part of the floor an answer is about, and why that one. */
export interface FloorView {
  readonly filter: FloorFilter;
  readonly source: /** Typed, or behind a button. */
    | 'asked'
    /** `all` was typed. */
    | 'all'
    /** What this person saved. */
    | 'saved'
    /** What an administrator set for this channel. */
    | 'channel'
    /** Their own hierarchy group with everything below it. */
    | 'team'
    /** None of these: everybody. */
    | 'everything';
  /** True when saved views could not be read, so that another view stands in. */
  readonly isSavedUnread: boolean;
}
