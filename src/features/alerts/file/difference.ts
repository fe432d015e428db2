import type { Rule, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import type { ReadRule } from './read-file.ts';
import { toFile, type Written } from './to-file.ts';
import { onOneLine } from './write-file.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

interface Added {
  readonly line: number;
  readonly id: string;
  readonly spec: RuleSpec;
}

interface Changed extends Added {
  /** As it stands now. */
  readonly rule: Rule;
}

/** What a file would change. */
export interface Difference {
  readonly added: readonly Added[];
  readonly changed: readonly Changed[];
  readonly removed: readonly Rule[];
  readonly unchanged: number;
}

/**
 * Compares a file with the rules there are. A rule without an id that says exactly what one of them
 * says is that one, so that a file read twice changes nothing; `newId` gives the same id for the same
 * text, and the next one for a higher number.
 */
export function differenceOf(
  read: readonly ReadRule[],
  rules: readonly Rule[],
  options: {
    readonly isReplacing: boolean;
    readonly newId: (attempt: number, text: string) => string;
  },
): Difference {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const named = new Set(read.flatMap(({ id }) => id ?? []));
  const free = rules.filter(({ id }) => !named.has(id));
  const kept = new Set<string>();
  const taken = new Set([...byId.keys(), ...named]);
  const added: Added[] = [];
  const changed: Changed[] = [];
  let unchanged = 0;
  for (const { line, id, spec } of read) {
    const text = textOf(spec);
    const rule =
      id === undefined
        ? free.find((one) => !kept.has(one.id) && textOf(one) === text)
        : byId.get(id);
    if (!rule) {
      const newId = id ?? unused(taken, (attempt) => options.newId(attempt, text));
      taken.add(newId);
      added.push({ line, id: newId, spec });
      continue;
    }
    kept.add(rule.id);
    if (textOf(rule) === text) unchanged += 1;
    else changed.push({ line, id: rule.id, spec, rule });
  }
  const removed = options.isReplacing ? rules.filter(({ id }) => !kept.has(id)) : [];
  return { added, changed, removed, unchanged };
}

/** Whether there is nothing to be done. */
export function isNothing({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** Field by field, as they stand in a file: what it was and what it becomes. */
export function fieldChanges(
  before: RuleSpec,
  after: RuleSpec,
  names: Names | undefined,
): readonly FieldChange[] {
  const [was, is] = [toFile(before, undefined), toFile(after, undefined)];
  const [shownBefore, shownAfter] = [toFile(before, names), toFile(after, names)];
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((field) =>
    keyOf(was[field]) === keyOf(is[field])
      ? []
      : [{ field, before: onOneLine(shownBefore[field]), after: onOneLine(shownAfter[field]) }],
  );
}

function textOf(spec: RuleSpec): string {
  const fields = Object.entries(toFile(spec, undefined));
  return JSON.stringify(fields.map(([field, value]) => [field, keyOf(value)]));
}

/** The order of a list says nothing. */
function keyOf(value: Written | undefined): string {
  return Array.isArray(value)
    ? JSON.stringify(value.map((one) => JSON.stringify(one)).toSorted())
    : (JSON.stringify(value) ?? '');
}

function unused(taken: ReadonlySet<string>, newId: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt += 1) {
    const id = newId(attempt);
    if (!taken.has(id)) return id;
  }
}
