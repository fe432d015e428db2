import { asObject, asObjects, asText, asTexts, type Json } from '../json.ts';

/** What `POST /api/actions` is told of an element's value: the chosen option's value, or ids. */
export interface Chosen {
  readonly selected?: string | readonly string[];
  readonly typed?: string;
}

/** Reads the value an element holds as the choice that is sent. */
export function chosenOf(value: Json): Chosen {
  if ('value' in value) return { typed: asText(value.value) };
  if ('selected_option' in value) {
    return { selected: asText(asObject(value.selected_option).value) };
  }
  if ('selected_options' in value) {
    return {
      selected: asObjects(value.selected_options).map((option) => asText(option.value)),
    };
  }
  const [, held] = Object.entries(value).find(([member]) => member.startsWith('selected_')) ?? [];
  if (Array.isArray(held)) return { selected: asTexts(held) };
  return { selected: typeof held === 'number' ? String(held) : asText(held) };
}
