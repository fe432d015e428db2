import { type Document, LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { mostRules, type RuleSpec } from '../../../domain/alerting/rule.ts';
import type { FindName } from './find-names.ts';
import { lineAt, type Path } from './position.ts';
import { ruleFields, ruleShape } from './rule-shape.ts';
import { type Place, sayIssue } from './say-issue.ts';
import { toSpec } from './to-spec.ts';

export interface FileProblem {
  /** From 1 on. */
  readonly line: number;
  readonly problem: string;
}

/** A rule of the file. */
export interface ReadRule {
  readonly line: number;
  readonly id: string | undefined;
  readonly spec: RuleSpec;
}

export type FileRead =
  | {
      readonly kind: 'read';
      readonly rules: readonly ReadRule[];
      readonly cases: readonly unknown[];
    }
  /** The first 20 by line; `more` were found. */
  | {
      readonly kind: 'problems';
      readonly problems: readonly FileProblem[];
      readonly more: number;
    };

const mostProblems = 20;

const fileShape = z.strictObject({
  version: z.literal('1'),
  rules: z.array(z.unknown()),
  cases: z.array(z.unknown()).optional(),
});

/** Reads a file of rules, all of it, or says everything that is wrong by line. Total. */
export function readRuleFile(text: string, find: FindName): FileRead {
  const lines = new LineCounter();
  // Everything as text, so that nothing is guessed about what was written.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const broken = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    problem:
      message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? 'this is no YAML',
  }));
  if (broken.length > 0) return problemsOf(broken);
  const problems: FileProblem[] = [];
  const say = (path: Path, problem: string) => {
    problems.push({ line: lineAt(document, lines, path), problem });
  };
  const place: Place = { say, document, lines };
  const whole = fileShape.safeParse(plain(document));
  if (!whole.success) {
    for (const issue of whole.error.issues)
      sayIssue(issue, [], ['version', 'rules', 'cases'], place);
    return problemsOf(problems);
  }
  const rules = whole.data.rules
    .slice(0, mostRules)
    .flatMap((raw, index) => readRule(raw, index, find, place));
  if (whole.data.rules.length > mostRules)
    say(['rules', mostRules], `at most ${mostRules} rules fit`);
  sayTwice(rules, say);
  return problems.length > 0
    ? problemsOf(problems)
    : { kind: 'read', rules: rules.map(({ index: _, ...rule }) => rule), cases: casesIn(text) };
}

function readRule(raw: unknown, index: number, find: FindName, place: Place) {
  const at = ['rules', index];
  const shaped = ruleShape.safeParse(raw);
  if (!shaped.success) {
    for (const issue of shaped.error.issues) sayIssue(issue, at, ruleFields, place);
    return [];
  }
  const read = toSpec(shaped.data, find);
  if (read.kind === 'spec') {
    const line = lineAt(place.document, place.lines, at);
    return [{ index, line, id: shaped.data.id, spec: read.spec }];
  }
  for (const { path, problem } of read.problems) place.say([...at, ...path], problem);
  return [];
}

function sayTwice(rules: readonly { index: number; id: string | undefined }[], say: Place['say']) {
  const seen = new Set<string>();
  for (const { id, index } of rules) {
    if (id === undefined) continue;
    if (seen.has(id)) say(['rules', index, 'id'], `rule ${id} stands in the file twice`);
    seen.add(id);
  }
}

/** Cases hold numbers, so they are read as YAML usually is. */
function casesIn(text: string): readonly unknown[] {
  const whole = z.object({ cases: z.array(z.unknown()).optional() }).safeParse(parse(text));
  return whole.data?.cases ?? [];
}

function problemsOf(all: readonly FileProblem[]): FileRead {
  const sorted = all.toSorted((a, b) => a.line - b.line);
  const problems = sorted.slice(0, mostProblems);
  return { kind: 'problems', problems, more: sorted.length - problems.length };
}

function plain(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch {
    // Aliases that unfold to more than any file of rules: no shape of ours.
    return undefined;
  }
}
