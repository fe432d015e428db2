import fc from 'fast-check';
import {
  type AlertRecord,
  type Episode,
  inactiveState,
  type LevelState,
} from '../../../../src/domain/alerting/alert.ts';
import type { Measured } from '../../../../src/domain/alerting/measured.ts';
import type { Rule } from '../../../../src/domain/alerting/rule.ts';
import {
  type Comparison,
  comparisonOf,
} from '../../../../src/features/alerts/decide/comparison.ts';
import { decide } from '../../../../src/features/alerts/decide/decide.ts';
import { at, calmly, noData, someRule, target } from './rig.ts';

/** A rule, and what was read of it minute by minute; null: nothing. */
export interface RandomRule {
  readonly rule: Rule;
  readonly values: readonly (number | null)[];
}

const seconds = fc.constantFrom(0, 0, 30, 60, 90, 120, 180, 300);

function anyRule(minutes: number): fc.Arbitrary<RandomRule> {
  return fc
    .record({
      comparison: fc.constantFrom('over' as const, 'under' as const),
      threshold: fc.integer({ min: 3, max: 9 }),
      worse: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      clear: fc.option(fc.integer({ min: -1, max: 3 }), { nil: undefined }),
      forSeconds: seconds,
      keepFiringSeconds: seconds,
      values: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
        { minLength: minutes, maxLength: minutes },
      ),
    })
    .map(({ comparison, threshold, worse, clear, forSeconds, keepFiringSeconds, values }) => {
      const sign = comparison === 'over' ? 1 : -1;
      const rule = someRule({
        comparison,
        threshold,
        criticalThreshold: worse === undefined ? undefined : threshold + sign * worse,
        clearThreshold: clear === undefined ? undefined : threshold - sign * clear,
        forSeconds,
        keepFiringSeconds,
        noData: 'ok',
      });
      return { rule, values };
    });
}

/** So many rules with readings, always the same for a seed. */
export function randomRules(seed: number, count: number, minutes: number): readonly RandomRule[] {
  return fc
    .sample(anyRule(minutes), { seed, numRuns: count })
    .map(({ rule, values }, index) => ({ rule: { ...rule, id: `r${index}` }, values }));
}

/** What both levels are after each reading, by the function that decides; or by another comparison. */
export function levelsThrough(
  { rule, values }: RandomRule,
  comparison: Comparison = comparisonOf(rule),
): readonly { readonly warning: LevelState; readonly critical: LevelState }[] {
  let record: AlertRecord | undefined;
  let episode: Episode | undefined;
  return values.map((value, minute) => {
    const now = at(minute * 60);
    const measured: Measured =
      value === null ? noData : { kind: 'value', value, isAtLeast: false, facts: { asOf: now } };
    const decided = decide(
      { rule, target, record, episode, measured, now, around: calmly },
      { comparison },
    );
    if (decided) {
      const version = (record?.version ?? 0) + 1;
      record = { ruleId: rule.id, target, version, state: decided.state };
      episode = decided.episodes.find(({ ended }) => !ended);
    }
    return record?.state ?? inactiveState;
  });
}
