/** The first number that is there, from `from` on; undefined where there is none. */
export type Probe = (from: number) => Promise<number | undefined>;

/**
 * The last number that is there, asked for forwards only: steps that double until nothing follows,
 * then the half of what is left, again and again. undefined where there is none.
 */
export async function findTail(probe: Probe): Promise<number | undefined> {
  let last = await probe(0);
  if (last === undefined) return undefined;
  let step = 1;
  for (;;) {
    const next = await probe(last + step);
    if (next === undefined) break;
    last = next;
    step *= 2;
  }
  let nothingFrom = last + step;
  while (last + 1 < nothingFrom) {
    const middle = Math.floor((last + nothingFrom) / 2);
    const next = await probe(middle);
    if (next === undefined) nothingFrom = middle;
    else last = next;
  }
  return last;
}
