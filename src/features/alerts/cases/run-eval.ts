import { mismatchOf } from './compare.ts';
import { differences } from './differences.ts';
import { type EvalCase, type Expected, onlySeries } from './eval-case.ts';
import { differenceOf } from './explain.ts';
import { OneSeries } from './one-series.ts';
import type { CaseResult } from './result.ts';
import { type Course, type Evaluation, timelineOf } from './timeline.ts';

/** Evaluates a case with the function that decides on every alert, and holds it against what is wanted. */
export function runEval(id: string, evalCase: EvalCase, course: Course): CaseResult {
  const timeline = timelineOf(evalCase, course);
  for (const wanted of evalCase.expected.toSorted((one, other) => one.t - other.t)) {
    const evaluation = evaluationAt(timeline, wanted, evalCase);
    const mismatch = mismatchOf(wanted.fields, evaluation.seen, evalCase.profile);
    if (!mismatch) continue;
    const difference = differenceOf(wanted.fields, mismatch, evaluation.seen, evaluation.past);
    if (difference) return { kind: 'skip', id, reason: differences[difference] };
    const { unknown } = evaluation.past.rule;
    if (unknown.length > 0) {
      return { kind: 'skip', id, reason: `Rules here have no ${unknown.join(', ')}.` };
    }
    const of = wanted.series === onlySeries ? '' : ` (series ${wanted.series})`;
    const text = `wanted ${mismatch.wanted}${of}, got ${mismatch.got}`;
    return { kind: 'fail', id, at: String(wanted.t), text };
  }
  return { kind: 'pass', id };
}

/** The last evaluation until then; between two of them nothing is said, and there is no reason. */
function evaluationAt(
  timeline: ReadonlyMap<string, readonly Evaluation[]>,
  { t, series }: Expected,
  { ruleAt, profile }: EvalCase,
): Evaluation {
  const last = timeline.get(series)?.findLast(({ past }) => past.t <= t);
  if (!last) {
    const rule = ruleAt(t);
    const past = { rule, profile, came: new Set<never>(), before: undefined, t, isRestored: false };
    const standing = new OneSeries(series).standing();
    return { seen: { standing, reason: undefined, forSeconds: rule.rule.forSeconds }, past };
  }
  if (last.past.t === t) return last;
  const standing = { ...last.seen.standing, isSaid: false };
  return { ...last, seen: { ...last.seen, standing, reason: undefined } };
}

/** Every time at which anything was sampled. */
export function everySample({ samples }: EvalCase): Course {
  return { times: timesOf(samples.map(({ t }) => t)) };
}

/** Each time once, in order. */
export function timesOf(times: readonly number[]): readonly number[] {
  return [...new Set(times)].toSorted((one, other) => one - other);
}
