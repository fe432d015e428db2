import { asObject, asText, type Json, textOf } from '../json.ts';
import type { ElementProperties } from './element.tsx';
import { type Option, optionGroups } from './options.ts';
import { useScope } from './scope.ts';
import { useValue } from './use-value.ts';

const members: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
};

/** A select of one: the browser's own, so that keyboard and phone work as people know them. */
export function Select(properties: ElementProperties) {
  const { element, labelledBy } = properties;
  const { held, choose, dialog, error } = useValue(properties);
  const groups = optionGroups(element, useScope());
  const member = members[asText(element.type)];
  const current = member ? asText(held[member]) : asText(asObject(held.selected_option).value);
  const placeholder = textOf(element.placeholder) || 'Choose';
  const pick = (value: string) => {
    const option = groups.flatMap(({ options }) => options).find((one) => one.value === value);
    choose(change(member, value, option?.source));
  };
  return (
    <>
      <select
        class={`select${current ? '' : ' is-empty'}`}
        value={current}
        aria-label={labelledBy ? undefined : placeholder}
        aria-labelledby={labelledBy}
        aria-invalid={error !== undefined}
        data-action-id={asText(element.action_id)}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        <option value="">{placeholder}</option>
        {groups.map((group) =>
          group.label ? (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(drawOption)}
            </optgroup>
          ) : (
            group.options.map(drawOption)
          ),
        )}
      </select>
      {dialog}
    </>
  );
}

function drawOption({ value, label }: Option) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

function change(member: string | undefined, value: string, source: Json | undefined): Json {
  return member ? { [member]: value || null } : { selected_option: source ?? null };
}
