import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type NamedPart, partsIn } from './parts-intent.ts';

export type NeverIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'add' | 'remove'; readonly parts: readonly NamedPart[] };

const takes = ['queue', 'agent', 'team', 'group', 'any'] as const;

/** `never`, `never queue:Legal agent:Maria team:Board`, `never remove queue:Legal`. Total. */
export function parseNever(words: readonly Word[]): NeverIntent | Misunderstood {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'show' };
  const isRemove = first.kind === 'word' && first.text.toLowerCase() === 'remove';
  const kind = isRemove ? 'remove' : 'add';
  const parts = partsIn(
    isRemove ? rest : words,
    takes,
    `Name whom and what nobody listens to by queue:, agent:, team: or group: (a group of queues). For example: never ${isRemove ? 'remove ' : ''}queue:Legal agent:"Maria Lindqvist".`,
  );
  return isMisunderstood(parts) ? parts : { kind, parts };
}
