import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { matchName } from '../../../grammar/names.ts';
import type { Path } from './position.ts';
import { expected } from './rule-shape.ts';

/** A file, and where what is wrong with it is said. */
export interface Place {
  readonly say: (path: Path, problem: string) => void;
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** What the shape found, in our words: which field, and what has to stand there. */
export function sayIssue(
  issue: z.core.$ZodIssue,
  at: Path,
  fields: readonly string[],
  place: Place,
): void {
  const { say } = place;
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      say([...at, ...path, key], unknownField(key, path.length > 0 ? [] : fields));
    return;
  }
  const field = path.find((part) => typeof part === 'string');
  if (field === undefined) {
    say(
      at,
      `${at.length === 0 ? 'a file of rules' : 'a rule'} begins with a field such as ${fields[0]}:`,
    );
    return;
  }
  const isMissing = path.length === 1 && !place.document.hasIn([...at, ...path]);
  const what = expected[field] ?? 'something else';
  say([...at, ...path], isMissing ? `${field} is missing: ${what}` : `${field} must be ${what}`);
}

function unknownField(key: string, fields: readonly string[]): string {
  const match = matchName(
    { kind: 'named', text: key },
    fields.map((field) => ({ id: field, name: field })),
  );
  const near = match.kind === 'unknown' ? match.near[0]?.name : undefined;
  return `there is no field ${key}${near === undefined ? '' : `: did you mean ${near}?`}`;
}
