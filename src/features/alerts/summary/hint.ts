import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';

/** What would have made a rule less noisy, told from what it did. */
export type Hint =
  /** So many of its alerts were over within a minute: with `for 1m` they would not have fired. */
  | { readonly kind: 'for'; readonly spared: number }
  /** So many of its alerts never went beyond this: with it as the threshold they would not have fired. */
  | { readonly kind: 'threshold'; readonly value: number; readonly spared: number };

/** A hint is drawn from no fewer alerts than this. */
const fewest = 4;
const minuteMs = 60_000;

/** What is worth trying, where half of a rule's alerts or more would not have fired with it. */
export function hintFor(rule: Rule, episodes: readonly Episode[]): Hint | undefined {
  if (episodes.length < fewest) return undefined;
  const half = episodes.length / 2;
  const brief = rule.forSeconds < 60 ? episodes.filter((one) => isBrief(one)).length : 0;
  if (brief >= half) return { kind: 'for', spared: brief };
  return thresholdHint(rule, episodes, half);
}

/** Whether it was crossed for less than a minute; the time it was kept firing does not count. */
function isBrief({ activeAt, ended, rule }: Episode): boolean {
  if (ended?.why !== 'resolved') return false;
  const crossedMs = ended.at.getTime() - activeAt.getTime() - rule.keepFiringSeconds * 1000;
  return crossedMs < minuteMs;
}

/** The middle of the worst values: half went no further. Not where it would be as good as the threshold. */
function thresholdHint(
  { comparison, threshold }: Rule,
  episodes: readonly Episode[],
  half: number,
): Hint | undefined {
  const isOver = comparison === 'over';
  const worst = episodes
    .flatMap(({ worstValue }) => worstValue ?? [])
    .toSorted((one, other) => (isOver ? one - other : other - one));
  if (worst.length < fewest) return undefined;
  const value = worst[Math.ceil(half) - 1];
  if (value === undefined || (isOver ? value <= threshold : value >= threshold)) return undefined;
  const spared = worst.filter((one) => (isOver ? one <= value : one >= value)).length;
  return { kind: 'threshold', value, spared };
}
