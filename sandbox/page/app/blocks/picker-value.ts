import { asObjects, asText, asTexts, isObject, type Json } from '../json.ts';
import { type Option, type OptionGroup, optionOf } from './options.ts';

/** Where elements that choose people or places keep their ids. */
const idMembers: Readonly<Record<string, string>> = {
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
};

/** What an element holds, as options one can read. */
export function chosenIn(
  element: Json,
  held: Json,
  groups: readonly OptionGroup[],
): readonly Option[] {
  const member = idMembers[asText(element.type)];
  if (member) {
    const known = groups.flatMap(({ options }) => options);
    const unknown = (value: string) => ({
      value,
      label: value,
      description: '',
      source: undefined,
    });
    return asTexts(held[member]).map(
      (id) => known.find(({ value }) => value === id) ?? unknown(id),
    );
  }
  if (isObject(held.selected_option)) return [optionOf(held.selected_option)];
  return asObjects(held.selected_options).map(optionOf);
}

/** The change of an element's value that makes these the chosen ones. */
export function choiceOf(element: Json, chosen: readonly Option[]): Json {
  const type = asText(element.type);
  const member = idMembers[type];
  if (member) return { [member]: chosen.map(({ value }) => value) };
  const sources = chosen.map(({ source }) => source);
  if (type.startsWith('multi_')) return { selected_options: sources };
  return { selected_option: sources[0] ?? null };
}
