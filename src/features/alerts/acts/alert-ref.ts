import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** An alert as it was called, and what comes after it. */
export interface AlertRef {
  /** The word of an episode, a group or a digest; see `alertWord`. */
  readonly word: string;
  readonly rest: readonly Word[];
}

/** `a:k3x9bdq2wz …`: which alert a line is about. */
export function takeAlert(words: readonly Word[], example: string): AlertRef | Misunderstood {
  const [first, ...rest] = words;
  const word = first?.kind === 'key' && first.key === 'a' ? first.value.toLowerCase() : '';
  return /^[a-z2-9]{10}$/.test(word)
    ? { word, rest }
    : misunderstood(
        `Say which alert: the buttons of its message do, as a: and ten letters: ${example}.`,
      );
}
