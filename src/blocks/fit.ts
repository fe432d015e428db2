import { clip, lengthOf } from './text.ts';

/** The texts, the longest clipped evenly until all together have at most so many code points. */
export function fitTo(
  rows: readonly (readonly string[])[],
  room: number,
): readonly (readonly string[])[] {
  const longest = longestAllowed(
    rows.flatMap((row) => row.map(lengthOf)),
    room,
  );
  return rows.map((row) => row.map((text) => clip(text, longest)));
}

/** How long a text may be at most; never below one, so that none vanishes. */
function longestAllowed(lengths: readonly number[], room: number): number {
  const sorted = [...lengths].sort((one, other) => one - other);
  let left = room;
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return Math.max(1, share);
    left -= length;
  }
  return Number.MAX_SAFE_INTEGER;
}
