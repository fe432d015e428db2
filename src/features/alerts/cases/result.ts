/** How one case went. */
export type CaseResult =
  | { readonly kind: 'pass'; readonly id: string }
  | {
      readonly kind: 'fail';
      readonly id: string;
      /** Seconds from the start of the case, or what else says where; undefined: the case is not as it has to be. */
      readonly at: string | undefined;
      /** `wanted … got …`, or what is wrong with it. */
      readonly text: string;
    }
  /** Not judged: the reason says what rules here do instead. */
  | { readonly kind: 'skip'; readonly id: string; readonly reason: string };

/** One line a case, and a summary. */
export function resultLines(results: readonly CaseResult[]): readonly string[] {
  const count = (kind: CaseResult['kind']) =>
    results.filter((result) => result.kind === kind).length;
  return [
    ...results.map(resultLine),
    `${count('pass')} passed, ${count('fail')} failed, ${count('skip')} skipped`,
  ];
}

function resultLine(result: CaseResult): string {
  switch (result.kind) {
    case 'pass':
      return `pass ${result.id}`;
    case 'skip':
      return `skip ${result.id}: ${result.reason}`;
    case 'fail':
      return result.at === undefined
        ? `FAIL ${result.id}: ${result.text}`
        : `FAIL ${result.id} at ${result.at}: ${result.text}`;
  }
}
