import type { ListenScope } from '../../../domain/settings.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type NamedPart, partsIn } from './parts-intent.ts';

/** Whose scope: that of a Slack user, or of everybody who has none of their own. */
export type ScopeOf = { readonly slackUserId: string } | 'everyone-else';

export type ScopeIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'remove'; readonly slackUserId: string }
  | {
      readonly kind: 'set';
      readonly of: ScopeOf;
      readonly to:
        | Exclude<ListenScope, { kind: 'some' }>
        | { readonly kind: 'parts'; readonly parts: readonly NamedPart[] };
    };

const example = 'scope @sam team:North queue:Billing';

/** `scope`, `scope @sam team:North`, `scope @sam own-team`, `scope everyone-else everybody`, `scope remove @sam`. Total. */
export function parseScope(words: readonly Word[]): ScopeIntent | Misunderstood {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'show' };
  if (textOf(first) === 'remove') return parseRemove(rest);
  const of = first.kind === 'user' ? { slackUserId: first.userId } : everyoneElse(first);
  if (of === undefined) {
    return misunderstood(
      `First goes whose scope it is: one person, chosen from what Slack offers when you type @, or everyone-else. For example: ${example}.`,
    );
  }
  return parseWhat(of, rest);
}

function parseRemove(words: readonly Word[]): ScopeIntent | Misunderstood {
  const [only] = words;
  return only?.kind === 'user' && words.length === 1
    ? { kind: 'remove', slackUserId: only.userId }
    : misunderstood(
        'After remove goes one person, who then has the scope of everyone else: scope remove @sam. To change that one, type scope everyone-else everybody.',
      );
}

function parseWhat(of: ScopeOf, words: readonly Word[]): ScopeIntent | Misunderstood {
  const [only] = words;
  const word = only && words.length === 1 ? textOf(only) : undefined;
  if (word === 'own-team' || word === 'everybody') return { kind: 'set', of, to: { kind: word } };
  const parts = partsIn(
    words,
    ['team', 'queue', 'group'],
    `Then goes what they may hear: own-team, everybody, or team:, queue: and group: (a group of queues). For example: ${example}.`,
  );
  return isMisunderstood(parts) ? parts : { kind: 'set', of, to: { kind: 'parts', parts } };
}

function everyoneElse(word: Word): ScopeOf | undefined {
  const text = textOf(word);
  return text === 'everyone-else' || text === 'everybody-else' ? 'everyone-else' : undefined;
}

function textOf(word: Word): string | undefined {
  return word.kind === 'word' ? word.text.toLowerCase() : undefined;
}
