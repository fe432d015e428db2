import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export interface TurnOnIntent {
  readonly kind: 'on';
  /** True = do it; else say what it would mean. */
  readonly isConfirmed: boolean;
}

export interface TurnOffIntent {
  readonly kind: 'off';
}

export interface RulesIntent {
  readonly kind: 'rules';
}

/** `on` says what it means, `on confirmed` does it. */
export function parseOn(words: readonly Word[]): TurnOnIntent | Misunderstood {
  const [only] = words;
  if (only === undefined) return { kind: 'on', isConfirmed: false };
  const isConfirmed = only.kind === 'word' && only.text.toLowerCase() === 'confirmed';
  return isConfirmed && words.length === 1
    ? { kind: 'on', isConfirmed }
    : misunderstood('Listening is turned on for everybody at once: type on and nothing after it.');
}

export function parseOff(words: readonly Word[]): TurnOffIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'off' }
    : misunderstood(
        'Listening is turned off for everybody at once: type off and nothing after it.',
      );
}

export function parseRules(words: readonly Word[]): RulesIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'rules' }
    : misunderstood('All rules are shown: type rules and nothing after it.');
}
