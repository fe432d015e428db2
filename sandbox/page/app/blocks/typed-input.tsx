import { asNumber, asText, type Json, textOf } from '../json.ts';
import type { ElementProperties } from './element.tsx';
import { useValue } from './use-value.ts';

interface Kind {
  readonly type: 'text' | 'date' | 'time' | 'datetime-local';
  readonly member: string;
  readonly inputMode?: 'decimal' | 'email' | 'url';
}

const kinds: Readonly<Record<string, Kind>> = {
  plain_text_input: { type: 'text', member: 'value' },
  number_input: { type: 'text', member: 'value', inputMode: 'decimal' },
  email_text_input: { type: 'text', member: 'value', inputMode: 'email' },
  url_text_input: { type: 'text', member: 'value', inputMode: 'url' },
  datepicker: { type: 'date', member: 'selected_date' },
  timepicker: { type: 'time', member: 'selected_time' },
  datetimepicker: { type: 'datetime-local', member: 'selected_date_time' },
};

const text: Kind = { type: 'text', member: 'value' };

/** Everything that is typed: text, numbers, dates and times. Enter tells the app where the input dispatches. */
export function TypedInput(properties: ElementProperties) {
  const { element, labelledBy } = properties;
  const { held, keep, tell, error, dialog } = useValue(properties);
  const { type, member, inputMode } = kinds[asText(element.type)] ?? text;
  const onInput = (shown: string) => {
    const value = keep({ [member]: stored(type, shown) });
    if (member !== 'value') tell(value);
  };
  const common = {
    class: 'input',
    value: shownValue(type, held[member]),
    placeholder: textOf(element.placeholder) || undefined,
    'aria-labelledby': labelledBy,
    'aria-invalid': error !== undefined,
    'data-action-id': asText(element.action_id),
  };
  if (element.multiline === true) {
    return (
      <textarea {...common} rows={4} onInput={(event) => onInput(event.currentTarget.value)} />
    );
  }
  if (type !== 'text') {
    return (
      <>
        <input {...common} type={type} onInput={(event) => onInput(event.currentTarget.value)} />
        {dialog}
      </>
    );
  }
  return (
    <input
      {...common}
      type="text"
      inputMode={inputMode}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !properties.dispatches) return;
        event.preventDefault();
        tell(held);
      }}
    />
  );
}

/** A datetime is kept in whole seconds since 1970, as Slack keeps it; everything else as it is typed. */
function stored(type: string, shown: string): string | number | null {
  if (!shown) return null;
  return type === 'datetime-local' ? Math.floor(Date.parse(shown) / 1000) : shown;
}

function shownValue(type: string, held: Json[string]): string {
  const seconds = asNumber(held);
  if (type !== 'datetime-local' || seconds === undefined) return asText(held);
  const at = new Date(seconds * 1000);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
