import type { FloorFilter } from '../domain/floor-filter.ts';

/**
 * Why a view is the one that is shown. `asked`: typed, or behind a button. `all`: `all` was typed.
 * `saved`: what this person saved. `channel`: what an administrator set for this channel. `team`:
 * their own hierarchy group with everything below it. `everything`: none of these, so everybody.
 */
export type ViewSource = 'asked' | 'all' | 'saved' | 'channel' | 'team' | 'everything';

/** So many things of a kind that a saved view names and the directory no longer has. */
export interface Dropped {
  readonly kind: 'queue' | 'group' | 'profile' | 'agent' | 'team' | 'status';
  readonly count: number;
  /** Whose view names them; it is not used where another view is shown. */
  readonly of: 'saved' | 'channel';
}

/** Which part of the floor an answer is about, and why that one. */
export interface FloorView {
  readonly filter: FloorFilter;
  readonly source: ViewSource;
  /** True when saved views could not be read, so that another view stands in. */
  readonly isSavedUnread: boolean;
  /** What is gone of the view that is shown, and of those that gave way to it. */
  readonly dropped: readonly Dropped[];
}
