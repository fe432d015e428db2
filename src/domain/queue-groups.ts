/** Groups of queues as administrators set them; Amazon Connect knows nothing of them. */
export interface QueueGroups {
  /** Queue ids by the name of the group. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** True where they are the last ones known: the memory does not answer just now. */
  readonly isStale: boolean;
}

/** More than anybody tells apart; every one of them is offered in one select. */
export const mostGroups = 50;

/** In one group. All groups are read with the settings, so their size is bounded. */
export const mostQueuesInGroup = 500;

/** Code points. */
const longestName = 30;

const shape = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u;

/** The name as it is kept, lower case: letters, digits and dashes, at most 30; undefined for anything else. */
export function groupNameIn(text: string): string | undefined {
  const kept = text.normalize('NFC').toLowerCase();
  return shape.test(kept) && [...kept].length <= longestName ? kept : undefined;
}
