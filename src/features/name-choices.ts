import { limits } from '../blocks/limits.ts';
import { plainName } from '../blocks/text.ts';
import { toldApart } from '../floor/named.ts';
import { likelyNames, type Named } from '../grammar/names.ts';
import type { Choice } from './command.ts';

/** A choice for one thing with a name; `apart` tells it from another of the same name. */
function choiceFor(item: Named, apart = ''): Choice {
  return { label: plainName(item.name) + (apart && ` (${plainName(apart)})`), value: item.id };
}

/** What a select offers for what was typed so far, those of the same name told apart. */
export function likelyChoices(typed: string, all: readonly Named[]): readonly Choice[] {
  const likely = likelyNames(typed, all, limits.selectOptions);
  return likely.map((item) => choiceFor(item, toldApart(item, likely)));
}

/** Choices for what has these ids, in their order; what has no name any more is shown by its id. */
export function choicesOf(all: readonly Named[], ids: readonly string[]): readonly Choice[] {
  const byId = new Map(all.map((item) => [item.id, item]));
  return ids.map((id) => choiceFor(byId.get(id) ?? { id, name: id }));
}
