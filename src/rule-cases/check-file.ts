import { parse, YAMLParseError } from 'yaml';
import { CaseProblem } from '../features/alerts/cases/json.ts';
import { resultLines } from '../features/alerts/cases/result.ts';
import { runCases } from '../features/alerts/cases/run-cases.ts';

/** What was typed or written cannot be understood; the message says what to type, or where. */
export class RuleCasesError extends Error {}

/** `FILE`. Throws RuleCasesError. */
export function readArguments([file, ...more]: readonly string[]): string {
  if (file !== undefined && more.length === 0) return file;
  throw new RuleCasesError(
    'Type a file of cases, JSON or YAML: npm run -s rules:test -- FILE. How one is written stands in docs/rule-tests.md.',
  );
}

/** Runs the cases of a file: one line each and a summary. Throws RuleCasesError where it holds none. */
export function checkCases(text: string): { readonly text: string; readonly isFine: boolean } {
  try {
    const results = runCases(contentOf(text));
    const isFine = results.every(({ kind }) => kind !== 'fail');
    return { text: `${resultLines(results).join('\n')}\n`, isFine };
  } catch (problem) {
    if (problem instanceof CaseProblem) throw new RuleCasesError(problem.message);
    throw problem;
  }
}

/** Throws RuleCasesError. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return yamlOf(text);
  }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text);
  } catch (problem) {
    if (!(problem instanceof YAMLParseError)) throw problem;
    const [first = ''] = problem.message.split('\n');
    throw new RuleCasesError(`The file is neither JSON nor YAML: ${first.replace(/:$/u, '.')}`);
  }
}
