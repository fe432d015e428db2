import { useId } from 'preact/hooks';
import { asObject, asObjects, asText, asTexts, type Json } from '../json.ts';
import { TextObject } from '../text/formatted.tsx';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { useScope } from './scope.ts';
import { useValue } from './use-value.ts';

const idMembers: Readonly<Record<string, string>> = {
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
};

/** Checkboxes, radio buttons and every select of many, as a list one can tick. */
export function Choices(properties: ElementProperties) {
  const { element, labelledBy } = properties;
  const { held, choose, dialog } = useValue(properties);
  const type = asText(element.type);
  const isSingle = type === 'radio_buttons';
  const options = optionGroups(element, useScope()).flatMap((group) => group.options);
  const chosen = chosenValues(type, held);
  const toggle = (option: Option) => {
    if (isSingle) choose({ selected_option: option.source ?? null });
    else choose(manyChange(type, options, toggled(chosen, option.value)));
  };
  const name = useId();
  return (
    <fieldset
      class={`choices${type.startsWith('multi_') ? ' choices-boxed' : ''}`}
      aria-labelledby={labelledBy}
    >
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
  const member = idMembers[type];
  if (member) return asTexts(held[member]);
  return asObjects(held.selected_options).map((option) => asText(option.value));
}

function toggled(chosen: readonly string[], value: string): readonly string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}

function manyChange(type: string, options: readonly Option[], values: readonly string[]): Json {
  const member = idMembers[type];
  if (member) return { [member]: values };
  const sources = options.filter(({ value }) => values.includes(value)).map(({ source }) => source);
  return { selected_options: sources };
}
