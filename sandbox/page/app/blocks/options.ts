import { asObjects, asText, type Json, textOf } from '../json.ts';
import type { Scope } from './scope.ts';

/** One thing to choose. `value` is an option's value, or the id of a person or conversation. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  /** The option as it was sent, for the values of the form. */
  readonly source: Json | undefined;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

/** What an element lets one choose, in groups; a group without a name stands by itself. */
export function optionGroups(element: Json, scope: Scope): readonly OptionGroup[] {
  const kind = asText(element.type).replace('multi_', '');
  if (kind === 'users_select') return [{ label: '', options: people(scope) }];
  if (kind === 'channels_select') return [{ label: '', options: channels(scope) }];
  if (kind === 'conversations_select') {
    return [{ label: '', options: [...channels(scope), ...people(scope)] }];
  }
  const groups = asObjects(element.option_groups);
  if (groups.length > 0) {
    return groups.map((group) => ({
      label: textOf(group.label),
      options: asObjects(group.options).map(optionOf),
    }));
  }
  return [{ label: '', options: asObjects(element.options).map(optionOf) }];
}

/** An option as it was sent. */
export function optionOf(source: Json): Option {
  return {
    value: asText(source.value),
    label: textOf(source.text),
    description: textOf(source.description),
    source,
  };
}

function people({ people: all }: Scope): readonly Option[] {
  return all
    .filter(({ isBot }) => !isBot)
    .map(({ id, name }) => ({ value: id, label: name, description: '', source: undefined }));
}

function channels({ conversations }: Scope): readonly Option[] {
  return conversations
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => ({ value: id, label: `#${name}`, description: '', source: undefined }));
}
