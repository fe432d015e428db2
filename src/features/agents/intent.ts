import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { type NameRef, nameRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';

/** Unquoted or quoted without a key, a name may be a queue's or an agent's. */
export interface Only {
  readonly what: 'queue' | 'agent' | 'any';
  readonly ref: NameRef;
}

export interface AgentsIntent {
  readonly kind: 'list';
  readonly only?: Only;
  readonly share: boolean;
}

/** `/agents`, `/agents Billing`, `/agents maria`, `/agents queue:"Tier 1" share`, `/agents agent:maria`. */
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
  const what = key ?? (ref.kind === 'user' ? 'agent' : 'any');
  if (what === 'queue' && ref.kind === 'user') return misunderstood('A person is no queue.');
  if (what === 'agent' && share) return misunderstood(oneAgentIsNotShared);
  return { kind: 'list', only: { what, ref }, share };
}

/** Counts of one person are that person. */
export const oneAgentIsNotShared =
  'What one agent does is not shown to a channel. Leave out share, or name a queue.';
