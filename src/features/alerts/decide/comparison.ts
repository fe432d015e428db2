import type { RuleSpec } from '../../../domain/alerting/rule.ts';

/** How a number is held against a threshold. */
export interface Comparison {
  readonly breaches: (value: number, threshold: number) => boolean;
  /** Whether a larger number is worse or better; undefined where neither is. */
  readonly worse: 'more' | 'less' | undefined;
}

export const over: Comparison = {
  breaches: (value, threshold) => value > threshold,
  worse: 'more',
};

export const under: Comparison = {
  breaches: (value, threshold) => value < threshold,
  worse: 'less',
};

/** How this rule compares: equal is neither over nor under. */
export function comparisonOf({ comparison }: Pick<RuleSpec, 'comparison'>): Comparison {
  return comparison === 'over' ? over : under;
}
