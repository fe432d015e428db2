import type { PlainTextOption } from '@slack/types';
import { limits } from './limits.ts';
import { plain } from './primitives.ts';
import { lengthOf } from './text.ts';

/** Something to choose: what is read, and what comes back. */
export interface Option {
  readonly label: string;
  readonly value: string;
}

/**
 * Slack's options for these. One whose value does not fit is left out (cut, it would be another
 * choice), and so are those beyond the limit.
 */
export function optionsOf(
  choices: readonly Option[],
  most: number = limits.selectOptions,
  longestValue: number = limits.optionValue,
): PlainTextOption[] {
  return choices
    .filter(({ value }) => value !== '' && lengthOf(value) <= longestValue)
    .slice(0, most)
    .map(({ label, value }) => ({
      text: plain(label.trim() || value, limits.optionText),
      value,
    }));
}
