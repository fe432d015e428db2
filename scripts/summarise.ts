/** The counts of a jest run, as its JSON names them. */
export interface JestCounts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that broke before their first test. */
  readonly numRuntimeErrorTestSuites: number;
}

/** A broken file and a test that was left out count as failed; no test at all is a failure too. */
export function summarise(counts: JestCounts): {
  readonly failed: number;
  readonly line: string;
  readonly note: string | undefined;
} {
  const leftOut = counts.numPendingTests + counts.numTodoTests;
  const broken = counts.numRuntimeErrorTestSuites;
  const nothing =
    counts.numPassedTests === 0 && counts.numFailedTests === 0 && broken === 0 ? 1 : 0;
  const failed = counts.numFailedTests + broken + leftOut + nothing;
  const notes = [
    leftOut > 0 && `${leftOut} left out, counted as failed`,
    broken > 0 && `${broken} files that could not run, counted as failed`,
    nothing > 0 && 'no test ran at all',
  ].filter((note) => note !== false);
  return {
    failed,
    line: `${counts.numPassedTests} passed, ${failed} failed`,
    note: notes.length > 0 ? notes.join('; ') : undefined,
  };
}
