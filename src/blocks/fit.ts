import { clip, lengthOf } from './text.ts';

/**
 * The texts, the longest clipped evenly until all together have at most so many code points. A column
 * of weight 2 may stay twice as long as one of weight 1, which is what none has unless told.
 */
export function fitTo(
  rows: readonly (readonly string[])[],
  room: number,
  weights: readonly number[] = [],
): readonly (readonly string[])[] {
  const weightOf = (column: number) => weights[column] ?? 1;
  const longest = longestAllowed(
    rows.flatMap((row) =>
      row.map((text, column) => ({ length: lengthOf(text), weight: weightOf(column) })),
    ),
    room,
  );
  return rows.map((row) =>
    row.map((text, column) => clip(text, Math.max(1, Math.floor(longest * weightOf(column))))),
  );
}

interface Measured {
  readonly length: number;
  readonly weight: number;
}

/** How long a text of weight 1 may be at most. */
function longestAllowed(texts: readonly Measured[], room: number): number {
  const sorted = texts.toSorted((a, b) => a.length / a.weight - b.length / b.weight);
  let left = room;
  let weightLeft = sorted.reduce((sum, { weight }) => sum + weight, 0);
  for (const { length, weight } of sorted) {
    const share = left / weightLeft;
    if (length > share * weight) return share;
    left -= length;
    weightLeft -= weight;
  }
  return Number.MAX_SAFE_INTEGER;
}
