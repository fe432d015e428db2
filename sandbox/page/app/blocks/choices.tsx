import { useId } from 'preact/hooks';
import { asObject, asObjects, asText, type Json } from '../json.ts';
import { TextObject } from '../text/formatted.tsx';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { useScope } from './scope.ts';
import { useValue } from './use-value.ts';

/** Checkboxes and radio buttons. */
export function Choices(properties: ElementProperties) {
  const { element, labelledBy } = properties;
  const { held, choose, dialog } = useValue(properties);
  const type = asText(element.type);
  const isSingle = type === 'radio_buttons';
  const options = optionGroups(element, useScope()).flatMap((group) => group.options);
  const chosen = chosenValues(type, held);
  const toggle = (option: Option) => {
    if (isSingle) choose({ selected_option: option.source ?? null });
    else choose(manyChange(options, toggled(chosen, option.value)));
  };
  const name = useId();
  return (
    <fieldset class="choices" aria-labelledby={labelledBy}>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option)}
          />
          <OptionText option={option} />
        </label>
      ))}
      {dialog}
    </fieldset>
  );
}

function OptionText({ option }: { readonly option: Option }) {
  const type = asText(asObject(option.source?.text).type) || 'plain_text';
  return (
    <span>
      <TextObject type={type} text={option.label} />
      {option.description && (
        <small>
          <TextObject type="mrkdwn" text={option.description} />
        </small>
      )}
    </span>
  );
}

function chosenValues(type: string, held: Json): readonly string[] {
  if (type === 'radio_buttons') return [asText(asObject(held.selected_option).value)];
  return asObjects(held.selected_options).map((option) => asText(option.value));
}

function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}

function manyChange(options: readonly Option[], values: readonly string[]): Json {
  const sources = options.filter(({ value }) => values.includes(value)).map(({ source }) => source);
  return { selected_options: sources };
}
