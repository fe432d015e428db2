import type { EvalCase } from './eval-case.ts';
import { CaseProblem, type Fields, numberAt } from './json.ts';
import type { CaseResult } from './result.ts';
import { runEval, timesOf } from './run-eval.ts';

/** A case with an outage: some evaluations, then nothing until it is checked again. Throws CaseProblem. */
export function runRestore(
  id: string,
  evalCase: EvalCase,
  { restoreAt, evalsBeforeCrash }: Fields,
  place: string,
): CaseResult {
  const back = numberAt(restoreAt, `${place}.restoreAt`);
  const sampled = evalCase.samples.map(({ t }) => t);
  const before = Array.isArray(evalsBeforeCrash)
    ? evalsBeforeCrash.map((t: unknown, index) =>
        numberAt(t, `${place}.evalsBeforeCrash[${index}]`),
      )
    : sampled.filter((t) => t < back);
  const from = Math.max(...before);
  if (!Number.isFinite(from))
    throw new CaseProblem(`${place}.evalsBeforeCrash has to name a time.`);
  const end = Math.max(...evalCase.expected.map(({ t }) => t));
  const after = sampled.filter((t) => t >= back && t <= end);
  const times = timesOf([...before, back, ...after]);
  return runEval(id, evalCase, { times, outage: { before: back, from } });
}
