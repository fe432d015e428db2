import { textOf } from '../../../floor/filter-request.ts';
import { filterValues } from '../../../floor/filter-values.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { NameRef } from '../../../grammar/names.ts';
import { quote, type Word } from '../../../grammar/words.ts';

/** A part of the floor that was named: after a key, or without one a queue or an agent. */
export interface NamedPart {
  readonly of: PartKind | 'any';
  readonly ref: NameRef;
}

/** In the words of filters: a team is a hierarchy group, a group is one of queues. */
export type PartKind = 'queue' | 'agent' | 'team' | 'group';

/** Reads parts of the floor; `takes` says which, `problem` what is typed instead of anything else. Total. */
export function partsIn(
  words: readonly Word[],
  takes: readonly NamedPart['of'][],
  problem: string,
): readonly NamedPart[] | Misunderstood {
  const values = filterValues(words);
  if (isMisunderstood(values)) return values;
  const parts = values.flatMap(({ key = 'any', ref }): readonly NamedPart[] => {
    const of = takes.find((one) => one === key);
    const isFit = ref.kind !== 'user' || of === 'agent' || of === 'any';
    return of && isFit ? [{ of, ref }] : [];
  });
  return parts.length === values.length && parts.length > 0 ? parts : misunderstood(problem);
}

/** The parts as they are typed, so that reading them gives the same. */
export function partsText(parts: readonly NamedPart[]): string {
  return parts.map(partText).join(' ');
}

function partText({ of, ref }: NamedPart): string {
  const text = ref.kind === 'user' ? textOf(ref) : quote(textOf(ref));
  return of === 'any' ? text : `${of}:${text}`;
}

/** A part by its id, for the line behind a button. */
export function partById(of: PartKind, id: string): NamedPart {
  return { of, ref: { kind: 'named', text: id } };
}
