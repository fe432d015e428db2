import type { Option, OptionGroup } from '../blocks/options.ts';
import { asNumber, asText, type Json } from '../json.ts';

/** Slack's default of `min_query_length`. */
const usualShortest = 3;

/** How many may be chosen; undefined = as many as there are. */
export function mostOf(element: Json): number | undefined {
  if (!asText(element.type).startsWith('multi_')) return 1;
  return asNumber(element.max_selected_items);
}

/**
 * What is chosen after an option was taken: it goes where it was there, else it comes. Where only
 * one may be chosen it takes the place of the other; where several may, nothing more comes than may.
 */
export function afterTaking(
  chosen: readonly Option[],
  taken: Option,
  most: number | undefined,
): readonly Option[] {
  const others = chosen.filter(({ value }) => value !== taken.value);
  if (most === 1) return [taken];
  if (others.length < chosen.length) return others;
  return isFull(chosen, most) ? chosen : [...chosen, taken];
}

/** Whether nothing more may be chosen, except in place of the one. */
export function isFull(chosen: readonly Option[], most: number | undefined): boolean {
  return most !== undefined && most > 1 && chosen.length >= most;
}

/** The options that contain what was typed, ignoring case, in their groups. */
export function matching(groups: readonly OptionGroup[], typed: string): readonly OptionGroup[] {
  const wanted = typed.trim().toLowerCase();
  return groups
    .map(({ label, options }) => ({
      label,
      options: options.filter((option) => option.label.toLowerCase().includes(wanted)),
    }))
    .filter(({ options }) => options.length > 0);
}

/** What is asked for before the app is; undefined when enough was typed. */
export function shortnessOf(element: Json, typed: string): string | undefined {
  const shortest = asNumber(element.min_query_length) ?? usualShortest;
  if ([...typed].length >= shortest) return undefined;
  return `Type at least ${shortest} ${shortest === 1 ? 'character' : 'characters'}.`;
}

/** How many may be chosen and are, as words; '' where that says nothing. */
export function countWords(chosen: number, most: number | undefined): string {
  if (most === 1) return '';
  if (most === undefined) return chosen > 1 ? `${chosen} chosen` : '';
  return chosen === 0 ? `Up to ${most} may be chosen` : `${chosen} of up to ${most} chosen`;
}
