import { readEvalCase } from './eval-case.ts';
import { CaseProblem, type Fields, fieldsAt, isFields, nameAt } from './json.ts';
import type { CaseResult } from './result.ts';
import { runAggregate } from './run-aggregate.ts';
import { runDedup } from './run-dedup.ts';
import { everySample, runEval } from './run-eval.ts';
import { runLimit } from './run-limit.ts';
import { runMute } from './run-mute.ts';
import { runRestore } from './run-restore.ts';
import { runSending } from './run-sending.ts';

type Run = (id: string, fields: Fields, place: string) => CaseResult;

const runs: Readonly<Record<string, Run>> = {
  eval: (id, fields, place) => {
    const evalCase = readEvalCase(fields, place);
    return runEval(id, evalCase, everySample(evalCase));
  },
  restore: (id, fields, place) => runRestore(id, readEvalCase(fields, place), fields, place),
  limit: runLimit,
  aggregate: runAggregate,
  dedup: runDedup,
  needsSending: runSending,
  muteInterval: runMute,
};

/** Kinds of cases about what rules here do not have, or do elsewhere. */
const notRun: Readonly<Record<string, string>> = {
  mOfN: 'Rules here wait for a time and not for a number of readings.',
  notify: 'How groups are sent over time is up to the sender, and not to a rule.',
  slackResponse: 'What an answer of Slack means is up to the sender, and not to a rule.',
  staleness: 'A reading here is one answer of the service; none is looked back for.',
  merge: 'What was said is kept in one place here, so that nothing is merged.',
  gc: 'What was said is kept in one place here, and goes with its message.',
};

/**
 * Runs the cases of a file, by the function that decides on every alert. Of `parsed` an object with
 * `cases` is wanted, or the list itself. Throws CaseProblem, with the place, where it is neither or a
 * case has no id; a case that cannot be read otherwise has failed, and says where.
 */
export function runCases(parsed: unknown): readonly CaseResult[] {
  const list = isFields(parsed) ? parsed.cases : parsed;
  if (!Array.isArray(list)) {
    throw new CaseProblem('The file has to hold a list of cases: { cases: [{ id: first, … }] }.');
  }
  const named = list.map((one: unknown, index) => {
    const place = `cases[${index}]`;
    const fields = fieldsAt(one, place);
    return { id: nameAt(fields.id, `${place}.id`), fields, place };
  });
  return named.map(({ id, fields, place }) => runCase(id, fields, place));
}

function runCase(id: string, fields: Fields, place: string): CaseResult {
  const kind = fields.kind === undefined ? 'eval' : String(fields.kind);
  const run = runs[kind];
  if (!run) {
    const reason = notRun[kind] ?? `Cases of kind ${kind} are not known here.`;
    return { kind: 'skip', id, reason };
  }
  try {
    return run(id, fields, place);
  } catch (problem) {
    if (!(problem instanceof CaseProblem)) throw problem;
    return { kind: 'fail', id, at: undefined, text: problem.message };
  }
}
