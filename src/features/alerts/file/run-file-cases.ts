import { CaseProblem } from '../cases/json.ts';
import type { CaseResult } from '../cases/result.ts';
import { runCases } from '../cases/run-cases.ts';

/** What the cases of a file came to. */
export interface CasesRun {
  readonly passed: number;
  /** In words, each on its own. */
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** Runs the cases of a file. One that cannot be read has failed. */
export function runFileCases(cases: readonly unknown[]): CasesRun {
  const results = resultsOf(cases);
  return {
    passed: results.filter(({ kind }) => kind === 'pass').length,
    failed: results.flatMap((one) =>
      one.kind === 'fail'
        ? [`${one.id}${one.at === undefined ? '' : ` at ${one.at}`}: ${one.text}`]
        : [],
    ),
    skipped: results.flatMap((one) => (one.kind === 'skip' ? [`${one.id}: ${one.reason}`] : [])),
  };
}

function resultsOf(cases: readonly unknown[]): readonly CaseResult[] {
  try {
    return runCases(cases);
  } catch (problem) {
    if (!(problem instanceof CaseProblem)) throw problem;
    return [{ kind: 'fail', id: 'cases', at: undefined, text: problem.message }];
  }
}
