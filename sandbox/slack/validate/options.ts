import { isDeepStrictEqual } from 'node:util';
import { items } from '../json.ts';
import { slackLimits as at } from './limits.ts';
import { all, list, may, need, shape, string, url } from './rules.ts';
import type { Rule, Spot } from './spot.ts';
import { anyText, plainText } from './text.ts';

const plainOption = option(plainText(at.optionText), plainText(at.optionDescription));
const richOption = option(anyText(at.optionText), anyText(at.optionDescription));

function option(label: Rule, description: Rule): Rule {
  return shape({
    text: need(label),
    value: need(string(at.optionValue, 1)),
    description: may(description),
    url: may(url(at.url)),
  });
}

const group: Rule = shape({
  label: need(plainText(at.optionText)),
  options: need(list(plainOption, 1, at.selectOptions)),
});

/** The fields of a select with its own options: options or groups, never both. */
export const selectOptions = {
  options: may(list(plainOption, 1, at.selectOptions)),
  option_groups: may(list(group, 1, at.optionGroups)),
};

export const overflowOptions: Rule = list(plainOption, 1, at.overflowOptions);
export const choiceOptions: Rule = list(richOption, 1, at.choiceOptions);
export const initialOption: Rule = richOption;
export const initialOptions: Rule = list(richOption, 1, at.selectOptions);

/** What a bot may answer when it is asked for options: options or groups, as many as a select takes; none is an answer, too. */
export const answeredOptions: Rule = (spot) => {
  const [options, groups] = [spot.child('options'), spot.child('option_groups')];
  if ((options.value === undefined) === (groups.value === undefined)) {
    return spot.fail('missing_field', 'exactly one of options and option_groups is required');
  }
  if (groups.value === undefined) list(plainOption, 0, at.selectOptions)(options);
  else list(group, 0, at.optionGroups)(groups);
};

/** A select offers either options or groups, and what is chosen at first is one of them. */
export const offersItsChoice: Rule = all((spot: Spot) => {
  const hasOptions = Array.isArray(spot.record.options);
  const hasGroups = Array.isArray(spot.record.option_groups);
  if (hasOptions === hasGroups) {
    spot.fail('missing_field', 'exactly one of options and option_groups is required');
  }
}, isAmongOptions);

/** What is chosen at first must be one of the options, word for word. */
export function isAmongOptions(spot: Spot): void {
  const offered = [
    ...items(spot.record.options),
    ...spot
      .child('option_groups')
      .children()
      .flatMap((each) => items(each.record.options)),
  ];
  const first = spot.child('initial_option');
  const chosen = [...(first.value ? [first] : []), ...spot.child('initial_options').children()];
  for (const choice of chosen) {
    if (!offered.some((one) => isDeepStrictEqual(one, choice.value))) {
      choice.fail('invalid_initial_option', 'must be one of the options');
    }
  }
}
