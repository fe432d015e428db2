import type { CasesRun } from './import-ports.ts';

/** How one case of a file went, as the cases of the decision say it. */
export type CaseOutcome =
  | { readonly kind: 'pass'; readonly id: string }
  | {
      readonly kind: 'fail';
      readonly id: string;
      readonly at: string | undefined;
      readonly text: string;
    }
  | { readonly kind: 'skip'; readonly id: string; readonly reason: string };

/** Runs cases; throws for a list that is none of cases. */
export type RunCases = (cases: readonly unknown[]) => readonly CaseOutcome[];

/** Runs the cases of a file. One that cannot be read has failed. */
export function runFileCases(run: RunCases, cases: readonly unknown[]): CasesRun {
  if (cases.length === 0) return { passed: 0, failed: [], skipped: [] };
  const results = outcomesOf(run, cases);
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

function outcomesOf(run: RunCases, cases: readonly unknown[]): readonly CaseOutcome[] {
  try {
    return run(cases);
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    return [{ kind: 'fail', id: 'cases', at: undefined, text: problem.message }];
  }
}
