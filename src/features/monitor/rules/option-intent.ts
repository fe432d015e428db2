import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type OptionName, optionValues } from './option-values.ts';

export interface OptionIntent {
  readonly kind: 'show' | 'set';
  readonly option: OptionName;
  /** Where it is set: one of the option's values. */
  readonly to?: string;
}

/** `step-in`, `step-in on`, `ask-reason off`, `tell-agents before`. Total. */
export function parseOption(
  option: OptionName,
  words: readonly Word[],
): OptionIntent | Misunderstood {
  const [only] = words;
  if (only === undefined) return { kind: 'show', option };
  const values = optionValues[option];
  const typed = only.kind === 'word' ? only.text.toLowerCase() : '';
  const to = values.find((value) => value === typed);
  if (to !== undefined && words.length === 1) return { kind: 'set', option, to };
  const choices = `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  return misunderstood(
    `After ${option} goes ${choices}, or nothing to see how it is now. For example: ${option} ${values.at(-1)}.`,
  );
}
