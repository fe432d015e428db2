/** Figures along stretches of time; undefined = not known there. */
export interface Candidate {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

export interface Drawn {
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** The stretches that are drawn: those for which every series has a figure. */
  readonly stretches: readonly number[];
  /** Series with too few figures to be drawn among the others. */
  readonly leftOut: readonly string[];
}

/**
 * What of it can be drawn without inventing anything: Slack wants a figure of each series for each
 * stretch. A series that has less than half as many as the best would cost the others too much, so
 * it is left out; then the stretches are, for which one of the rest has none.
 */
export function drawnSeries(candidates: readonly Candidate[]): Drawn {
  const known = ({ values }: Candidate) => values.filter((value) => value !== undefined).length;
  const best = Math.max(0, ...candidates.map(known));
  const isKept = (one: Candidate) => known(one) > 0 && known(one) * 2 >= best;
  const kept = candidates.filter(isKept);
  const all = candidates[0]?.values.map((_, index) => index) ?? [];
  const stretches =
    kept.length === 0
      ? []
      : all.filter((index) => kept.every(({ values }) => values[index] !== undefined));
  return {
    series: kept.map(({ name, values }) => ({
      name,
      values: stretches.flatMap((index) => values[index] ?? []),
    })),
    stretches,
    leftOut: candidates.filter((one) => known(one) > 0 && !isKept(one)).map(({ name }) => name),
  };
}
