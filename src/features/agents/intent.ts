import { type NameRef, nameRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';
import { type Misunderstood, misunderstood } from '../command.ts';
import { takeShare } from '../share.ts';

export interface AgentsIntent {
  readonly kind: 'list';
  readonly only?: { readonly what: 'queue' | 'agent'; readonly ref: NameRef };
  readonly share: boolean;
}

/** `/agents`, `/agents Billing`, `/agents queue:"Tier 1"`, `/agents agent:maria`, each with `share` at the end. */
export function parseAgents(all: readonly Word[]): AgentsIntent | Misunderstood {
  const { words, share } = takeShare(all);
  if (words.length === 0) return { kind: 'list', share };
  const ref = nameRef(words);
  if (!ref) return misunderstood('I read one queue or one agent here, and found more than that.');
  const [first] = words;
  const key = first?.kind === 'key' ? first.key : undefined;
  if (key !== undefined && key !== 'queue' && key !== 'agent') {
    return misunderstood(`I do not know “${key}:” here. Use queue: or agent:.`);
  }
  const isAgent = key === 'agent' || (key === undefined && ref.kind === 'user');
  const what = isAgent ? 'agent' : 'queue';
  if (what === 'queue' && ref.kind === 'user') return misunderstood('A person is no queue.');
  return { kind: 'list', only: { what, ref }, share };
}
